"""What each use of a name says about the release.

A name says when it existed. A call says more, see `calls`.
"""

from __future__ import annotations

import ast
import dataclasses

from .. import table, today
from ..releases import RELEASES
from ..signatures import orders
from . import (
    alternatives,
    block_states,
    densities,
    flag_values,
    forms,
    label_places,
    later_methods,
    left_sessions,
    registered_gradients,
    states,
    unrolled_cells,
    version_texts,
)
from .calls import arguments_fit, call_fits
from .facts import (
    COMPAT,
    Evidence,
    known,
    leaf,
    ordered,
    since,
    until,
)

V1 = 'compat.v1'
_NONE = ast.Constant(None)
# What gave another number of values before it gave three: the last release
# of that, and the first of three.
_THREE = {
    'bidirectional_rnn': ('0.7', '0.8'),
    'dynamic_decode': ('1.1', '1.2'),
}
_PLACE_OF_LENGTHS = 3  # After both cells and the inputs.


def gather(uses, is_half=False):
    """The evidence in the uses of a source, in the order of lines.

    Args:
        uses: `names.Uses`.
        is_half: Whether `tf` is TensorFlow 2, so that only what that does
            not have tells a release.

    Returns:
        List of Evidence; what every release allows says nothing and is left
        out, and so is what stands in a `try` that expects it to fail.
    """
    found = _of_v1(uses)
    uses = _as_of_1(uses, is_half)
    for use in uses.found:
        if not use.guarded:
            found += [_where_reached(sign(use), use) for sign in _SIGNS]
    found += alternatives.gather(uses, _of_use)
    found += states.gather(uses)
    found += block_states.gather(uses)
    found += _of_losses(uses)
    found += flag_values.gather(uses)
    found += densities.gather(uses)
    found += later_methods.gather(uses)
    found += left_sessions.gather(uses)
    found += unrolled_cells.gather(uses)
    found += version_texts.gather(uses)
    kept = {}
    for item in found:
        if item and 0 < len(item.releases) < len(RELEASES):
            kept.setdefault((item.symbol, item.releases), item)
    return sorted(kept.values(), key=lambda item: item.line)


def _of_v1(uses):
    """Evidence of the first use of `tf.compat.v1`."""
    for use in uses.found:
        if any(today.below(name, V1) is not None for name in use.names):
            if not use.guarded:
                return [Evidence(V1, use.line, since(COMPAT), 'name')]
    return []


def _as_of_1(uses, is_half):
    """The uses by the names of 1.x, without those of TensorFlow 2."""
    found = []
    for use in uses.found:
        inner = [today.below(name, V1) for name in use.names]
        if None not in inner:
            if any(inner):
                found.append(dataclasses.replace(use, names=tuple(inner)))
        elif not (is_half and is_of_2(use.names[0], use.call)):
            found.append(use)
    return dataclasses.replace(uses, found=found)


def _where_reached(evidence, use):
    """The same, with the releases that do not come to the use."""
    if evidence is None or use.reached is None:
        return evidence
    releases = {*evidence.releases, *(set(RELEASES) - use.reached)}
    return evidence._replace(releases=ordered(releases))


def _of_use(use):
    """Evidence of a name and, where it is called, of its arguments."""
    existing = frozenset()
    allowed = frozenset()
    symbols = []
    for name in use.names:
        symbol, full = known(name)
        if symbol is None:
            return None
        symbols.append(symbol)
        releases = table.releases(symbol)
        if name.endswith('.FLAGS._parse_flags'):
            releases &= frozenset(until('1.4'))  # absl has no such method.
        existing |= releases
        if use.call is not None and full:
            releases = frozenset(
                release
                for release in releases
                if call_fits(symbol, release, use.call)
            )
        allowed |= releases
    # Arguments that no release took are a mistake, or a wrapper's.
    chosen, why = (allowed, 'arguments') if allowed else (existing, 'name')
    if chosen == existing:
        why = 'name'
    return Evidence(symbols[0], use.line, ordered(chosen), why)


