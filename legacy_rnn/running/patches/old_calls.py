"""Lets a running program call other packages with their old arguments.

A package is touched once the program has imported it, and never otherwise.
What it takes today it takes as before.
"""

from __future__ import annotations

import contextlib
import functools
import sys

from legacy_rnn.compat.sources import old_values
from legacy_rnn.compat.sources.old_calls import (
    METHODS_PLACED,
    OF_AXES,
    PLACED,
    RENAMED,
    TOLD,
)

from ..shims import (
    classes,
    estimators,
    frames,
    hdf5,
    moved_names,
    networks,
    old_names,
    series_items,
    taking,
)
from . import compiled_numpy, plots_and_signals, replacing, seeds

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
        imports.after_import = _Packages(stack, imports.project == 2)
        yield


class _Packages:
    """Changes each package after its first import.

    Args:
        stack: ExitStack that takes the changes back.
        python2: Whether the program is of Python 2.
    """

    def __init__(self, stack, python2=False):
        self._stack = stack
        self._left = _changes(python2)

    def __call__(self):
        """Looks for packages that have been imported."""
        while name := next(filter(_is_loaded, self._left), None):
            changes = self._left.pop(name)  # It may import, and come here.
            with seeds.drawn(None):  # What it imports may draw numbers.
                self._change(name, changes)

    def _change(self, name, changes):
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


def _changes(python2):
    """Module -> functions of its name that tell `(owner, name, value)`."""
    changes = {}
    for full in sorted({*RENAMED, *PLACED, *TOLD, *old_values.FUNCTIONS}):
        module, _, leaf = full.rpartition('.')
        if module not in ('json', 'numpy', 'pandas'):  # Their overlays know.
            changes.setdefault(module, []).append(
                functools.partial(_taking, leaf)
            )
    given = (
        old_names.NAMES,
        moved_names.of_packages(),
        {'networkx': networks.NAMES},
    )
    for lost in given:
        for module, names in lost.items():
            for leaf, make in names.items():
                changes.setdefault(module, []).append(
                    functools.partial(_having, leaf, make)
                )
    changes.setdefault('pandas', []).extend(
        functools.partial(_frames, kind, name)
        for kind, lost in frames.METHODS.items()
        for name in (*METHODS_PLACED.get(kind, ()), *lost)
    )
    for rows, give in ((classes.LOST, _lost), (classes.CHANGED, _changed)):
        for module, kind, name, value in rows:
            changes.setdefault(module, []).append(
                functools.partial(give, kind, name, value)
            )
    changes['pandas'] += [_groups, _patterns]
    changes['pandas'] += [
        functools.partial(_items, '__getitem__', series_items.reading),
        functools.partial(_items, '__setitem__', series_items.writing),
    ]
    for kind, module in _DRAWN.items():
        changes.setdefault(module, []).extend(
            functools.partial(_placed, kind, name, OF_AXES.get(name, {}))
            for name in METHODS_PLACED[kind]
        )
    changes['h5py'] = [
        functools.partial(_changed, kind, name, make)
        for kind, made in hdf5.methods(python2).items()
        for name, make in made.items()
    ]
    changes['mpl_toolkits.mplot3d'] = [plots_and_signals.axes]
    changes['scipy.signal'].append(plots_and_signals.filters)
    changes.setdefault('scipy.stats', []).append(plots_and_signals.chances)
    changes['matplotlib.collections'] = [plots_and_signals.cells]
    changes['matplotlib.style'] = [plots_and_signals.styles]
    changes['numba'] = [compiled_numpy.todays]
    changes['sklearn.base'] = [_estimators]
    changes.setdefault('gensim', []).extend(
        functools.partial(_models, name) for name in old_names.MODELS
    )
    return changes


def _taking(leaf, module):
    """A function, or the constructor of a class, that takes old calls."""
    full = f'{module}.{leaf}'
    owner = plots_and_signals.find(module)
    function = getattr(owner, leaf, None)
    if function is None:
        return None
    renamed, line = RENAMED.get(full, {}), PLACED.get(full)
    is_class = isinstance(function, type)
    start = getattr(function, _START) if is_class else function
    if full in old_values.FUNCTIONS:
        start = taking.old_said(start, full)
    made = taking.old_call(start, renamed, line, is_class, TOLD.get(full))
    return (function, _START, made) if is_class else (owner, leaf, made)


def _having(leaf, make, module):
    """A name that a module has lost."""
    owner = plots_and_signals.find(module)
    if owner is None or hasattr(owner, leaf):
        return None
    try:
        return owner, leaf, make()
    except (AttributeError, ImportError):  # What it became is gone as well.
        return None


def _lost(kind, name, value, module):
    """A method that a class of a module has lost."""
    owner = classes.owner(module, kind)
    lost = owner is not None and not hasattr(owner, name)
    return (owner, name, value) if lost else None


def _changed(kind, name, make, module):
    """What a class of a module is given, made of the class."""
    owner = classes.owner(module, kind)
    try:
        return owner and (owner, name, make(owner))
    except AttributeError:  # It has not what is changed.
        return None


def _estimators(module):
    """Estimators, of which some do not keep what they were made of."""
    kind = getattr(plots_and_signals.find(module), 'BaseEstimator', None)
    name = 'get_params'
    return kind and (kind, name, estimators.lenient(kind.get_params))


def _frames(kind, name, module):
    """A method of frames: with the arguments of then, or lost."""
    owner = getattr(plots_and_signals.find(module), kind)
    lost = frames.METHODS[kind].get(name)
    if lost is not None:
        return None if hasattr(owner, name) else (owner, name, lost)
    if name == 'fillna':
        return owner, name, frames.filling(owner.fillna)
    return _placed(kind, name, {}, module)


def _placed(kind, name, renamed, module):
    """A method that takes the arguments of then, by place and by name."""
    owner = getattr(plots_and_signals.find(module), kind)
    method = getattr(owner, name, None)
    if method is None:
        return None
    line = METHODS_PLACED[kind][name]
    return owner, name, taking.old_call(method, renamed, line, 1)


def _groups(module):
    """`apply` of groups, which lost the grouping columns in pandas 3."""
    pandas = plots_and_signals.find(module)
    if int(pandas.__version__.partition('.')[0]) < 3:
        return None
    owner = pandas.api.typing.DataFrameGroupBy
    return owner, 'apply', frames.of_whole_groups(owner.apply)


def _items(name, make, module):
    """Items of columns and rows by place, which pandas 3 does not take."""
    pandas = plots_and_signals.find(module)
    if int(pandas.__version__.partition('.')[0]) < 3:
        return None
    return pandas.Series, name, make(getattr(pandas.Series, name))


def _patterns(module):
    """`replace` of texts, whose pattern is none untold since pandas 2."""
    owner = plots_and_signals.find(module).Series.str
    return owner, 'replace', frames.replacing(owner.replace)


def _models(name, module):
    """What models of word vectors had, which raise what to do today."""
    owner_path, _, leaf = name.rpartition('.')
    path, _, kind = owner_path.rpartition('.')
    owner = getattr(plots_and_signals.find(f'{module}.{path}'), kind, None)
    return owner and (owner, leaf, old_names.MODELS[name])
