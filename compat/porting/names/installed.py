"""Names that Python and the packages which the porter finds lack.

The modules themselves are asked, so that what a release drops which nobody
listed is found, too. Those whose import takes seconds are asked where their
source does not show that they have the name and take the call.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import platform
import sys
import types
import warnings

from .definitions import may_refuse
from .mentioned import is_mentioned

_QUICK = frozenset(['PIL', 'numpy'])
_SLOW = frozenset(
    'cv2 gensim h5py imageio jieba librosa matplotlib networkx nibabel '
    'nltk pandas pywt scipy seaborn skimage sklearn soundfile statsmodels '
    'tqdm'.split()
)
# Modules of the library whose import does something, or which tests bring.
_LEFT = frozenset(
    '__main__ antigravity idlelib lib2to3 test this tkinter turtle '
    'turtledemo'.split()
)
_NOBODYS = '_nobody_has_this_name'


def lacked(full):
    """The start of a dotted name that a module lacks, or `''`.

    Args:
        full: `numpy.random.RandomState.seed`, from its package on. What an
            object other than a module has is not asked for.
    """
    if _is_slow(full) and is_mentioned(full):
        return ''
    return _find(full)[0]


def refused(full, places, names):
    """Why a function refuses its arguments, in Python's words, or `''`.

    Args:
        full: Dotted name of a function or class of a module.
        places: Number of arguments by place.
        names: Names of the others.
    """
    if _is_slow(full) and not may_refuse(full, places, names):
        return ''
    signature = _signature(full)
    try:
        if signature is not None:
            signature.bind(*range(places), **dict.fromkeys(names))
    except TypeError as error:
        return str(error)
    return ''


@functools.cache
def _find(full):
    """The start of a name that a module lacks, or what it stands for.

    Returns:
        Tuple `(start, value)`; the value is None where nothing is known.
    """
    top, *parts = full.split('.')
    if not _is_asked(top):
        return '', None
    found = _module(top)
    path = top
    for name in parts:
        if not isinstance(found, types.ModuleType):
            return '', None
        path = f'{path}.{name}'
        is_there, found = _inside(found, path)
        if not is_there:
            return path, None
    return '', found


@functools.cache
def _signature(full):
    """The `inspect.Signature` of a function, or None.

    None, too, for one in C, which may take more than it tells, as
    `numpy.arange` takes a type by place; and for what has every name, as
    `unittest.mock.call`, which would be unwrapped without end.
    """
    value = _find(full)[1]
    if hasattr(value, _NOBODYS):
        return None
    called = value.__init__ if inspect.isclass(value) else value
    if not inspect.isfunction(inspect.unwrap(called)):
        return None
    try:
        return inspect.signature(value)
    except (TypeError, ValueError):  # It has none that is told.
        return None


def owner(full):
    """What answers for a name, with its version: `numpy 2.4.1`."""
    top = full.partition('.')[0]
    if top in sys.stdlib_module_names:
        return f'Python {platform.python_version()}'
    return f'{top} {_module(top).__version__}'


def _is_slow(full):
    return full.partition('.')[0] in _SLOW


def _is_asked(top):
    if top in _QUICK | _SLOW:
        return True
    return top in sys.stdlib_module_names and top not in _LEFT


@functools.cache
def _module(name):
    """An imported module; None where it cannot be imported."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            return importlib.import_module(name)
        except Exception:  # Whatever ends an import.
            return None


def _inside(module, path):
    """Whether a module has what a path ends with, and that or None."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            return True, getattr(module, path.rpartition('.')[2])
        except AttributeError:
            inner = _module(path)
            return inner is not None, inner
        except Exception:  # A module may refuse a name by any error.
            return True, None
