"""Layers whose weights are named after the operations around them.

The layers of `tf.keras` made their weights that way in a graph: a weight has
the name of the scope in which the layer was first called, made unique among
the operations, and variable scopes neither name nor share it.
"""

from __future__ import annotations

import tensorflow as tf

from ..names.variables import snake
from . import named
from .graph_seeds import seeded
from .layer import Layer
from .unique_names import unique_name

v1 = tf.compat.v1


class ScopedLayer(Layer):
    """A layer whose weights stand below the scope of its first call.

    Args:
        trainable: Whether the weights join the trainable collection.
        name: Name of the layer; by default the class in snake case, with a
            number if the graph has such a layer.
        dtype: Type of the weights; by default that of the first input.

    Source: TensorFlow 1.15, keras/engine/base_layer.py (behaviour, not code).
    """

    def __init__(self, trainable=True, name=None, dtype=None, **kwargs):
        name = name or unique_name(snake(type(self).__name__))
        super().__init__(trainable, name, dtype, **kwargs)

    def __call__(self, inputs, *args, **kwargs):
        """Opens a scope of the layer's name, builds it once, and calls it."""
        with tf.name_scope(self.name):
            self._build_once(inputs)
            return self.call(inputs, *args, **kwargs)

    def add_weight(
        self,
        name,
        shape,
        dtype=None,
        initializer=None,
        regularizer=None,
        trainable=True,
        constraint=None,
    ):
        """Creates a weight in the scope at hand.

        Args:
            name: Name below the scope.
            shape: Static shape, a list of ints.
            dtype: By default the layer's, else float32.
            initializer: Function of shape and type; Glorot's by default.
            regularizer: Function of the weight giving a loss of the layer,
                which the graph's collection does not get.
            trainable: Whether it joins the trainable collection.
            constraint: Function applied after each update.

        Returns:
            The variable.
        """
        given = named.weight_options(initializer, regularizer, constraint)
        initializer, regularizer, constraint = given
        dtype = tf.as_dtype(dtype or self._dtype or tf.float32)
        initializer = initializer or v1.glorot_uniform_initializer()
        if isinstance(initializer, type):
            initializer = initializer()
        initializer = seeded(initializer, dtype)
        variable = v1.Variable(
            lambda: initializer(shape, dtype),
            trainable=trainable and self.trainable,
            name=name,
            use_resource=True,
            constraint=constraint,
        )
        if regularizer is not None:
            self._collected('losses').append((regularizer(variable), []))
        self._track(variable, trainable and self.trainable)
        self._named_weights()[name] = variable
        return variable

    @property
    def compute_dtype(self):
        """Type that today's Keras asks a cell for: float32 by default."""
        return self.dtype or 'float32'

    @property
    def layers_inside(self):
        """Layers that are part of this one, whose weights are its own too."""
        return []

    @property
    def trainable_weights(self):
        """Weights that an optimizer changes: own ones, then those inside."""
        inner = [list(x.trainable_weights) for x in self.layers_inside]
        return sum(inner, super().trainable_weights) if self.trainable else []

    @property
    def non_trainable_weights(self):
        """All other weights: own ones, then those inside."""
        inner = [
            list(x.non_trainable_weights if self.trainable else x.weights)
            for x in self.layers_inside
        ]
        return sum(inner, super().non_trainable_weights)

    trainable_variables = trainable_weights
    non_trainable_variables = non_trainable_weights

    def get_config(self):
        """The configuration that `from_config` reads."""
        config = {'name': self.name, 'trainable': self.trainable}
        return {**config, 'dtype': self.dtype}

    @classmethod
    def from_config(cls, config):
        """Makes a layer of what `get_config` gave."""
        return cls(**config)
