"""The cells of one release: its arguments, its names, its semantics.

Each class is a sub-class of the one implementation, with the release as an
attribute and a constructor that takes the release's own argument list.
"""

from __future__ import annotations

import ast
import functools
import inspect

from .. import history
from ..releases import Release
from ..signatures.binding import bind, show
from . import HOMES, _canonical
from .base import LayerRNNCell, RNNCell

# Modules in which releases kept their cells, the newest home first.
_MODULES = (
    'nn.rnn_cell',
    'contrib.rnn',
    'models.rnn.rnn_cell',
    'python.ops.rnn_cell_impl',
    'python.ops.rnn_cell',
    'contrib.rnn.python.ops.core_rnn_cell_impl',
    'contrib.rnn.python.ops.core_rnn_cell',
    'contrib.rnn.python.ops.rnn_cell',
    'contrib.rnn.python.ops.fused_rnn_cell',
    'contrib.grid_rnn',
    'contrib.cudnn_rnn',
    'contrib.cudnn_rnn.python.ops.cudnn_rnn_ops',
    'models.rnn.linear',
    'nn.seq2seq',
    'contrib.legacy_seq2seq.python.ops.seq2seq',
)


# Private names of 1.0 and 1.1.
_SYNONYMS = {'_RNNCell': 'RNNCell'}

# What a cell did while it had no such argument yet.
_BEFORE_THE_ARGUMENT = {'state_is_tuple': False}


@functools.cache
def cells_of(release):
    """The namespace of one release's cells.

    Args:
        release: A Release or its name.

    Returns:
        A `Cells` object; one and the same for the same release.
    """
    return Cells(Release(release))


class Cells:
    """The cells of one release, made on first use.

    Args:
        release: A Release.
    """

    def __init__(self, release):
        self._release = release

    def __getattr__(self, name):
        if name.startswith('__') or name not in HOMES:
            raise AttributeError(f'there is no cell {name!r}')
        cell = _cell_class(_SYNONYMS.get(name, name), self._release)
        setattr(self, name, cell)
        return cell

    def __dir__(self):
        return [n for n in HOMES if find_symbol(n, self._release)]

    def __repr__(self):
        return f"legacy_rnn.compat.cells.for_release('{self._release}')"


def find_symbol(name, release):
    """The historical symbol of a cell in a release, or None.

    Args:
        name: Name of the cell.
        release: A Release.

    Returns:
        A `history.Symbol`, or None where the release lacked the cell.
    """
    for module in _MODULES:
        symbol = history.find(f'{module}.{name}')
        if symbol and symbol.exists(release):
            return symbol
    return None


def release_arguments(symbol, release, positional, keywords):
    """Expresses a release's call as keywords, defaults filled in.

    Args:
        symbol: A `history.Symbol`.
        release: A Release.
        positional: Values given by position.
        keywords: Values given by name.

    Returns:
        Dict of values: those given, and each default that is a literal.

    Raises:
        TypeError: The release did not take such a call.
    """
    arguments = symbol.arguments(release) or ()
    leaf = symbol.name.rpartition('.')[2]
    values = {
        argument.name: ast.literal_eval(argument.default)
        for argument in arguments
        if _is_literal(argument.default)
    }
    values.update(bind(arguments, positional, keywords, leaf))
    return values


@functools.cache
def _cell_class(name, release):
    canonical = _canonical(name)
    symbol = find_symbol(name, release)
    if symbol is None and name not in ('RNNCell', 'LayerRNNCell'):
        raise AttributeError(f'TensorFlow {release} had no cell {name!r}')
    if inspect.isfunction(canonical):
        return _function(canonical, symbol, release)
    if not hasattr(canonical, 'release'):
        return canonical
    body = {'release': release, '__doc__': canonical.__doc__}
    if symbol is not None and symbol.arguments(release):
        body['__init__'] = _constructor(canonical, symbol, release)
    bases = (canonical,)
    if name != 'RNNCell' and issubclass(canonical, RNNCell):
        bases += (_cell_class('RNNCell', release),)
    if issubclass(canonical, LayerRNNCell) and release >= '1.2':
        body['build'] = _builder(canonical)
    made = type(name, bases, body)
    made.__module__ = canonical.__module__
    return made


def _builder(canonical):
    """A `build` that a script may call before the first step."""

    @functools.wraps(canonical.build)
    def build(self, inputs_shape):
        canonical.build(self, inputs_shape)
        self.built = self.built or type(self).build is build

    return build


def _function(canonical, symbol, release):
    """A function with the release's own argument list."""
    name = symbol.name.rpartition('.')[2]

    def function(*args, **kwargs):
        values = release_arguments(symbol, release, args, kwargs)
        return canonical(release, **values)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = canonical.__doc__
    return show(function, symbol.arguments(release))


def _constructor(canonical, symbol, release):
    """An `__init__` with the release's own argument list."""
    known = _parameter_names(canonical)

    def __init__(self, *args, **kwargs):
        values: dict = {
            name: value
            for name, value in _BEFORE_THE_ARGUMENT.items()
            if name in known
        }
        values.update(release_arguments(symbol, release, args, kwargs))
        size = values.pop('input_size', None)
        if 'input_size' in known:
            values['input_size'] = size
        adapt = getattr(canonical, '_adapt_arguments', None)
        if adapt is not None:
            values = adapt(release, values)
        self.__dict__.setdefault('_given', dict(values))
        canonical.__init__(self, **values)
        if size is not None and 'input_size' not in known:
            self._input_size = size

    return show(__init__, symbol.arguments(release), method=True)


def _parameter_names(canonical):
    return set(inspect.signature(canonical.__init__).parameters)


def _is_literal(text):
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError):
        return False
    return text is not None
