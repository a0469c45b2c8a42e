"""Lets a running program call other packages with their old arguments.

A package is touched once the program has imported it, and never otherwise.
What it takes today it takes as before.
"""

from __future__ import annotations

import contextlib
import functools
import pkgutil
import sys

from legacy_rnn.compat.old_pandas import texts
from legacy_rnn.compat.sources.libraries import (
    old_defaults,
    old_values,
    plot_styles,
    taking,
)
from legacy_rnn.compat.sources.libraries.old_calls import (
    METHODS_PLACED,
    OF_AXES,
    PLACED,
    RENAMED,
    TOLD,
)

from ..shims import (
    classes,
    hdf5,
    moved_names,
    networks,
    old_names,
)
from . import (
    compiled_numpy,
    nltk_names,
    plots_and_signals,
    replacing,
    seeds,
)

# Packages whose modules load when they are asked for.
_LAZY = ('librosa',)
_START = '__init__'
# Classes whose methods take arguments by place, and where they are.
_DRAWN = {'Axes': 'matplotlib.axes', 'Figure': 'matplotlib.figure'}
_PLACED_IN = {'DataFrame': 'pandas', 'Series': 'pandas', **_DRAWN}
# Methods of axes by which all others choose a scale.
_SCALES = ('set_xscale', 'set_yscale')
# Where functions of `old_defaults.SCORES` are.
_SCORED = 'sklearn.metrics'
# A method that `classes` changes as a whole.
_WHOLE = ('fillna',)


@contextlib.contextmanager
def taken(imports, half=False, release=None):
    """Lets packages take old calls until the end.

    Args:
        imports: `importing.UserImports` of the program.
        half: Whether the program is half-ported, and may be of later years
            than what packages do untold.
        release: Release of the program, where it is known.
    """
    with contextlib.ExitStack() as stack:
        packages = _Packages(stack, imports.project == 2, half, release)
        imports.after_import = packages
        imports.after_load = {
            name: functools.partial(packages.change, name)
            for name in packages.names()
        }
        yield


class _Packages:
    """Changes each package after its first import, whoever imports it.

    What is installed may be of the time, too, and call it as it is imported.

    Args:
        stack: ExitStack that takes the changes back.
        python2: Whether the program is of Python 2.
        half: As `taken` takes it.
        release: As `taken` takes it.
    """

    def __init__(self, stack, python2=False, half=False, release=None):
        self._stack = stack
        self._left = _changes(python2, half, release)

    def names(self):
        """Names of the modules that are yet to be changed, a list."""
        return list(self._left)

    def __call__(self):
        """Looks for packages that have been imported."""
        while name := next(filter(_is_loaded, self._left), None):
            self.change(name)

    def change(self, name):
        """Changes a package that has been imported, once.

        Args:
            name: One of those that are to be changed.
        """
        changes = self._left.pop(name, ())  # It may import, and come here.
        with seeds.drawn(None):  # What it imports may draw numbers.
            self._change(name, changes)

    def _change(self, name, changes):
        if name == 'pandas':
            self._stack.enter_context(texts.texts_as_objects())
        for change in changes:
            owner, attribute, value = change(name) or (None, '', None)
            if owner is not None:
                self._stack.enter_context(
                    replacing.attribute(owner, attribute, value)
                )


def _is_loaded(name):
    top = name.partition('.')[0]
    module = sys.modules.get(top if top in _LAZY else name)
    spec = getattr(module, '__spec__', None)
    # One that is yet to run to its end has not all of its names.
    return module is not None and not getattr(spec, '_initializing', False)


