"""tensorflow_addons.rnn: cells of Keras 2, by tf_keras."""

from __future__ import annotations

import functools

from .. import old_keras
from ..errors import RemovedSymbolError
from . import cells, nas_cell, of_contrib

# What makes each cell, and the class of Keras that it was made of.
_PARTS = {
    'LayerNormLSTMCell': (cells.LayerNormLSTMCell, 'LSTMCell'),
    'LayerNormSimpleRNNCell': (cells.LayerNormSimpleRNNCell, 'SimpleRNNCell'),
    'NASCell': (nas_cell.NASCell, 'AbstractRNNCell'),
    'PeepholeLSTMCell': (cells.PeepholeLSTMCell, 'LSTMCell'),
}
_others = of_contrib(__name__)


def __getattr__(name):
    """A cell; without Keras 2 one that raises when it is made.

    Raises:
        RemovedSymbolError: There is none of this name.
    """
    return _cell(name) if name in _PARTS else _others(name)


@functools.cache
def _cell(name):
    own, base = _PARTS[name]
    told = {'__doc__': own.__doc__, '__module__': __name__}
    try:
        keras = old_keras.required(f'tensorflow_addons.rnn.{name}')
    except RemovedSymbolError as error:
        return type(name, (_Unmade,), {**told, 'error': error})
    return type(name, (own, getattr(keras.layers, base)), told)


class _Unmade:
    """A table of cells may name what a program never makes."""

    error: Exception

    def __init__(self, *args, **kwargs):
        raise self.error
