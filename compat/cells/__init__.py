"""The recurrent cells of TensorFlow 0.5 to 1.15, without Keras.

`cells.GRUCell` is 1.15's; `cells.for_release('0.12').GRUCell` another
release's, with its arguments, names and semantics.
"""

from __future__ import annotations

import importlib

# Public name -> module that defines it.
HOMES = {
    'BasicLSTMCell': 'lstm',
    'BasicRNNCell': 'simple',
    'DeviceWrapper': 'wrappers',
    'DropoutWrapper': 'dropout',
    'GRUCell': 'simple',
    'LSTMCell': 'lstm',
    'LSTMStateTuple': 'lstm',
    'LayerRNNCell': 'base',
    'MultiRNNCell': 'wrappers',
    'RNNCell': 'base',
    'ResidualWrapper': 'wrappers',
}

__all__ = [*HOMES, 'for_release']


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
        module = importlib.import_module(f'{__name__}.{HOMES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
