"""What each use of a name says about the release.

A name says when it existed. A call says more: keyword arguments that the
release knew, as many arguments as it took, and literals that make sense in
their places, since `concat(1, xs)` and `concat(xs, 1)` differ by nothing
else.
"""

from __future__ import annotations

import ast
import functools
from typing import NamedTuple

from .. import history, table
from ..releases import RELEASES
from . import names

# Arguments that take no such literal.
_NO_NUMBER = frozenset(
    'activation cell input input_tensor inputs labels logits name scope '
    'sp_input tensor tensors value values default_name'.split()
)
_NO_LIST = frozenset('axis concat_dim split_dim num_split'.split())
_NO_BOOL = frozenset(
    'caching_device cell_clip default_name name num_decoder_symbols '
    'num_proj num_unit_shards proj_clip scope seed'.split()
)
_ONLY_BOOL = frozenset(['state_is_tuple', 'use_peepholes'])
_TAKES_LIST = frozenset(['reverse', 'squeeze'])
_UNROLLS = ('nn.rnn', 'models.rnn.rnn.rnn', 'python.ops.rnn.rnn')
# Decoders, which gave all states up to 0.6 as well.
_DECODES = tuple(
    f'seq2seq.{name}'
    for name in 'rnn_decoder attention_decoder basic_rnn_seq2seq '
    'tied_rnn_seq2seq'.split()
)
_INITIALIZERS = {'zeros_initializer': '0.12', 'ones_initializer': '0.11'}
_LSTM = ('BasicLSTMCell', 'LSTMCell', 'MultiRNNCell')


class Evidence(NamedTuple):
    """A reason to believe in some releases.

    Attributes:
        symbol: Dotted name relative to `tensorflow`.
        line: Line in the source, from 1.
        releases: Tuple of the releases that it allows.
        why: What was looked at: name, arguments, call, result or state.
    """

    symbol: str
    line: int
    releases: tuple
    why: str


def gather(uses):
    """The evidence in the uses of a source, in the order of lines.

    Args:
        uses: `names.Uses`.

    Returns:
        List of Evidence; what every release allows says nothing and is left
        out, and so is what stands in a `try` that expects it to fail.
    """
    found = [_of_use(use) for use in uses.found if not use.guarded]
    found += [_of_result(use) for use in uses.found if not use.guarded]
    found += [_of_initializer(use) for use in uses.found if not use.guarded]
    found += _of_states(uses)
    found += _of_losses(uses)
    kept = {}
    for item in found:
        if item and 0 < len(item.releases) < len(RELEASES):
            kept.setdefault((item.symbol, item.releases), item)
    return sorted(kept.values(), key=lambda item: item.line)


def _of_use(use):
    """Evidence of a name and, where it is called, of its arguments."""
    existing = frozenset()
    allowed = frozenset()
    symbols = []
    for name in use.names:
        symbol, full = _known(name)
        if symbol is None:
            return None
        symbols.append(symbol)
        releases = _releases(symbol)
        existing |= releases
        if use.call is not None and full:
            releases = frozenset(
                release
                for release in releases
                if _call_fits(symbol, release, use.call)
            )
        allowed |= releases
    # Arguments that no release took are a mistake, or a wrapper's.
    chosen, why = (allowed, 'arguments') if allowed else (existing, 'name')
    if chosen == existing:
        why = 'name'
    return Evidence(symbols[0], use.line, _ordered(chosen), why)


def _of_result(use):
    """Evidence of the number of values that a result is unpacked to."""
    symbol = _known(use.names[0])[0] if use.call is not None else None
    if symbol is None or use.targets is None:
        return None
    if _leaf(symbol) != 'bidirectional_rnn':
        return None
    three = len(use.targets) == 3
    releases = _since('0.8') if three else _until('0.7')
    chosen = frozenset(releases) & _releases(symbol)
    return Evidence(symbol, use.line, _ordered(chosen), 'result')


def _of_initializer(use):
    """Evidence of an initializer that is passed without a call.

    `zeros_initializer` and `ones_initializer` were themselves initializers
    before they became factories of one; from 1.13 a class will do again.
    """
    symbol = _known(use.names[0])[0]
    if use.call is not None or symbol not in _INITIALIZERS:
        return None
    releases = (*_until(_INITIALIZERS[symbol]), *_since('1.13'))
    return Evidence(symbol, use.line, releases, 'call')


