"""Attention by Bahdanau and by Luong, as layers."""

from __future__ import annotations

import math

import tensorflow as tf

from ..layer_base.named import initializer
from ..releases import Release
from .mechanism_v2 import ScopedDense, _BaseAttentionMechanismV2
from .scores import additive_score, luong_score
from .shapes import hardmax

v1 = tf.compat.v1


class Multiplicative(_BaseAttentionMechanismV2):
    """Scores are products of query and keys.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        probability_fn: Function of scores and the state before.
        scale: Whether a weight scales the scores.
        dtype: Type of the weights; float32 by default.
        **kwargs: `memory_layer`, `memory_sequence_length`, `name`.
    """

    def __init__(self, units, memory, probability_fn, scale, dtype, **kwargs):
        dtype = dtype or tf.float32
        self.units = units
        self.scale = scale
        self.attention_g = None
        if not kwargs.get('memory_layer'):
            kwargs['memory_layer'] = ScopedDense(units, 'memory_layer', dtype)
        super().__init__(memory, probability_fn, dtype=dtype, **kwargs)

    def build(self, input_shape):
        """Makes the layer at hand, and once the weights."""
        super().build(input_shape)
        if self.scale and self.attention_g is None:
            self.attention_g = self.add_weight(
                'attention_g', [], initializer=v1.ones_initializer()
            )

    def get_config(self):
        """The configuration that `from_config` reads."""
        own = {'units': self.units, 'scale': self.scale}
        return {**super().get_config(), **own}

    def _score(self, query):
        score = luong_score(query, self.keys)
        return score if self.attention_g is None else self.attention_g * score


class Additive(_BaseAttentionMechanismV2):
    """Scores are `v . tanh(keys + query W)`.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        probability_fn: Function of scores and the state before.
        normalize: Whether v is normalized to a weight, with a bias inside.
        kernel_initializer: Initializer of v, or its name.
        dtype: Type of the weights; float32 by default.
        **kwargs: `query_layer`, `memory_layer`, `memory_sequence_length`,
            `name`.
    """

    def __init__(
        self,
        units,
        memory,
        probability_fn,
        normalize,
        kernel_initializer,
        dtype,
        **kwargs,
    ):
        dtype = dtype or tf.float32
        self.units = units
        self.normalize = normalize
        self.kernel_initializer = kernel_initializer
        self.attention_v = self.attention_g = self.attention_b = None
        for name in ('query_layer', 'memory_layer'):
            if not kwargs.get(name):
                kwargs[name] = ScopedDense(units, name, dtype)
        super().__init__(memory, probability_fn, dtype=dtype, **kwargs)

    def build(self, input_shape):
        """Makes the layer at hand, and once the weights."""
        super().build(input_shape)
        if self.attention_v is None:
            self.attention_v = self.add_weight(
                'attention_v',
                [self.units],
                initializer=initializer(
                    'kernel_initializer', self.kernel_initializer
                ),
            )
            self._make_bias()
            if self.normalize:
                self._make_gain()

    def get_config(self):
        """The configuration that `from_config` reads."""
        own = {'units': self.units, 'normalize': self.normalize}
        own['kernel_initializer'] = self.kernel_initializer
        return {**super().get_config(), **own}

    def _make_bias(self):
        """Makes a bias of the scores; there is none."""

    def _make_gain(self):
        start = math.sqrt(1.0 / self.units)
        self.attention_g = self.add_weight(
            'attention_g', [], initializer=v1.constant_initializer(start)
        )
        self.attention_b = self.add_weight(
            'attention_b', [self.units], initializer=v1.zeros_initializer()
        )

    def _score(self, query):
        if self.query_layer is not None:
            query = self.query_layer(query)
        weights = (self.attention_v, self.attention_g, self.attention_b)
        return additive_score(query, self.keys, *weights)


class _Named(_BaseAttentionMechanismV2):
    """Alignments are a function of the scores, which goes by its name."""

    probability_fn_name: str

    def get_config(self):
        """The configuration that `from_config` reads."""
        name = self.probability_fn_name
        return {**super().get_config(), 'probability_fn': name}

    def _process_probability_fn(self, func_name):
        """The function of scores of a name.

        Raises:
            ValueError: There is none.
        """
        known = {
            'softmax': tf.nn.softmax,
            'hardmax': lambda scores: hardmax(self.release, scores),
        }
        if func_name not in known:
            raise ValueError(
                f'Invalid probability function: {func_name}, options are '
                f'{sorted(known)}'
            )
        return known[func_name]

    def _name_function(self, name):
        """Keeps the name, and gives the function of scores and state."""
        self.probability_fn_name = name
        function = self._process_probability_fn(name)
        return lambda score, _: function(score)

    def _calculate_attention(self, query, state):
        alignments = self.probability_fn(self._score(query), state)
        return alignments, alignments


class LuongAttentionV2(_Named, Multiplicative):
    """`LuongAttention` as a layer.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        memory_sequence_length: `[batch]`, or None.
        scale: Whether a weight scales the scores.
        probability_fn: `softmax` or `hardmax`.
        dtype: Type of the weights; float32 by default.
        name: Name of the layer.
        **kwargs: `memory_layer` and what a layer takes.

    Source: Luong et al. 2015, https://arxiv.org/abs/1508.04025.
    """

    release = Release('1.15')

    def __init__(
        self,
        units,
        memory,
        memory_sequence_length=None,
        scale=False,
        probability_fn='softmax',
        dtype=None,
        name='LuongAttention',
        **kwargs,
    ):
        super().__init__(
            units,
            memory,
            self._name_function(probability_fn),
            scale,
            dtype,
            memory_sequence_length=memory_sequence_length,
            name=name,
            **kwargs,
        )


class BahdanauAttentionV2(_Named, Additive):
    """`BahdanauAttention` as a layer.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        memory_sequence_length: `[batch]`, or None.
        normalize: Whether v is normalized to a weight, with a bias inside.
        probability_fn: `softmax` or `hardmax`.
        kernel_initializer: Initializer of v, or its name.
        dtype: Type of the weights; float32 by default.
        name: Name of the layer.
        **kwargs: `query_layer`, `memory_layer` and what a layer takes.

    Source: Bahdanau et al. 2014, https://arxiv.org/abs/1409.0473.
    """

    release = Release('1.15')

    def __init__(
        self,
        units,
        memory,
        memory_sequence_length=None,
        normalize=False,
        probability_fn='softmax',
        kernel_initializer='glorot_uniform',
        dtype=None,
        name='BahdanauAttention',
        **kwargs,
    ):
        super().__init__(
            units,
            memory,
            self._name_function(probability_fn),
            normalize,
            kernel_initializer,
            dtype,
            memory_sequence_length=memory_sequence_length,
            name=name,
            **kwargs,
        )
