"""NumPy as scripts of 2015 to 2019 know it: names, ragged arrays, floats."""

from __future__ import annotations

import builtins
import contextlib
import functools
import inspect
import operator
import pkgutil
import sys
from collections.abc import Callable

import numpy as np

from legacy_rnn.compat import number_texts, numpy1
from legacy_rnn.compat.sources.libraries.moved_names import MOVED
from legacy_rnn.compat.sources.libraries.numpy_names import (
    NUMPY_ABSTRACT,
    NUMPY_BUILTINS,
    NUMPY_RENAMED,
    NUMPY_TYPED,
)
from legacy_rnn.compat.sources.libraries.old_calls import RENAMED
from legacy_rnn.compat.sources.libraries.taking import old_call

from .. import promotion, single
from ..imports.overlays import Overlay
from ..python2 import text as text2
from . import (
    array_types,
    frames,
    lost_numpy,
    operators,
    ragged,
    saved_arrays,
    tensors,
)

# Arguments that were cut to whole numbers, by function.
WHOLE = {
    'zeros': (0,),
    'ones': (0,),
    'empty': (0,),
    'full': (0,),
    'eye': (0, 1),
    'identity': (0,),
    'linspace': (2,),
    'logspace': (2,),
    'split': (1,),
    'array_split': (1,),
    'tile': (1,),
    'repeat': (1,),
    'reshape': (1,),
    'resize': (1,),
    'roll': (1,),
    'min': (1,),
    'max': (1,),
}
WHOLE_RANDOM = {
    'randint': (0, 1, 2),
    'choice': (0, 1),
    'rand': (0, 1, 2, 3, 4),
    'randn': (0, 1, 2, 3, 4),
    'random': (0,),
    'random_sample': (0,),
    'uniform': (2,),
    'normal': (2,),
    'seed': (0,),
}
REDUCED = 'amax amin max mean min prod std sum var'.split()
# Functions with arguments that have another name today.
_RENAMED = [
    full.removeprefix('numpy.')
    for full in RENAMED
    if full.startswith('numpy.') and full.count('.') == 1
]
STACKS = 'vstack hstack dstack stack column_stack concatenate'.split()


def _numpy():
    names = _renamed('')
    for name in ('fft', 'lib', 'linalg'):
        lost = _renamed(f'{name}.') | lost_numpy.parts(name)
        names[name] = Overlay(getattr(np, name), lost)
    names.update(_moved())
    names.update(lost_numpy.names())
    names.update(_TYPES, **_NUMBERS)
    names.update({name: array_types.abstract(name) for name in NUMPY_ABSTRACT})
    names.update({name: _whole(np, name, at) for name, at in WHOLE.items()})
    names.update({name: _of_list(name) for name in STACKS})
    names.update({name: ragged.maker(name) for name in ('array', 'asarray')})
    names.update({name: ragged.saver(name) for name in ragged.SAVES})
    names.update(_FUNCTIONS, random=_random())
    names['expand_dims'] = _whole(numpy1, 'expand_dims', (1,))
    names.update(tensors.FUNCTIONS, **operators.FUNCTIONS)
    names.update(
        {n: frames.by_columns(names.get(n, getattr(np, n))) for n in REDUCED}
    )
    for name in _RENAMED:
        function = names.get(name) or getattr(np, name)
        names[name] = old_call(function, RENAMED[f'numpy.{name}'], None)
    names.update(ragged.making(names))
    names.update(
        {
            n: array_types.typed(names.get(n, getattr(np, n)), place)
            for n, place in NUMPY_TYPED.items()
        }
    )
    names['__all__'] = lost_numpy.starred({*names} - {'compat', *_TYPES})
    return Overlay(np, names)


def _renamed(prefix):
    """What stands for NumPy's old names below a prefix, by them.

    NumPy 1.26 has some of them by the old name alone.
    """
    names = {}
    for old, new in NUMPY_RENAMED.items():
        if old.rpartition('.')[0] == prefix.removesuffix('.'):
            with contextlib.suppress(AttributeError):
                here = operator.attrgetter(new)(np)
                names[old.removeprefix(prefix)] = here
    return names


def _moved():
    """What was a part of NumPy and is another package's today."""
    parts = [old.split('.') for old in MOVED]
    return {
        path[1]: pkgutil.resolve_name(MOVED['.'.join(path)])
        for path in parts
        if path[0] == 'numpy' and len(path) == len(['numpy', 'name'])
    }


@functools.cache
def _random():
    names = {
        name: _whole(np.random, name, at) for name, at in WHOLE_RANDOM.items()
    }
    names['random_integers'] = _random_integers
    names['randint'] = single.of_plain(names['randint'])
    names['permutation'] = _permutation
    names['choice'] = ragged.choice(names['choice'])
    return Overlay(np.random, names)