def _changes(python2, half, release):
    """Module -> functions of its name that tell `(owner, name, value)`."""
    changes: dict[str, list] = {}
    told = TOLD if half else {**TOLD, **old_defaults.TOLD}
    for full in sorted({*RENAMED, *PLACED, *told, *old_values.FUNCTIONS}):
        module, _, leaf = full.rpartition('.')
        if module not in ('json', 'numpy', 'pandas'):  # Their overlays know.
            changes.setdefault(module, []).append(
                functools.partial(_taking, leaf, told.get(full))
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
    for kind, module in _PLACED_IN.items():
        is_drawn = kind in _DRAWN
        changes.setdefault(module, []).extend(
            functools.partial(
                _placed, kind, name, OF_AXES.get(name, {}) if is_drawn else {}
            )
            for name in (*METHODS_PLACED[kind], *(_SCALES * is_drawn))
            if name not in _WHOLE
        )
    for rows, give in (
        (classes.LOST, taking.lost),
        (classes.CHANGED, taking.changed),
        ([] if half else classes.OF_2019, taking.changed),
    ):
        for module, kind, name, value in rows:
            changes.setdefault(module, []).append(
                functools.partial(give, kind, name, value)
            )
    changes['h5py'] = [
        functools.partial(taking.changed, kind, name, make)
        for kind, made in hdf5.methods(python2).items()
        for name, make in made.items()
    ]
    if not half:
        for full, ours in old_defaults.ours(release).items():
            module, _, leaf = full.rpartition('.')
            made = functools.partial(_ours, leaf, ours)
            rows = changes.setdefault(module, [])
            # Scores are today's, and have yet to take what they took.
            is_score = module == _SCORED and leaf in old_defaults.SCORES
            rows.insert(0 if is_score else len(rows), made)
        made = functools.partial(taking.changed, 'Image', 'resize', _resizing)
        changes.setdefault('PIL.Image', []).append(made)
    changes['mpl_toolkits.mplot3d'] = [plots_and_signals.axes]
    changes['scipy.signal'].append(plots_and_signals.filters)
    changes['scipy.spatial.distance'] = [plots_and_signals.distances]
    changes.setdefault('scipy.stats', []).extend(
        [
            plots_and_signals.chances,
            plots_and_signals.intervals,
            plots_and_signals.modes,
        ]
    )
    changes.setdefault('matplotlib.axes', []).append(plots_and_signals.lines)
    changes['matplotlib.collections'] = [plots_and_signals.cells]
    for full in plot_styles.CHOOSING:
        module, _, leaf = full.rpartition('.')
        changes.setdefault(module, []).append(
            functools.partial(plots_and_signals.backends, leaf)
        )
    changes['matplotlib.style'] = [plots_and_signals.styles]
    for module in ('sklearn.base', 'sklearn.utils._param_validation'):
        changes.setdefault(module, []).append(plots_and_signals.unchecked)
    changes['numba'] = [compiled_numpy.todays]
    for module, made in nltk_names.changes().items():
        changes.setdefault(module, []).extend(made)
    return changes


def _resizing(owner):
    """`resize` of a picture, which took the nearest pixels up to Pillow 6."""
    known = owner.resize

    @functools.wraps(known)
    def resize(image, size, resample=old_defaults.NEAREST, *args, **options):
        return known(image, size, resample, *args, **options)

    return resize


def _taking(leaf, told, module):
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
    made = taking.old_call(start, renamed, line, is_class, told)
    return (function, _START, made) if is_class else (owner, leaf, made)


def _ours(leaf, ours, module):
    """A class of ours in a module that another package has it in."""
    owner = plots_and_signals.find(module)
    return owner and (owner, leaf, pkgutil.resolve_name(ours))


def _having(leaf, make, module):
    """A name that a module has lost."""
    owner = plots_and_signals.find(module)
    if owner is None or hasattr(owner, leaf):
        return None
    try:
        return owner, leaf, make()
    except (AttributeError, ImportError):  # What it became is gone as well.
        return None


def _placed(kind, name, renamed, module):
    """A method that takes the arguments of then, by place and by name."""
    owner = getattr(plots_and_signals.find(module), kind)
    method = getattr(owner, name, None)
    if method is None:
        return None
    line = METHODS_PLACED[kind].get(name)
    return owner, name, taking.old_call(method, renamed, line, 1)
