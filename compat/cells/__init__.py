"""The recurrent cells of TensorFlow 0.5 to 1.15, without Keras.

`cells.GRUCell` is 1.15's; `cells.for_release('0.12').GRUCell` another
release's, with its arguments, names and semantics.
"""

from __future__ import annotations

import importlib
import inspect

# Public name -> module that defines it, and the name there if it differs.
HOMES = {
    'BasicLSTMCell': 'lstm',
    'BasicRNNCell': 'simple',
    'DeviceWrapper': 'wrappers',
    'DropoutWrapper': 'dropout',
    'EmbeddingWrapper': 'projections',
    'GRUCell': 'simple',
    'InputProjectionWrapper': 'projections',
    'LSTMCell': 'lstm',
    'LSTMStateTuple': 'lstm',
    'LayerRNNCell': 'base',
    'MultiRNNCell': 'wrappers',
    'OutputProjectionWrapper': 'projections',
    'RNNCell': 'base',
    'ResidualWrapper': 'wrappers',
    '_Linear': 'linear:Linear',
    '_RNNCell': 'base:RNNCell',
    '_linear': 'linear:linear',
    'linear': 'linear:linear',
}

__all__ = [*(name for name in HOMES if name[0] != '_'), 'for_release']


def for_release(release):
    """Gives the cells of one release.

    Args:
        release: A Release or its name, such as `'0.12'`.

    Returns:
        A namespace with that release's cells as attributes; a cell that the
        release did not have raises AttributeError.

    Raises:
        ValueError: No such release.
    """
    from .by_release import cells_of

    return cells_of(release)


def __getattr__(name):
    if name in HOMES:
        value = _canonical(name)
        if inspect.isfunction(value):
            return getattr(for_release('1.15'), name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _canonical(name):
    """The one implementation of a name, for all releases."""
    module, _, attribute = HOMES[name].partition(':')
    module = importlib.import_module(f'{__name__}.{module}')
    return getattr(module, attribute or name)


def __dir__():
    return sorted([*globals(), *HOMES])
