"""What tensorflow_addons had, as far as it is here: for ports and for `run`.

    import tensorflow_addons as tfa  ->  import legacy_rnn.compat.addons as tfa

The package has ended and does not import on today's TensorFlow. Its decoders
and functions of CRFs came from `contrib` and are those of 1.15 here; its
cells stand on Keras 2, as they did, which tf_keras has.

Source: tensorflow_addons 0.19.0 and 0.23.0 (behaviour, not code).
"""

from __future__ import annotations

import importlib
import operator

from ..errors import RemovedSymbolError
from ..sources.libraries import addons

__all__ = sorted(addons.MODULES)


def __getattr__(name):
    """A module of the package.

    Raises:
        RemovedSymbolError: Nothing of the module is here.
    """
    if name.startswith('__'):
        raise AttributeError(name)
    if name not in addons.MODULES:
        raise RemovedSymbolError(_told(name))
    return importlib.import_module(f'{__name__}.{name}')


def of_contrib(module):
    """How a module finds what TensorFlow 1.15 had.

    Args:
        module: Its full name.

    Returns:
        A function for its `__getattr__`.
    """
    short = module.rpartition('.')[2]

    def found(name):
        if name.startswith('__'):
            raise AttributeError(name)
        full = f'{short}.{name}'
        if full in addons.SAME:
            tf = importlib.import_module('..r1_15', __name__)
            return operator.attrgetter(addons.SAME[full])(tf)
        if addons.is_here(full):
            return importlib.import_module(module)
        raise RemovedSymbolError(_told(full))

    return found


def _told(name):
    return (
        f'tensorflow_addons.{name} has no home here, and the package does not '
        f"import on today's TensorFlow; write it without"
    )
