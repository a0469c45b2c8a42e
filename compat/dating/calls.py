"""Which argument lists take a call.

Keyword arguments, the number of arguments, and literals that make sense in
their places tell, since `concat(1, xs)` and `concat(xs, 1)` differ by nothing
else.
"""

from __future__ import annotations

import ast
import functools
from typing import NamedTuple

from .. import table
from ..sources import assigned
from .facts import leaf

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
# Names that are still taken since 1.5.
_FLAG_NAMES = {
    'flag_name': 'name',
    'default_value': 'default',
    'docstring': 'help',
}
# What cells, as all layers, take beyond their own arguments since 1.11.
_OF_LAYERS = frozenset(
    'activity_regularizer autocast batch_input_shape batch_size dtype dynamic '
    'experimental_autocast input_dim input_shape name trainable weights '
    '_reuse _scope'.split()
)
_STARRED = '*'
_LONG = 100  # Arguments of calls that nobody makes twice.


def mark_numbers(statements):
    """Marks arguments that are names of numbers: `size` after `size = 8`.

    Args:
        statements: List of `reading.Statement`.
    """
    nodes = [node for one in statements for node in ast.walk(one.node)]
    numbers = _named_numbers(nodes)
    for call in nodes:
        if isinstance(call, ast.Call):
            for value in (*call.args, *(k.value for k in call.keywords)):
                if getattr(value, 'id', None) in numbers:
                    vars(value)['is_number'] = True


def _named_numbers(nodes):
    """Names that nothing but numbers are assigned to."""
    values = assigned.values(nodes)
    numbers: set = set()
    for _ in range(2):  # One may be named after another.
        numbers |= {
            name
            for name, given in values.items()
            if all(
                _kind(v) == 'number' or getattr(v, 'id', None) in numbers
                for v in given
            )
        }
    return numbers


def call_fits(name, release, call):
    """Whether a call has the arguments that a function took in a release."""
    shape = _shape(call)
    if len(shape.places) > _LONG:
        return _list_takes(_arguments(name, release), shape, name)
    return _takes(name, release, shape)


def arguments_fit(arguments, call, name):
    """Whether a call has the arguments of a list, and literals that fit.

    Args:
        arguments: Tuple of `history.Argument`.
        call: ast.Call.
        name: Dotted name of the function, relative to `tensorflow`.
    """
    return _list_takes(arguments, _shape(call), name)


class _Shape(NamedTuple):
    """What of a call tells the releases that took it.

    Attributes:
        places: Kinds of the arguments that are passed by place.
        named: Pairs of the names of the others, None for `**`, and kinds.
    """

    places: tuple
    named: tuple


def _shape(call):
    """The `_Shape` of a call, found once."""
    if not hasattr(call, 'shape'):
        call.shape = _Shape(
            tuple(map(_kind, call.args)),
            tuple((k.arg, _kind(k.value)) for k in call.keywords),
        )
    return call.shape


@functools.lru_cache(maxsize=100_000)
def _takes(name, release, shape):
    return _list_takes(_arguments(name, release), shape, name)


def _list_takes(arguments, shape, name):
    """Whether a list of arguments takes a call of that shape."""
    if arguments is None:
        return True
    starred = _STARRED in shape.places
    plain = [a for a in arguments if not a.name.startswith('*')]
    places = {a.name for a in plain}
    still = _FLAG_NAMES if leaf(name).startswith('DEFINE_') else {}
    keywords = {
        key if key in places else still.get(key, key): kind
        for key, kind in shape.named
    }
    open_list = any(a.name.startswith('*') for a in arguments)
    if not starred and len(shape.places) > len(plain) and not open_list:
        return False
    for key, kind in keywords.items():
        if key is None:
            continue
        if key not in places:
            if not any(a.name.startswith('**') for a in arguments):
                return False
            if leaf(name).endswith('Cell') and key not in _OF_LAYERS:
                return False
        elif not _value_fits(key, kind, name):
            return False
    bound = [] if starred else list(zip(plain, shape.places, strict=False))
    given = {a.name for a, _ in bound} | set(keywords)
    required = {a.name for a in plain if a.default is None}
    if not starred and None not in keywords and required - given:
        return False
    return all(_value_fits(a.name, kind, name) for a, kind in bound)


def _arguments(name, release):
    found = table.resolve(name, release)
    symbol = found.symbol or found.public_symbol
    if symbol is None or symbol.kind not in ('function', 'class'):
        return None
    return found.arguments


def _value_fits(argument, kind, name):
    """Whether a literal makes sense as the value of an argument."""
    if argument == '_sentinel':
        return False
    if kind == 'number' and argument in _NO_NUMBER:
        return argument in ('value', 'tensor') and leaf(name) not in (
            'split',
            'concat',
        )
    if kind == 'bool' and argument in _NO_BOOL:
        return False
    if kind in ('number', 'name') and argument in _ONLY_BOOL:
        return False
    if leaf(name) in _TAKES_LIST:
        if kind == 'bools' and argument == 'axis':
            return False
        return not (kind == 'list' and argument == 'dims')
    lists = ('list', 'bools')
    return not (kind in lists and argument in _NO_LIST and _is_joining(name))


def _is_joining(name):
    return leaf(name) in ('concat', 'split')


def _kind(node):
    if isinstance(node, ast.Starred):
        return _STARRED
    if getattr(node, 'is_number', False):
        return 'number'
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
