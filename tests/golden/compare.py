"""Says how what a case measures today differs from its record."""

from __future__ import annotations

import re

import numpy as np

RTOL, ATOL = 1e-5, 1e-6
QUANTITIES = ('names', 'outputs', 'states', 'loss', 'gradients')


def differences(recorded, measured, raises=None):
    """Lists what differs.

    Args:
        recorded: One case of `record.load`.
        measured: What `measure.measure` gave for it.
        raises: Regular expression that errors of both must match.

    Returns:
        Dict of quantity to a list of sentences; empty if nothing differs.
        A variable, a gradient or an output that one side lacks differs.
    """
    found = {}
    _compare_errors(recorded, measured, raises, found)
    if not recorded['error'] and not found:
        _compare_variables(recorded, measured, found)
        _compare_facts(recorded, measured, found)
        _compare_values(recorded, measured, found)
    return found


def are_renamed(before, after):
    """Whether records differ in the names of variables alone.

    Args:
        before: One case of `record.load`, of a release.
        after: The same case of a later one.
    """
    old, new = before['variables'], after['variables']
    if len(old) != len(new):
        return False
    names = {n[0]: o[0] for o, n in zip(old, new)}
    variables = [[names[name], *rest] for name, *rest in new]
    values = {_renamed(k, names): v for k, v in after['values'].items()}
    after = dict(after, variables=variables, values=values)
    return not differences(before, after, '')


def _renamed(label, names):
    head, _, name = label.rpartition(' ')
    return f'{head} {names[name]}' if head and name in names else label


def quantity(label):
    """The column of the parity table that a label counts in."""
    words = re.sub(r'^run \d+ ', '', label)
    if words.startswith('gradient of '):
        return 'gradients'
    if words.startswith(('initial ', 'seeded ')):
        return 'names'
    head = re.split(r'\W', words)[0]
    return {'state': 'states', 'loss': 'loss'}.get(head, 'outputs')


def shares(recorded, measured):
    """Says how much of the tolerance the largest errors take.

    Args:
        recorded: One case of `record.load`.
        measured: What `measure.measure` gave for it.

    Returns:
        Dict of each quantity that the record holds to a float, 1.0 where an
        error is as large as it may be; names count as 0.
    """
    found = {'names': 0.0}
    new = dict(measured['values'])
    for label, old in recorded['values'].items():
        share = _share(old, new.get(label)) if _is_float(old) else 0.0
        key = quantity(label)
        if key == 'names':
            share = 0.0  # statistics, or numbers drawn by a seed
        found[key] = max(found.get(key, 0.0), share)
    return found


def _is_float(value):
    return value is not None and value.dtype.kind == 'f'


def _share(old, new):
    if new is None or old.shape != new.shape or not old.size:
        return 0.0
    fits = np.isfinite(old) & np.isfinite(new)
    allowed = ATOL + RTOL * np.abs(np.where(fits, old, 0))
    error = np.abs(np.where(fits, new, 0) - np.where(fits, old, 0))
    return float((error / allowed).max())


def _compare_errors(recorded, measured, raises, found):
    old, new = recorded['error'], measured['error']
    if bool(old) != bool(new):
        found['names'] = [f'raises {new}, the release {old}']
    elif old and old[0] != new[0]:
        found['names'] = [f'raises {new[0]}, the release {old[0]}']
    elif old and not re.search(raises, new[1]):
        found['names'] = [f'says {new[1]!r}, which lacks {raises!r}']


def _compare_variables(recorded, measured, found):
    old, new = recorded['variables'], measured['variables']
    if old == new:
        return
    lacks = [v for v in old if v not in new]
    extra = [v for v in new if v not in old]
    told = f'lacks variables {lacks}, has {extra} instead'
    if not lacks and not extra:
        order = [name for name, _, _ in old]
        told = f'creates its variables in another order than {order}'
    found.setdefault('names', []).append(told)


def _compare_facts(recorded, measured, found):
    old, new = recorded['facts'], measured['facts']
    for label in sorted(set(old) | set(new)):
        if old.get(label) != new.get(label):
            found.setdefault('names', []).append(
                f'{label} is {new.get(label)}, was {old.get(label)}'
            )


def _compare_values(recorded, measured, found):
    old, new = recorded['values'], dict(measured['values'])
    for label in [*old, *(k for k in new if k not in old)]:
        if label not in old or label not in new:
            told = 'was not there' if label in new else 'is missing'
        else:
            told = _compare_value(label, old[label], new[label])
        if told:
            sentence = f'{label} {told}'
            found.setdefault(quantity(label), []).append(sentence)


def _compare_value(label, old, new):
    if old is None or new is None:
        return None if old is new else f'is {_kind(new)}, was {_kind(old)}'
    if old.shape != new.shape or old.dtype != new.dtype:
        return f'is {_kind(new)}, was {_kind(old)}'
    if label.startswith('initial '):
        return _compare_statistics(old, new)
    if old.dtype.kind != 'f':
        same = np.array_equal(old, new)
        return None if same else f'is {new.tolist()}, was {old.tolist()}'
    return _compare_floats(old, new)


def _compare_floats(old, new):
    if old.tobytes() == new.tobytes():
        return None  # As most records of two releases are.
    odd = ~np.isfinite(old)
    if not np.array_equal(old[odd], new[odd], equal_nan=True):
        return f'is {new.tolist()}, was {old.tolist()}'
    error = np.abs(np.where(odd, 0, new) - np.where(odd, 0, old))
    allowed = ATOL + RTOL * np.abs(np.where(odd, 0, old))
    if (error <= allowed).all():
        return None
    return (
        f'is off by up to {error.max():.3g} in '
        f'{int((error > allowed).sum())} of {error.size} elements'
    )


def _compare_statistics(old, new):
    """Compares minimum, maximum, mean, deviation and number of elements.

    Both sides draw numbers of their own. Of n uniform ones, the extremes lie
    about 2 / n of the range apart from its ends, the mean 0.6 / sqrt(n) and
    the deviation 0.3 / sqrt(n) of half of it from theirs; some times that is
    allowed, which still tells a bound of 0.2449 from 0.2000.
    """
    spread, count = max(float(old[3]), 1e-6), float(old[4])
    ends, root = 40 / count + 0.03, 1 / np.sqrt(count)
    share = np.array([ends, ends, 6 * root, 4 * root, 0])
    if (np.abs(new - old) <= share * spread).all():
        return None
    told = '(minimum, maximum, mean, deviation, number)'
    return f'{told} is {new.tolist()}, was {old.tolist()}'


def _kind(value):
    return 'nothing' if value is None else f'{value.dtype}{[*value.shape]}'
