"""What functions and classes of SciPy, matplotlib and others took and gave.

Each tells `(owner, name, value)` of what a module is to have while a program
runs, or None.
"""

from __future__ import annotations

import functools
import importlib
import sys

import numpy as np

from legacy_rnn.compat import numpy1, scipy_distances, scipy_stats
from legacy_rnn.compat.sources.libraries import plot_styles

_START = '__init__'


def find(name):
    """A module that is installed, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unchecked(module):
    """scikit-learn, which refuses by their types what it took, up to 1.1."""
    owner = find(module)
    name = 'validate_parameter_constraints'
    if not hasattr(owner, name):
        return None
    return owner, name, lambda *args, **options: None


def filters(module):
    """`lfilter` of objects, which SciPy took up to 1.16."""
    owner = find(module)
    function = getattr(owner, 'lfilter', None)
    if function is None:
        return None

    @functools.wraps(function)
    def lfilter(b, a, x, *args, **options):
        if not isinstance(x, np.ndarray) or x.dtype.kind != 'O':
            return function(b, a, x, *args, **options)
        found = function(b, a, numpy1.numbers(x), *args, **options)
        return found.astype(object) if hasattr(found, 'astype') else found

    return owner, 'lfilter', lfilter


def chances(module):
    """`rv_discrete` of values and chances of one length and two shapes."""
    owner = find(module)
    kind = type(owner.rv_discrete(values=([0], [1])))
    known = getattr(kind, _START)

    @functools.wraps(known)
    def start(self, *args, values=None, **options):
        if values is not None and len(values[0]) == len(values[1]):
            values = tuple(np.ravel(part) for part in values)
        known(self, *args, values=values, **options)

    return kind, _START, start


def intervals(module):
    """`interval`, whose first argument was called alpha up to SciPy 1.8."""
    kind = find(module).rv_continuous.__base__
    known = kind.interval

    @functools.wraps(known)
    def interval(self, *args, **options):
        if not args and {'alpha', 'confidence'} & {*options} == {'alpha'}:
            options['confidence'] = options.pop('alpha')
        return known(self, *args, **options)

    return kind, 'interval', interval


def modes(module):
    """`mode`, which took texts, too."""
    return find(module), 'mode', scipy_stats.mode


def distances(module):
    """Distances, which took rows and columns for vectors, up to SciPy 1.8."""
    owner, name = find(module), '_validate_vector'
    known = getattr(owner, name, None)
    if known is None:
        return None

    @functools.wraps(known)
    def validate(u, *args, **options):
        return known(scipy_distances.vector(u), *args, **options)

    return owner, name, validate


def axes(module):
    """`Axes3D(figure)`, which stands in its figure again."""
    owner = find(module)

    class Axes3D(owner.Axes3D):  # type: ignore[name-defined]
        def __init__(self, fig, *args, **options):
            super().__init__(fig, *args, **options)
            fig.add_axes(self)

    return owner, 'Axes3D', Axes3D


def lines(module):
    """`plot` of a list of gaps and of arrays of one number."""
    kind = find(module).Axes
    known = kind.plot

    @functools.wraps(known)
    def plot(self, *args, **options):
        drawn = (numpy1.drawn(v) if _has_gaps(v) else v for v in args)
        return known(self, *drawn, **options)

    return kind, 'plot', plot


def _has_gaps(values):
    return isinstance(values, list) and any(v is None for v in values)


def cells(module):
    """The values of the cells of `pcolor`, with one axis up to 3.7."""
    kind = getattr(find(module), 'PolyQuadMesh', None)
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


def styles(module):
    """The styles, which also have the names that they had up to 3.5."""
    owner = sys.modules[find(module).use.__module__]  # Up to 3.10 `core`.
    old = {
        name: owner.library[today]
        for name, today in plot_styles.RENAMED.items()
        if today in owner.library
    }
    return owner, 'library', {**old, **owner.library}


def backends(leaf, module):
    """What chooses a backend: one of windows may do without any.

    As matplotlib 3.0 did where there is no display.
    """
    owner = find(module)
    known = getattr(owner, leaf)

    @functools.wraps(known)
    def choose(name, *args, **options):
        name = plot_styles.BACKENDS.get(str(name).lower(), name)
        tries = sys._getframe(1).f_code is known.__code__  # One after another.
        try:
            return known(name, *args, **options)
        except ImportError:
            if tries:
                raise
            return known('agg', *args, **options)

    return owner, leaf, choose