def _whole(owner, name, positions):
    """A function that cuts these arguments to whole numbers."""
    function = getattr(owner, name)
    try:
        known = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        known = []
    named = {known[i] for i in positions if i < len(known)} | {'size', 'shape'}

    @functools.wraps(function)
    def whole(*args, **options):
        cut = [_cut(a) if i in positions else a for i, a in enumerate(args)]
        options = {k: _cut(v) if k in named else v for k, v in options.items()}
        result = function(*cut, **options)
        return _single(result) if isinstance(result, np.ndarray) else result

    return whole


def _cut(value):
    if isinstance(value, (float, np.floating)):
        return int(value)
    if isinstance(value, (tuple, list)):
        return type(value)(_cut(v) for v in value)
    return value


def _of_list(name):
    function = getattr(np, name)

    @functools.wraps(function)
    def stacked(arrays, *args, **options):
        if hasattr(arrays, '__iter__') and not hasattr(arrays, '__getitem__'):
            arrays = list(arrays)
        return function(arrays, *args, **options)

    return stacked


class Single(np.ndarray):
    """An array of one number, which NumPy up to 1.11 took as an index."""

    def __index__(self):
        return int(self.item())

    __int__ = __index__


def _frombuffer(buffer, dtype=float, count=-1, offset=0):
    return _single(np.frombuffer(text2.encode(buffer), dtype, count, offset))


def _single(array):
    whole = array.size == 1 and array.dtype.kind in 'iu'
    return array.view(Single) if whole else array


def _fromstring(text, dtype=float, count=-1, sep=''):
    if sep:
        return number_texts.fromstring(text, dtype, count, sep)
    array = np.frombuffer(text2.encode(text), dtype, count).copy()
    return _single(array)


def _nonzero(a):
    """`numpy.nonzero`, which took a single number, up to 2.0."""
    return np.nonzero(np.atleast_1d(a) if np.ndim(a) == 0 else a)


def _where(condition, *values):
    sides = promotion.matched(*values) if values else None
    return np.where(condition, *sides) if sides else _nonzero(condition)


def _permutation(x):
    x = _cut(x)
    return np.random.permutation(x if isinstance(x, int) else ragged.array(x))


def _set_printoptions(*args, **options):
    """Accepts `threshold=nan`, which meant: everything."""
    known = [_without_nan(a) for a in args]
    options = {k: _without_nan(v) for k, v in options.items()}
    np.set_printoptions(*known, **options)


def _without_nan(value):
    if isinstance(value, float) and not value < np.inf:
        return sys.maxsize
    return value


def _random_integers(low, high=None, size=None):
    low, high = (1, low) if high is None else (low, high)
    return np.random.randint(low, int(high) + 1, size)


def _histogram(a, bins=10, range=None, normed=None, weights=None, **options):
    if normed:
        options['density'] = True
    return np.histogram(a, bins, range, weights=weights, **options)


@functools.wraps(np.sum)
def _sum(a, *args, **options):
    """`numpy.sum` that also takes a generator, as up to NumPy 2.3."""
    if inspect.isgenerator(a):
        return sum(a)
    return np.sum(a, *args, **options)


_TYPES = {old: getattr(builtins, new) for old, new in NUMPY_BUILTINS.items()}
_NUMBERS = {'NINF': -np.inf, 'PZERO': 0.0, 'NZERO': -0.0}


def _unique(ar, *args, **options):
    """`np.unique`, whose inverse had one axis up to NumPy 1."""
    found = np.unique(ar, *args, **options)
    if not options.get('return_inverse') or options.get('axis') is not None:
        return found
    place = 1 + bool(options.get('return_index'))
    return (*found[:place], np.ravel(found[place]), *found[place + 1 :])


_FUNCTIONS = {
    'argsort': numpy1.argsort,
    'argpartition': numpy1.argpartition,
    'asscalar': lambda a: np.asarray(a).item(),
    'asfarray': lambda a, dtype=np.float64: np.asarray(a, dtype=dtype),
    'msort': lambda a: np.sort(a, axis=0),
    'in1d': lambda a, b, **k: np.isin(np.ravel(a), b, **k),
    'issubdtype': array_types.issubdtype,
    'unique': _unique,
    'trapz': getattr(np, 'trapezoid', getattr(np, 'trapz', None)),
    'frombuffer': _frombuffer,
    'fromstring': _fromstring,
    'load': saved_arrays.load,
    'save': saved_arrays.save,
    'nonzero': _nonzero,
    'where': _where,
    'set_printoptions': _set_printoptions,
    'histogram': _histogram,
    'sum': _sum,
}
TABLE: dict[str, Callable[[], Overlay]] = {
    'numpy': _numpy,
    'numpy.random': _random,
}