def _of_states(uses):
    """Evidence of how an LSTM's state is treated.

    Up to 0.6 `rnn` gives all states, of which scripts take the last. Up to
    0.10 the state is one tensor by default: fed through a placeholder of
    twice the units, evaluated by `state.eval()`.
    """
    if 'state_is_tuple' in uses.keywords:
        return
    for use in uses.found:
        symbol = _known(use.names[0])[0]
        targets = tuple(use.targets or ())
        decodes = symbol and symbol.endswith(_DECODES)
        if (symbol in _UNROLLS or decodes) and len(targets) == 2:
            line = uses.last_items.get(targets[1])
            if line:
                releases = (*_until('0.6'), *_since('0.11'))
                yield Evidence(symbol, line, releases, 'state')
    cells = [u for u in uses.found if _leaf(u.names[0]) in _LSTM]
    if not cells:
        return
    symbol = _known(cells[0].names[0])[0]
    lines = uses.doubled[:1]
    for local, line in uses.evaluated.items():
        # A property often hides the attribute: initial_state, _initial_state.
        held = [uses.assigned.get(name) for name in (local, f'_{local}')]
        if 'zero_state' in held:
            lines.append(line)
    for line in lines[:1]:
        yield Evidence(symbol, line, _until('0.10'), 'state')


def _of_losses(uses):
    """Evidence of a loss function that takes its arguments by place.

    Since 1.2 `sequence_loss` passes labels and logits by these names.
    """
    for use in uses.found:
        for keyword in use.call.keywords if use.call is not None else ():
            if keyword.arg != 'softmax_loss_function' or use.guarded:
                continue
            local = names.last_name(keyword.value)
            arguments = uses.functions.get(local)
            symbol = _known(use.names[0])[0]
            if symbol and arguments and 'logits' not in arguments:
                yield Evidence(symbol, use.line, _until('1.1'), 'arguments')


@functools.cache
def _known(name):
    """The longest start of a name that is a symbol; whether it is all."""
    full = True
    while name:
        if name.startswith(('compat.v1.', 'compat.v2.')):
            return None, False
        if _releases(name):
            return name, full
        name, full = name.rpartition('.')[0], False
    return None, False


@functools.cache
def _releases(name):
    """The releases that had a name, by the history or by its public name."""
    symbol = history.find(name)
    if symbol:
        return frozenset(symbol.releases)
    if history.members(name):
        below = (f'{name}.{leaf}' for leaf in history.members(name))
        return frozenset().union(*map(_releases, below))
    return frozenset(
        release
        for release in RELEASES
        if table.canonical(name, release) != name
    )


def _call_fits(name, release, call):
    arguments = _arguments(name, release)
    if arguments is None:
        return True
    starred = any(isinstance(a, ast.Starred) for a in call.args)
    keywords = {k.arg: k.value for k in call.keywords}
    plain = [a for a in arguments if not a.name.startswith('*')]
    places = {a.name for a in plain}
    open_list = any(a.name.startswith('*') for a in arguments)
    if not starred and len(call.args) > len(plain) and not open_list:
        return False
    for name_, value in keywords.items():
        if name_ is None:
            continue
        if name_ not in places:
            if not any(a.name.startswith('**') for a in arguments):
                return False
        elif not _value_fits(name_, value, name):
            return False
    bound = [] if starred else list(zip(plain, call.args, strict=False))
    given = {a.name for a, _ in bound} | set(keywords)
    required = {a.name for a in plain if a.default is None}
    if not starred and None not in keywords and required - given:
        return False
    return all(_value_fits(a.name, value, name) for a, value in bound)


def _arguments(name, release):
    symbol = history.find(name)
    if symbol is None:
        symbol = history.find(table.canonical(name, release))
    if symbol is None or symbol.kind not in ('function', 'class'):
        return None
    return symbol.arguments(release)


def _value_fits(argument, node, name):
    """Whether a literal makes sense as the value of an argument."""
    if argument == '_sentinel':
        return False
    kind = _kind(node)
    if kind == 'number' and argument in _NO_NUMBER:
        return argument in ('value', 'tensor') and _leaf(name) not in (
            'split',
            'concat',
        )
    if kind == 'bool' and argument in _NO_BOOL:
        return False
    if kind in ('number', 'name') and argument in _ONLY_BOOL:
        return False
    if _leaf(name) in _TAKES_LIST:
        if kind == 'bools' and argument == 'axis':
            return False
        return not (kind == 'list' and argument == 'dims')
    lists = ('list', 'bools')
    return not (kind in lists and argument in _NO_LIST and _is_joining(name))


def _is_joining(name):
    return _leaf(name) in ('concat', 'split')


def _kind(node):
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            return 'bool'
        if isinstance(node.value, (int, float)):
            return 'number'
    if isinstance(node, (ast.List, ast.Tuple)):
        bools = [_kind(item) == 'bool' for item in node.elts]
        return 'bools' if bools and all(bools) else 'list'
    if isinstance(node, (ast.Name, ast.Attribute, ast.BinOp)):
        return 'name'
    return 'other'


def _leaf(name):
    return name.rpartition('.')[2]


def _since(first):
    return tuple(r for r in RELEASES if r >= first)


def _until(last):
    return tuple(r for r in RELEASES if r <= last)


def _ordered(releases):
    return tuple(r for r in RELEASES if r in releases)
