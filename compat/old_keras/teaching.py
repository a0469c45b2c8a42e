"""Adds to tf_keras the arguments and methods of Keras of the time.

Keras itself took the arguments of Keras 1 by decorators on its own classes
until 2.3; here the same classes are taught again, so that models that are
loaded, copied or subclassed take them too.
"""

from __future__ import annotations

import functools
import importlib
import inspect

import numpy as np

from . import (
    arguments,
    drawn_seeds,
    earlier,
    first_weights,
    merging,
    sample_counts,
    validation,
    yaml_texts,
)

_API = 'tf_keras.api._v1.keras'


def teach():
    """Changes tf_keras' classes for this process."""
    models = importlib.import_module(f'{_API}.models')
    graph_model = importlib.import_module('tf_keras.src.engine.training_v1')
    for name in {*arguments.RENAMES, *arguments.DROPPED}:
        owner, leaf = _owner(name)
        value = getattr(owner, leaf)
        if isinstance(value, type):
            _teach_class(name, value)
        elif owner is models.Model:
            for kind in (owner, graph_model.Model):
                setattr(kind, leaf, _taking(name, getattr(kind, leaf)))
        else:
            setattr(owner, leaf, _taking(name, value))
    _teach_model(models.Model)
    validation.teach()
    merging.teach()
    for module in ('base_layer', 'base_layer_v1'):
        engine = importlib.import_module(f'tf_keras.src.engine.{module}')
        _teach_layer(engine.Layer)
    base = importlib.import_module(
        'tf_keras.src.optimizers.legacy.optimizer_v2'
    )
    _teach_optimizer(base.OptimizerV2)


def _owner(name):
    """The module or class that holds a name, and the last part of it."""
    parent, _, leaf = name.rpartition('.')
    module, _, kind = parent.rpartition('.')
    if kind[:1].isupper():
        return getattr(importlib.import_module(f'{_API}.{module}'), kind), leaf
    return importlib.import_module(f'{_API}.{parent}'), leaf


def _taking(name, call):
    """A function or method around one, with the arguments of the time."""

    @functools.wraps(call)
    def taking(*args, **options):
        owner, leaf = args[:1], name.rpartition('.')[2]
        rest, options = sample_counts.translated(leaf, args[1:], options)
        return call(*owner, *rest, **arguments.translated(name, options))

    _show(taking, call)
    return taking


def _teach_class(name, kind):
    make = kind.__init__

    @functools.wraps(make)
    def __init__(self, *args, **options):
        if len(args) > 2 and name == 'layers.Conv2D' and _are_sizes(args):
            args = (args[0], tuple(args[1:3]), *args[3:])
        make(self, *args, **arguments.translated(name, options))

    _show(__init__, make)
    kind.__init__ = __init__


def _show(wrapper, call):
    """Sets the argument list of a wrapper, which tf_keras reads."""
    wrapper.__signature__ = inspect.signature(call)


def _are_sizes(args):
    """Whether it is `Convolution2D(32, 3, 3)`, as up to Keras 1.2."""
    return all(isinstance(size, int) for size in args[1:3])


def _teach_model(kind):
    """`Model(input=x, output=y)`, and what predicted classes."""
    new = kind.__new__

    def named(options):
        names = {'input': 'inputs', 'output': 'outputs'}
        return {names.get(key, key): value for key, value in options.items()}

    def __new__(cls, *args, **options):
        return new(cls, *args, **named(options))

    kind.__new__ = __new__
    functional = importlib.import_module('tf_keras.src.engine.functional')
    for owner in (kind, functional.Functional):
        owner.__init__ = _renamed(owner.__init__, named)
    kind.predict_proba = _predict_proba
    kind.predict_classes = _predict_classes
    kind.to_yaml = yaml_texts.to_yaml


def _renamed(make, named):
    @functools.wraps(make)
    def __init__(self, *args, **options):
        make(self, *args, **named(options))

    _show(__init__, make)
    return __init__


def _predict_proba(self, x, batch_size=None, verbose=0, steps=None):
    """Class probabilities of inputs, `[batch, classes]`."""
    return self.predict(x, batch_size, verbose, steps)


def _predict_classes(self, x, batch_size=None, verbose=0, steps=None):
    """Class of each input, `[batch]`; `[batch, 1]` of one sigmoid."""
    found = self.predict(x, batch_size, verbose, steps)
    if found.shape[-1] > 1:
        return np.argmax(found, axis=-1)
    return (found > 0.5).astype('int32')


def _teach_layer(kind):
    """`add_weight((3, 4), name='W')`, from what made first weights then."""
    add = kind.add_weight

    @functools.wraps(add)
    def add_weight(self, *args, **options):
        if args and not isinstance(args[0], (str, type(None))):
            places = ('shape', 'initializer', 'name', 'trainable')
            options.update(zip(places, args, strict=False))
            args = ()
        if 'initializer' in options:
            options['initializer'] = first_weights.as_today(
                options['initializer']
            )
            if earlier.is_package():
                options['initializer'] = drawn_seeds.first_weight(
                    options['initializer']
                )
        return add(self, *args, **options)

    kind.add_weight = add_weight
    for name in ('trainable_weights', 'non_trainable_weights'):
        setattr(kind, name, _settable(getattr(kind, name), f'_{name}'))


def _teach_optimizer(kind):
    """`get_updates(params, constraints, loss)`, as up to Keras 2.0.

    Keras took it until 2.3, and left the constraints.
    """
    updates = kind.get_updates

    @functools.wraps(updates)
    def get_updates(self, *args, **options):
        options.pop('constraints', None)
        if len(args) == 3:
            params, _, loss = args
            return updates(self, loss, params)
        if args and isinstance(args[0], (list, tuple)):
            return updates(self, options['loss'], args[0])
        return updates(self, *args, **options)

    _show(get_updates, updates)
    kind.get_updates = get_updates


def _settable(prop, place):
    """A property of a layer that programs set themselves."""

    def write(self, value):
        setattr(self, place, list(value))

    return property(prop.fget, write, doc=prop.__doc__)
