"""Lets a running program call other packages with their old arguments.

A package is touched once the program has imported it, and never otherwise.
What it takes today it takes as before.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys

import numpy as np

from legacy_rnn.compat.sources import plot_styles
from legacy_rnn.compat.sources.old_calls import (
    METHODS_PLACED,
    OF_AXES,
    PLACED,
    RENAMED,
    TOLD,
)

from ..shims import estimators, frames, moved_names, old_names, series_items
from . import replacing

# Packages whose modules load when they are asked for.
_LAZY = ('librosa',)
_START = '__init__'
# Classes of matplotlib, and where they are.
_DRAWN = {'Axes': 'matplotlib.axes', 'Figure': 'matplotlib.figure'}


@contextlib.contextmanager
def taken(imports):
    """Lets packages take old calls until the end.

    Args:
        imports: `importing.UserImports` of the program.
    """
    with contextlib.ExitStack() as stack:
        imports.after_import = _Packages(stack)
        yield


class _Packages:
    """Changes each package after its first import.

    Args:
        stack: ExitStack that takes the changes back.
    """

    def __init__(self, stack):
        self._stack = stack
        self._left = _changes()

    def __call__(self):
        """Looks for packages that have been imported."""
        while name := next(filter(_is_loaded, self._left), None):
            changes = self._left.pop(name)  # It may import, and come here.
            if name == 'pandas':
                self._stack.enter_context(frames.texts_as_objects())
            for change in changes:
                owner, attribute, value = change(name) or (None, '', None)
                if owner is not None:
                    self._stack.enter_context(
                        replacing.attribute(owner, attribute, value)
                    )


def _is_loaded(name):
    top = name.partition('.')[0]
    return (top if top in _LAZY else name) in sys.modules


def _changes():
    """Module -> functions of its name that tell `(owner, name, value)`."""
    changes = {}
    for full in sorted({*RENAMED, *PLACED, *TOLD}):
        module, _, leaf = full.rpartition('.')
        if module not in ('numpy', 'pandas'):  # Their overlays know.
            changes.setdefault(module, []).append(
                functools.partial(_taking, leaf)
            )
    for lost in (old_names.NAMES, moved_names.of_packages()):
        for module, names in lost.items():
            for leaf, make in names.items():
                changes.setdefault(module, []).append(
                    functools.partial(_having, leaf, make)
                )
    changes.setdefault('pandas', []).extend(
        functools.partial(_frames, kind, name)
        for kind in ('DataFrame', 'Series')
        for name in (*METHODS_PLACED[kind], *frames.METHODS[kind])
    )
    changes['pandas'] += [_groups, _patterns]
    changes['pandas'] += [
        functools.partial(_values, kind) for kind in ('DataFrame', 'Series')
    ]
    changes['pandas'] += [
        functools.partial(_arrays, kind, name)
        for kind in ('DataFrame', 'Series')
        for name in ('to_numpy', '__array__')
    ]
    changes['pandas'] += [
        functools.partial(_items, '__getitem__', series_items.reading),
        functools.partial(_items, '__setitem__', series_items.writing),
    ]
    for kind, module in _DRAWN.items():
        changes.setdefault(module, []).extend(
            functools.partial(_placed, kind, name, OF_AXES.get(name, {}))
            for name in METHODS_PLACED[kind]
        )
    changes['mpl_toolkits.mplot3d'] = [_axes]
    changes['scipy.signal'].append(_filters)
    changes.setdefault('scipy.stats', []).append(_chances)
    changes['matplotlib.collections'] = [_cells]
    changes['matplotlib.style'] = [_styles]
    changes['sklearn.base'] = [_estimators]
    changes.setdefault('gensim', []).extend(
        functools.partial(_models, name) for name in old_names.MODELS
    )
    return changes


def _taking(leaf, module):
    """A function, or the constructor of a class, that takes old calls."""
    full = f'{module}.{leaf}'
    owner = _module(module)
    function = getattr(owner, leaf, None)
    if function is None:
        return None
    renamed, line = RENAMED.get(full, {}), PLACED.get(full)
    if isinstance(function, type):
        made = old_names.old_call(getattr(function, _START), renamed, line, 1)
        return function, _START, made
    made = old_names.old_call(function, renamed, line, told=TOLD.get(full))
    return owner, leaf, made


def _having(leaf, make, module):
    """A name that a module has lost."""
    owner = _module(module)
    if owner is None or hasattr(owner, leaf):
        return None
    try:
        return owner, leaf, make()
    except (AttributeError, ImportError):  # What it became is gone as well.
        return None


def _filters(module):
    """`lfilter` of objects, which SciPy took up to 1.16."""
    owner = _module(module)
    function = getattr(owner, 'lfilter', None)
    if function is None:
        return None

    @functools.wraps(function)
    def lfilter(b, a, x, *args, **options):
        if not isinstance(x, np.ndarray) or x.dtype.kind != 'O':
            return function(b, a, x, *args, **options)
        found = function(b, a, _numbers(x), *args, **options)
        return found.astype(object) if hasattr(found, 'astype') else found

    return owner, 'lfilter', lfilter


def _chances(module):
    """`rv_discrete` of values and chances of one length and two shapes."""
    owner = _module(module)
    kind = type(owner.rv_discrete(values=([0], [1])))
    known = getattr(kind, _START)

    @functools.wraps(known)
    def start(self, *args, values=None, **options):
        if values is not None and len(values[0]) == len(values[1]):
            values = tuple(np.ravel(part) for part in values)
        known(self, *args, values=values, **options)

    return kind, _START, start


def _numbers(objects):
    """Floats of an array of numbers and arrays of one number each."""
    found = np.empty(objects.shape)
    for index, value in np.ndenumerate(objects):
        found[index] = np.asarray(value).item()
    return found


def _axes(module):
    """`Axes3D(figure)`, which stands in its figure again."""
    owner = _module(module)

    class Axes3D(owner.Axes3D):  # type: ignore[name-defined]
        def __init__(self, fig, *args, **options):
            super().__init__(fig, *args, **options)
            fig.add_axes(self)

    return owner, 'Axes3D', Axes3D


def _estimators(module):
    """Estimators, of which some do not keep what they were made of."""
    kind = getattr(_module(module), 'BaseEstimator', None)
    name = 'get_params'
    return kind and (kind, name, estimators.lenient(kind.get_params))


def _cells(module):
    """The values of the cells of `pcolor`, with one axis up to 3.7."""
    kind = getattr(_module(module), 'PolyQuadMesh', None)
    if kind is None:
        return None
    known = kind.get_array

    @functools.wraps(known)
    def get_array(mesh):
        caller = sys._getframe(1).f_globals.get('__name__', '')
        values = known(mesh)
        own = caller.startswith('matplotlib.') or values is None
        return values if own else values.compressed()

    return kind, 'get_array', get_array


def _styles(module):
    """The styles, which also have the names that they had up to 3.5."""
    owner = _module(module)
    owner = getattr(owner, 'core', owner)
    old = {
        name: owner.library[today]
        for name, today in plot_styles.RENAMED.items()
        if today in owner.library
    }
    return owner, 'library', {**old, **owner.library}


def _frames(kind, name, module):
    """A method of frames: with the arguments of then, or lost."""
    owner = getattr(_module(module), kind)
    lost = frames.METHODS[kind].get(name)
    if lost is not None:
        return None if hasattr(owner, name) else (owner, name, lost)
    if name == 'fillna':
        return owner, name, frames.filling(owner.fillna)
    return _placed(kind, name, {}, module)


def _placed(kind, name, renamed, module):
    """A method that takes the arguments of then, by place and by name."""
    owner = getattr(_module(module), kind)
    method = getattr(owner, name, None)
    if method is None:
        return None
    line = METHODS_PLACED[kind][name]
    return owner, name, old_names.old_call(method, renamed, line, 1)


def _groups(module):
    """`apply` of groups, which lost the grouping columns in pandas 3."""
    pandas = _module(module)
    if int(pandas.__version__.partition('.')[0]) < 3:
        return None
    owner = pandas.api.typing.DataFrameGroupBy
    return owner, 'apply', frames.of_whole_groups(owner.apply)


def _items(name, make, module):
    """Items of columns and rows by place, which pandas 3 does not take."""
    pandas = _module(module)
    if int(pandas.__version__.partition('.')[0]) < 3:
        return None
    return pandas.Series, name, make(getattr(pandas.Series, name))


def _patterns(module):
    """`replace` of texts, whose pattern is none untold since pandas 2."""
    owner = _module(module).Series.str
    return owner, 'replace', frames.replacing(owner.replace)


def _values(kind, module):
    """`values`, which are read alone since pandas 3."""
    owner = getattr(_module(module), kind)
    return owner, 'values', frames.writable(owner.values)


def _arrays(kind, name, module):
    """`to_numpy` and what `np.asarray` calls, whose arrays are the same."""
    owner = getattr(_module(module), kind)
    method = getattr(owner, name, None)
    return method and (owner, name, frames.giving_writable(method))


def _models(name, module):
    """What models of word vectors had, which raise what to do today."""
    owner_path, _, leaf = name.rpartition('.')
    path, _, kind = owner_path.rpartition('.')
    owner = getattr(_module(f'{module}.{path}'), kind, None)
    return owner and (owner, leaf, old_names.MODELS[name])


def _module(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