def _of_result(use):
    """Evidence of the number of values that a result is unpacked to."""
    symbol = known(use.names[0])[0] if use.call is not None else None
    if symbol is None or use.targets is None:
        return None
    name, count = leaf(symbol), len(use.targets)
    if name not in _THREE or '*' in use.targets:
        return None
    if count == 1 and name == 'dynamic_decode':
        return None  # One name holds them all.
    before, first = _THREE[name]
    releases = since(first) if count == 3 else until(before)
    chosen = frozenset(releases) & table.releases(symbol)
    return Evidence(symbol, use.line, ordered(chosen), 'result')


def _of_lengths(use):
    """Evidence of a loop in both directions that is told no lengths.

    Up to 1.0 it reversed every row by its length alone.
    """
    symbol = known(use.names[0])[0] if use.call is not None else None
    if symbol is None or leaf(symbol) != 'bidirectional_dynamic_rnn':
        return None
    passed = {keyword.arg: keyword.value for keyword in use.call.keywords}
    starred = any(isinstance(value, ast.Starred) for value in use.call.args)
    if starred or None in passed:
        return None
    for lengths in use.call.args[_PLACE_OF_LENGTHS:][:1]:
        passed['sequence_length'] = lengths
    lengths = passed.get('sequence_length', _NONE)
    if not (isinstance(lengths, ast.Constant) and lengths.value is None):
        return None
    releases = frozenset(since('1.1')) & table.releases(symbol)
    return Evidence(symbol, use.line, ordered(releases), 'arguments')


def _of_initializer(use):
    """Evidence of an initializer that is passed without a call.

    `zeros_initializer` and `ones_initializer` were themselves initializers
    before they became factories of one; from 1.1 a class will do again.
    """
    symbol = known(use.names[0])[0]
    if symbol is None or use.call is not None:
        return None
    first = min(table.releases(symbol))
    row = table.resolve(symbol, first).row
    if row is None or not row.uncalled:
        return None
    releases = (*until(row.last), *since('1.1'))
    return Evidence(symbol, use.line, releases, 'call')


def _of_losses(uses):
    """Evidence of a loss function that takes its arguments by place.

    Since 1.2 `sequence_loss` passes labels and logits by these names.
    """
    for use in uses.found:
        for keyword in use.call.keywords if use.call is not None else ():
            if keyword.arg != 'softmax_loss_function' or use.guarded:
                continue
            local = forms.last_name(keyword.value)
            arguments = uses.functions.get(local)
            symbol = known(use.names[0])[0]
            if symbol and arguments and 'logits' not in arguments:
                yield Evidence(symbol, use.line, until('1.1'), 'arguments')


def is_of_2(name, call, release=None):
    """Whether a name and the call of it are those of TensorFlow 2.

    A call that neither generation takes is a mistake of TensorFlow 2's user.

    Args:
        name: Dotted name relative to `tensorflow`.
        call: ast.Call, or None where the name is only read.
        release: A Release that other calls are left of, or None. What fits
            both, and means another thing in either, is of this release.
    """
    if name.startswith('python.') and _is_within_ours(name):
        return False
    arguments = today.arguments(name)
    if call is None or arguments is None:
        return today.has(name)
    if release is not None and call_fits(name, release, call):
        if orders.is_permuted(name, release, len(call.args)):
            return False
    return arguments_fit(arguments, call, name) or not any(
        call_fits(name, release, call) for release in table.releases(name)
    )


def _is_within_ours(name):
    """Whether a name is a symbol of ours or, as a method, within one."""
    while name and not table.is_ours(name):
        name = name.rpartition('.')[0]
    return bool(name)


_SIGNS = (
    _of_use,
    _of_result,
    _of_lengths,
    _of_initializer,
    label_places.of_use,
    registered_gradients.of_use,
)
