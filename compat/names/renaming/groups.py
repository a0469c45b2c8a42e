"""The kernels of GLSTMCell's groups, which all shared one in 1.4."""

from __future__ import annotations

from .. import variables

_KERNEL = 'group{}/kernel'


def copies(owners, shapes, target):
    """Plans the kernels that a release wants of groups that shared one.

    Args:
        owners: Maps names to `(place, before, slot)`.
        shapes: Maps names to shapes.
        target: Release of the new names.

    Returns:
        `(copies, problems)`: a list of `(place, before, slot, names)`, one a
        kernel that becomes of the first group's, and sentences on kernels
        that the release has no place for.
    """
    known = {(place, slot): name for name, (place, _, slot) in owners.items()}
    found, problems = [], []
    for name, (place, before, slot) in owners.items():
        if place.cell != 'GLSTMCell' or not place.role.endswith('/kernel'):
            continue
        if not place.role.startswith('group'):
            continue
        if variables.GROUPS_SHARE[target]:
            if place.role != _KERNEL.format(0) and not slot:
                problems.append(
                    f'{name}: in TensorFlow {target} all groups of a '
                    f'GLSTMCell share the kernel of the first'
                )
        elif place.role == _KERNEL.format(0):
            for group in range(1, _count(name, place, known, shapes)):
                other = place._replace(role=_KERNEL.format(group))
                if (other, slot) not in known:
                    found.append((other, before, slot, (name,)))
    return found, problems


def _count(name, place, known, shapes):
    """Number of groups: the bias has all units, the kernel those of one."""
    bias = known.get((place._replace(role='bias_i'), ''))
    return 4 * shapes[bias][0] // shapes[name][1] if bias else 1
