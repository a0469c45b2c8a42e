"""A graph-mode layer without Keras: names, scopes and weights of TF 1.x.

A layer owns its weights. They are created in the variable scope of its first
call and found again, by reuse, in every later one.
"""

from __future__ import annotations

import copy
import inspect

import tensorflow as tf

from ..releases import Release
from . import named
from .checkpointing import Tracked
from .graph_seeds import seeded
from .losses_and_updates import Collected, regularized
from .typed import Typed
from .unique_names import Named
from .weights import WeightValues, show_keras
from .whole_sizes import whole_shape

v1 = tf.compat.v1


class Layer(Named, Tracked, Collected, Typed, WeightValues):
    """Base of cells and layers: creates weights once, then reuses them.

    Sub-classes define `build(input_shape)`, which creates weights by
    `add_weight`, and `call(inputs, ...)`. Sub-classes of old scripts often
    skip this constructor, so every attribute has a default on the class, save
    `_scope`, which copies of the cells of 1.0 ask for.

    Args:
        trainable: Whether the weights join the trainable collection.
        name: Name of the layer and of its variable scope; by default the
            class name in snake case, which `name` gives with a number.
        dtype: Type of the weights; by default that of the first input.

    Source: TensorFlow 1.15, `layers/base.py` (behaviour, not code).
    """

    release = Release('1.15')
    built = False
    trainable = True
    _reuse = None
    _graph = None
    _call_inputs = None
    # Set by Keras, which trains no variables of another kind.
    _use_resource_variables = None

    def __init__(self, trainable=True, name=None, dtype=None, **kwargs):
        self.trainable = trainable
        self._set_name(name)
        self._dtype = None if dtype is None else tf.as_dtype(dtype)
        self._reuse = kwargs.pop('_reuse', None)
        scope = kwargs.pop('_scope', None)
        kwargs.pop('activity_regularizer', None)
        if kwargs:
            got = f'{type(self).__name__} got unknown arguments'
            names = f'{sorted(kwargs)}; expected trainable, name or dtype'
            raise TypeError(f'{got} {names}')
        if scope is not None:
            with v1.variable_scope(scope) as captured:
                self._scope = captured
        elif self.release >= '1.2':  # Before, cells had no constructor.
            self._scope = None

    def build(self, input_shape):
        """Creates the weights; nothing to create by default."""
        self.built = True

    def call(self, inputs, *args, **kwargs):
        """Computes the outputs of the layer."""
        raise NotImplementedError(
            f'{type(self).__name__} must define call(inputs, ...)'
        )

    def __call__(self, inputs, *args, **kwargs):
        """Opens the layer's scope, builds it once, and calls it."""
        self._set_scope(kwargs.pop('scope', None))
        reuse = True if self.built else self._reuse
        with (
            v1.variable_scope(
                self._scope, reuse=reuse, auxiliary_name_scope=False
            ) as scope,
            tf.name_scope(scope.original_name_scope),
        ):
            self._build_once(inputs)
            if 'scope' in _argument_names(self.call):
                kwargs['scope'] = scope
            self._call_inputs = inputs
            outputs = self.call(inputs, *args, **kwargs)
        return outputs

    def apply(self, inputs, *args, **kwargs):
        """Same as calling the layer."""
        return self(inputs, *args, **kwargs)

    def add_weight(
        self,
        name,
        shape,
        dtype=None,
        initializer=None,
        regularizer=None,
        trainable=None,
        constraint=None,
        use_resource=None,
        partitioner=None,
        whole=False,
        **unused,
    ):
        """Creates a weight in the layer's scope, or finds it there.

        Args:
            name: Name below the layer's scope.
            shape: Static shape, a list of ints.
            dtype: By default the layer's, else float32.
            initializer: By default the scope's, else the release's.
            regularizer: Function of the weight giving a scalar loss.
            trainable: By default the layer's.
            constraint: Function applied after each update.
            use_resource: Passed to `get_variable`.
            partitioner: Splits the weight into `name/part_0`, ...
            whole: Whether the scope's own partitioner leaves it whole.

        Returns:
            The variable, or a partitioned variable.
        """
        trainable = self.trainable if trainable is None else trainable
        given = named.weight_options(initializer, regularizer, constraint)
        initializer, regularizer, constraint = given
        self._set_scope(None)
        reuse = True if self.built else self._reuse
        known = set()
        if regularizer is not None:
            known = {id(v) for v in v1.global_variables()}
        with v1.variable_scope(
            self._scope, reuse=reuse, auxiliary_name_scope=False
        ) as scope:
            if whole:
                scope.set_partitioner(None)
            if partitioner is None:
                initializer = seeded(initializer, dtype or self._dtype)
            variable = v1.get_variable(
                name,
                whole_shape(shape),
                dtype=dtype or self._dtype or tf.float32,
                initializer=initializer,
                trainable=trainable and self.trainable,
                constraint=constraint,
                use_resource=use_resource or self._use_resource_variables,
                partitioner=partitioner,
            )
            # The scope's regularizer, which is not the layer's, counts too.
            self.add_loss(regularized(variable, regularizer, known))
        changed = not getattr(variable, 'trainable', True) and self.trainable
        self._track(variable, trainable and not changed)
        self._named_weights()[name] = variable
        return variable

    def add_variable(self, *args, **kwargs):
        """Same as `add_weight`."""
        return self.add_weight(*args, **kwargs)

    @property
    def scope_name(self):
        """Name of the variable scope; known after the first call."""
        if getattr(self, '_scope', None) is None:
            why = f'layer {self.name} has no scope before its first call'
            raise ValueError(why)
        return self._scope.name

    @property
    def graph(self):
        """Graph of the first call."""
        return self._graph

    @property
    def trainable_weights(self):
        """Weights that an optimizer changes, in order of creation."""
        return list(self._weight_list('_trainable')) if self.trainable else []

    @property
    def non_trainable_weights(self):
        """All other weights."""
        rest = list(self._weight_list('_fixed'))
        return rest if self.trainable else self._weight_list('_all') + rest

    @property
    def weights(self):
        """All weights: the trainable ones, then the others."""
        return self.trainable_weights + self.non_trainable_weights

    variables = weights
    trainable_variables = trainable_weights
    non_trainable_variables = non_trainable_weights

    def count_params(self):
        """Number of values in all weights."""
        return sum(int(w.shape.num_elements()) for w in self.weights)

    def __deepcopy__(self, memo):
        """Copies all but graph, scope and variables, which are shared."""
        result = type(self).__new__(type(self))
        memo[id(self)] = result
        for key, value in self.__dict__.items():
            result.__dict__[key] = _copy_attribute(value, memo)
        return result

    def _weight_list(self, kind):
        if kind == '_all':
            return list(self._weight_list('_trainable'))
        return self.__dict__.setdefault(f'{kind}_weight_list', [])

    def _named_weights(self):
        return self.__dict__.setdefault('_weights_by_name', {})

    def _checkpoint_parts(self):
        return self._named_weights()

    def _track(self, variable, trainable):
        kind = '_trainable' if trainable else '_fixed'
        known = self._weight_list(kind)
        if all(variable is not other for other in known):
            known.append(variable)
            show_keras(variable)

    def _set_scope(self, scope):
        if getattr(self, '_scope', None) is None:
            base = self._base_scope_name()
            names = (scope or base,) if self._reuse else (scope, base)
            with v1.variable_scope(*names) as self._scope:
                pass

    def _build_once(self, inputs):
        graph = v1.get_default_graph()
        if self.built:
            self._check_graph(graph)
            return
        self._graph = graph
        flat = [tf.convert_to_tensor(x) for x in tf.nest.flatten(inputs)]
        if self._dtype is None and flat:
            self._dtype = flat[0].dtype.base_dtype
        shapes = [x.shape for x in flat]
        self.build(shapes[0] if len(shapes) == 1 else shapes)
        self.built = True

    def _check_graph(self, graph):
        """Refuses a second graph; functions of the first are part of it."""
        own = _outermost(self._graph)
        if own is not None and own is not _outermost(graph):
            raise ValueError(
                f'layer {self.name} was built in another graph; make a new '
                f'one for each tf.Graph'
            )


def _outermost(graph):
    while getattr(graph, 'outer_graph', None) is not None:
        graph = graph.outer_graph
    return graph


def _argument_names(function):
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return ()


def _copy_attribute(value, memo):
    """Deep-copies plain Python state; keeps what belongs to a graph."""
    shared = (v1.VariableScope, tf.Graph, tf.Tensor, tf.Variable)
    if isinstance(value, shared) or callable(value):
        is_layer = isinstance(value, Layer)
        return copy.deepcopy(value, memo) if is_layer else value
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        parts = (_copy_attribute(v, memo) for v in value)
        return type(value)(*parts)
    if isinstance(value, (list, tuple)):
        return type(value)(_copy_attribute(v, memo) for v in value)
    if isinstance(value, dict):
        copied = {k: _copy_attribute(v, memo) for k, v in value.items()}
        return type(value)(copied) if type(value) is not dict else copied
    return copy.deepcopy(value, memo)
