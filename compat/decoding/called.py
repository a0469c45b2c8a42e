"""Decoders of 1.14 and 1.15 that get their inputs when they are called."""

from __future__ import annotations

import typing

import tensorflow as tf

from ..cells.checks import require_cell
from ..layer_base.unique_names import unique_name
from ..names.variables import snake
from ..releases import Release
from .basic import BasicDecoderOutput, rnn_output_size, sampled_step
from .beam import BeamSearchDecoder
from .decoder import Decoder
from .dynamic import dynamic_decode
from .samplers import Sampler


class BaseDecoder(Decoder):
    """A decoder whose call runs `dynamic_decode` on what it is given.

    Sub-classes define `initialize(inputs, ...)`, `step` and the sizes.

    Args:
        output_time_major: Whether outputs are `[time, batch, ...]`.
        impute_finished: Whether a sequence that ended puts out zeros and
            keeps its state.
        maximum_iterations: int32 scalar, or None.
        parallel_iterations: How many steps may run at once.
        swap_memory: Whether tensors may wait in host memory.
        **kwargs: `name` of the layer and of the scope of its operations;
            `dtype` and `trainable`, which change nothing: the weights are
            those of the cell.

    Source: TensorFlow 1.15, contrib/seq2seq/python/ops/decoder.py; there it
        was a layer of Keras.
    """

    release = Release('1.15')

    def __init__(
        self,
        output_time_major=False,
        impute_finished=False,
        maximum_iterations=None,
        parallel_iterations=32,
        swap_memory=False,
        **kwargs,
    ):
        self.output_time_major = output_time_major
        self.impute_finished = impute_finished
        self.maximum_iterations = maximum_iterations
        self.parallel_iterations = parallel_iterations
        self.swap_memory = swap_memory
        kind = snake(type(self).__name__)
        self.name = kwargs.get('name') or unique_name(kind)

    def __call__(self, inputs, *args, **kwargs):
        """Decodes.

        Args:
            inputs: What `initialize` takes first.
            *args: `initialize`'s other arguments, such as `initial_state`.
            **kwargs: The same by name.

        Returns:
            `(outputs, final state, lengths [batch])`.
        """
        with tf.name_scope(self.name):
            return decode(
                self, lambda: self.initialize(inputs, *args, **kwargs)
            )


def decode(decoder, start, scope=None):
    """Runs a BaseDecoder by its own settings.

    Args:
        decoder: The decoder.
        start: Function that gives what `initialize` does.
        scope: Variable scope, or None for one of its own.

    Returns:
        `(outputs, final state, lengths [batch])`.
    """
    return dynamic_decode(
        decoder.release,
        decoder,
        decoder.output_time_major,
        decoder.impute_finished,
        decoder.maximum_iterations,
        decoder.parallel_iterations,
        decoder.swap_memory,
        scope,
        start=start,
    )


class BasicDecoderV2(BaseDecoder):
    """`BasicDecoder`, called with inputs and first state.

    Args:
        cell: An RNN cell.
        sampler: A Sampler.
        output_layer: Layer for the outputs, or None.
        **kwargs: As for `BaseDecoder`.

    Raises:
        TypeError: `cell` is no cell, or `sampler` no Sampler.

    Source: TensorFlow 1.15, contrib/seq2seq/python/ops/basic_decoder.py.
    """

    def __init__(self, cell, sampler, output_layer=None, **kwargs):
        self.cell = require_cell(cell)
        if not isinstance(sampler, Sampler):
            raise TypeError(
                f'sampler must be a Sampler, got {sampler!r}; it stands in '
                f'contrib.seq2seq.python.ops.sampler'
            )
        self.sampler = sampler
        self.output_layer = output_layer
        self._cell_dtype: typing.Any = None
        super().__init__(**kwargs)

    @property
    def batch_size(self):
        """Number of sequences; known after `initialize`."""
        return self.sampler.batch_size

    @property
    def output_size(self):
        """Sizes of output and sample."""
        size = rnn_output_size(self.cell, self.output_layer)
        shape = self.sampler.sample_ids_shape
        return BasicDecoderOutput(tf.TensorShape(size), shape)

    @property
    def output_dtype(self):
        """Types of output and sample; known after `initialize`."""
        dtype = self.sampler.sample_ids_dtype
        return BasicDecoderOutput(self._cell_dtype, dtype)

    def initialize(self, inputs, initial_state=None, **kwargs):
        """Starts the sampler.

        Args:
            inputs: What the sampler's `initialize` takes first.
            initial_state: State before the first step.
            **kwargs: The other arguments of the sampler's `initialize`, such
                as `sequence_length`.

        Returns:
            `(finished [batch], first inputs, first state)`.
        """
        self._cell_dtype = tf.nest.flatten(initial_state)[0].dtype
        return (*self.sampler.initialize(inputs, **kwargs), initial_state)

    def step(self, time, inputs, state, name=None):
        """Runs the cell once; see `Decoder.step`."""
        given = (self.cell, self.output_layer, self.sampler)
        return sampled_step(*given, time, inputs, state)


