"""Attention of 1.14 and 1.15 that is a layer: of memory, then of queries."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from ..layer_base.scoped import ScopedLayer
from ..layers.core import Dense
from ..releases import Release
from .mechanism import Aligned
from .memory import _maybe_mask_score, _prepare_memory
from .shapes import static_or_dynamic

v1 = tf.compat.v1


class ScopedDense(Dense, ScopedLayer):
    """A product without a bias, as the mechanisms make of their own.

    Args:
        units: Depth of the outputs.
        name: Name of the layer.
        dtype: Type of the kernel.
    """

    def __init__(self, units, name=None, dtype=None, trainable=True):
        super().__init__(
            units, use_bias=False, name=name, dtype=dtype, trainable=trainable
        )

    def get_config(self):
        """The configuration that `from_config` reads."""
        return {**super().get_config(), 'units': self.units}


class _BaseAttentionMechanismV2(Aligned, ScopedLayer):
    """Keeps a memory, and turns scores into alignments.

    The first call sets the memory, that of the constructor if one is given;
    later ones take `[query, state]` and give `(alignments, next state)`.
    Lengths make the memory zero past each length, and leave the scores there
    as they come out; a mask takes them out.

    Args:
        memory: `[batch, time, ...]`, or None.
        probability_fn: Function of scores and the state before.
        query_layer: Layer for queries, or None.
        memory_layer: Layer that gives the keys, or None.
        memory_sequence_length: `[batch]`, or None.
        **kwargs: `name`, `dtype` and `trainable` of a layer.

    Raises:
        TypeError: `probability_fn` is not callable, or a layer is none.

    Source: TensorFlow 1.15,
        contrib/seq2seq/python/ops/attention_wrapper.py.
    """

    release = Release('1.15')

    def __init__(
        self,
        memory,
        probability_fn,
        query_layer=None,
        memory_layer=None,
        memory_sequence_length=None,
        **kwargs,
    ):
        self.query_layer = _checked('query_layer', query_layer)
        self.memory_layer = _checked('memory_layer', memory_layer)
        if not callable(probability_fn):
            raise TypeError(
                f'probability_fn must be callable, got {probability_fn!r}; '
                f'pass tf.nn.softmax'
            )
        if memory_layer is not None:
            kwargs.setdefault('dtype', memory_layer.dtype)
        super().__init__(**kwargs)
        self.probability_fn = probability_fn
        self.keys = self.values = self.batch_size = None
        self.score_mask_value = -np.inf
        self._memory_initialized = False
        if memory is not None:
            given = memory
            if memory_sequence_length is not None:
                given = [memory, tf.convert_to_tensor(memory_sequence_length)]
            self(given, setup_memory=True)

    def __call__(self, inputs, mask=None, setup_memory=False):
        """Sets the memory, or weighs its steps by a query.

        Args:
            inputs: `[query, state]`, of `[batch, depth]` and `[batch, time]`;
                with `setup_memory` a memory `[batch, time, ...]`, or a list
                of it and lengths.
            mask: bool `[batch, time]`, which steps of the memory count; that
                which came with the memory by default.
            setup_memory: Whether the inputs are a memory.

        Returns:
            `(alignments, next state)`, or the memory without its padding.

        Raises:
            ValueError: There is another number of inputs, or a memory before
                or none yet.
        """
        self._check_call(inputs, setup_memory)
        if setup_memory and mask is None:
            mask = getattr(inputs, '_keras_mask', None)
        inputs = tf.nest.map_structure(tf.convert_to_tensor, inputs)
        result = super().__call__(inputs, mask, setup_memory)
        # The layer for queries is yet to be made.
        self.built = self.built and not setup_memory
        return result

    def build(self, input_shape):
        """Makes the layer for the memory; in the second call, for queries."""
        for_memory = not self._memory_initialized
        layer = self.memory_layer if for_memory else self.query_layer
        if layer is not None and not layer.built:
            shapes = input_shape
            shape = shapes[0] if isinstance(shapes, list) else shapes
            layer.build(tuple(tf.TensorShape(shape).as_list()))
        self.built = True

    def call(self, inputs, mask=None, setup_memory=False):
        """Sets the memory, or weighs its steps; see `__call__`."""
        if not setup_memory:
            return self._calculate_attention(*inputs[:2])
        memory, lengths = inputs, None
        if isinstance(inputs, (list, tuple)):
            memory, lengths = (*inputs, None)[:2]
        self._setup_memory(memory, lengths, mask)
        return self.values

    @property
    def layers_inside(self):
        """The layers for queries and for the memory."""
        both = (self.query_layer, self.memory_layer)
        return [layer for layer in both if layer is not None]

    def get_config(self):
        """The configuration that `from_config` reads."""
        config = {**super().get_config(), 'memory': None}
        for name in ('query_layer', 'memory_layer'):
            layer = getattr(self, name)
            if layer is not None:
                config[name] = {
                    'class_name': _class_name(layer),
                    'config': layer.get_config(),
                }
        return config

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a mechanism without a memory of what `get_config` gave.

        Args:
            config: Dict of arguments, the layers by their own configurations.
            custom_objects: Dict of class name to the class of a layer.
        """
        return cls(**cls._with_layers(config, custom_objects))

    deserialize_inner_layer_from_config = classmethod(
        lambda cls, config, custom_objects: cls._with_layers(
            config, custom_objects
        )
    )

    @classmethod
    def _with_layers(cls, config, custom_objects):
        """Arguments with layers in place of their configurations."""
        kinds = {'Dense': ScopedDense, **(custom_objects or {})}
        made = dict(config)
        for name in ('query_layer', 'memory_layer'):
            if made.get(name):
                kind = kinds[made[name]['class_name']]
                made[name] = kind.from_config(made[name]['config'])
        return made

    def _calculate_attention(self, query, state):
        """`(alignments, next state)`."""
        raise NotImplementedError(
            '_calculate_attention need to be implemented by subclasses.'
        )

    def _setup_memory(
        self, memory, memory_sequence_length=None, memory_mask=None
    ):
        if self._memory_initialized:
            raise ValueError(
                'The memory for the attention has already been setup.'
            )
        if memory_sequence_length is not None and memory_mask is not None:
            raise ValueError(
                'memory_sequence_length and memory_mask cannot be used at '
                'same time for attention.'
            )
        self.values = self.keys = _prepare_memory(
            self.release,
            memory,
            memory_sequence_length,
            memory_mask=memory_mask,
        )
        if self.memory_layer is not None:
            self.keys = self.memory_layer(self.values)
        self.batch_size = static_or_dynamic(self.keys, 0)
        self._alignments_size = static_or_dynamic(self.keys, 1)
        if memory_mask is not None:
            self.probability_fn = self._masking(memory_mask)
        self._memory_initialized = True

    def _masking(self, mask):
        """The probability function, of scores with a mask."""
        unmasked, value = self.probability_fn, self.score_mask_value

        def probability_fn(score, previous):
            masked = _maybe_mask_score(
                self.release, score, None, value, tf.cast(mask, tf.bool)
            )
            return unmasked(masked, previous)

        return probability_fn

    def _check_call(self, inputs, setup_memory):
        count = len(inputs) if isinstance(inputs, (list, tuple)) else 1
        if setup_memory:
            if count not in (1, 2):
                raise ValueError(
                    f'Expect inputs to have 1 or 2 tensors, got {count}; '
                    f'pass a memory and its lengths'
                )
        elif not self._memory_initialized:
            raise ValueError(
                'Cannot query the attention before the setup of memory; call '
                'it with setup_memory=True first'
            )
        elif count not in (2, 3):
            raise ValueError(
                f'Expect the inputs to have 2 or 3 tensors, got {count}; pass '
                f'[query, state]'
            )


def _checked(argument, layer):
    """Returns a layer.

    Raises:
        TypeError: It is none.
    """
    if layer is not None and not (callable(layer) and hasattr(layer, 'built')):
        raise TypeError(f'{argument} is not a Layer: {type(layer).__name__}')
    return layer


def _class_name(layer):
    """Name of a layer's class in a configuration."""
    return 'Dense' if isinstance(layer, ScopedDense) else type(layer).__name__
