"""Functions that make first weights, as Keras 1 had and called them.

    Dense(3, init=lambda shape, name: normal(shape, scale=0.02, name=name))

They took a shape and a name and gave a variable; the argument was called
`init`. Keras 2 gives a shape and a type to what makes a tensor.

Source: keras/initializations.py and keras/engine/topology.py of Keras 1.2.2,
executed.
"""

from __future__ import annotations

import functools
import importlib
import inspect

_API = 'tf_keras.api._v1.keras'
# Functions of Keras 1 -> those of Keras 2.
_PLAIN = {
    **{
        name: name
        for name in (
            'glorot_normal glorot_uniform he_normal he_uniform lecun_uniform'
        ).split()
    },
    'zero': 'zeros',
    'one': 'ones',
}
# Those that take a scale -> what it was untold, and what it is today.
_SCALED = {
    'uniform': (0.05, {'minval': -1, 'maxval': 1}),
    'normal': (0.05, {'stddev': 1}),
    'orthogonal': (1.1, {'gain': 1}),
    'identity': (1, {'gain': 1}),
}


def functions():
    """Dict from names of `keras.initializations` to functions."""
    found = {name: _function(name) for name in _PLAIN}
    for name, (scale, options) in _SCALED.items():
        found[name] = _scaled(name, scale, options)
    return found | {'get': lambda name, **options: _get(found, name)}


def _get(found, name):
    return found.get(name, name) if isinstance(name, str) else name


def _function(name):
    def make(shape, name=None, dim_ordering='tf'):
        return _variable(_PLAIN[kind], {}, shape, name)

    kind = make.__name__ = make.__qualname__ = name
    return make


def _scaled(name, default, options):
    def make(shape, scale=default, name=None, dim_ordering='tf'):
        given = {key: factor * scale for key, factor in options.items()}
        return _variable(kind, given, shape, name)

    kind = make.__name__ = make.__qualname__ = name
    return make


def _variable(kind, options, shape, name):
    start = getattr(_of('initializers'), kind)(**options)
    return _of('backend').variable(start(tuple(shape)), name=name)


def _of(module):
    return importlib.import_module(f'{_API}.{module}')


def as_today(initializer):
    """A function of the program's that may not know a type, for today's Keras.

    Args:
        initializer: What a layer was given; anything but such a function is
            given back.
    """
    if not inspect.isroutine(initializer):
        return initializer
    known = inspect.signature(initializer).parameters
    takes_all = any(p.kind == p.VAR_KEYWORD for p in known.values())
    if 'dtype' in known or takes_all:
        return initializer

    @functools.wraps(initializer)
    def start(shape, dtype=None, **options):
        named = {'name': None} if 'name' in known else {}
        made = initializer(tuple(shape), **named)
        return getattr(made, 'initial_value', made)

    return start