class BeamSearchDecoderV2(BaseDecoder):
    """`BeamSearchDecoder`, called with embedding, tokens and first state.

    Args:
        cell: An RNN cell.
        beam_width: How many sequences are followed.
        embedding_fn: Function of ids, where the call gives no embedding.
        output_layer: Layer for the outputs, or None.
        length_penalty_weight: How much long sequences are favoured.
        coverage_penalty_weight: How much a memory that was left unread
            counts.
        reorder_tensor_arrays: Whether TensorArrays of the cell's state are
            put into the order of the beams.
        **kwargs: As for `BaseDecoder`.

    Raises:
        TypeError: `cell` is no cell.
        ValueError: `embedding_fn` is no function.

    Source: TensorFlow 1.15, contrib/seq2seq/python/ops/beam_search_decoder.py.
    """

    def __init__(
        self,
        cell,
        beam_width,
        embedding_fn=None,
        output_layer=None,
        length_penalty_weight=0.0,
        coverage_penalty_weight=0.0,
        reorder_tensor_arrays=True,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if embedding_fn is not None and not callable(embedding_fn):
            raise ValueError(
                f'embedding_fn must be callable, got {embedding_fn!r}; give '
                f'an array to the call, as embedding'
            )
        self._cell = require_cell(cell)
        self._embedding_fn = embedding_fn
        self._options = {
            'beam_width': beam_width,
            'output_layer': output_layer,
            'length_penalty_weight': length_penalty_weight,
            'coverage_penalty_weight': coverage_penalty_weight,
            'reorder_tensor_arrays': reorder_tensor_arrays,
        }
        self._search: typing.Any = None

    @property
    def batch_size(self):
        """Number of rows, beams not counted; known after `initialize`."""
        return self._search.batch_size

    @property
    def tracks_own_finished(self):
        """An ended beam may go on; it can be another one."""
        return True

    @property
    def output_size(self):
        """Sizes of scores, ids and parents: the beam width."""
        return self._search.output_size

    @property
    def output_dtype(self):
        """Types of scores, ids and parents."""
        return self._search.output_dtype

    def initialize(self, embedding, start_tokens, end_token, initial_state):
        """Starts the search.

        Args:
            embedding: `[classes, depth]`, or None with an `embedding_fn`.
            start_tokens: First ids, int32 `[batch]`.
            end_token: Id that ends a sequence, int32 scalar.
            initial_state: State before the first step, each row repeated
                `beam_width` times by `tile_batch`.

        Returns:
            `(finished [batch, beam], first inputs, first state)`.

        Raises:
            ValueError: Not exactly one of embedding and function is given.
        """
        if (embedding is None) == (self._embedding_fn is None):
            raise ValueError(
                'either embedding or embedding_fn must be given, and not '
                'both: got '
                + ('neither' if embedding is None else 'the two of them')
            )
        self._search = BeamSearchDecoder(
            self._cell,
            self._embedding_fn if embedding is None else embedding,
            start_tokens,
            end_token,
            initial_state,
            **self._options,
        )
        self._search.release = self.release
        return self._search.initialize()

    def step(self, time, inputs, state, name=None):
        """Runs the cell on all beams and picks the next ones."""
        return self._search.step(time, inputs, state, name)

    def finalize(self, outputs, final_state, sequence_lengths):
        """Reads the beams backward; see `BeamSearchDecoder.finalize`."""
        return self._search.finalize(outputs, final_state, sequence_lengths)
