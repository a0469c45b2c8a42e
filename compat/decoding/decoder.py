"""The interface of a decoder."""

from __future__ import annotations


class Decoder:
    """Supplies the inputs of each step and tells when sequences end.

    Sub-classes define `batch_size`, `output_size`, `output_dtype`,
    `initialize` and `step`; `finalize` if outputs need it.

    Source: TensorFlow 1.15, `contrib.seq2seq.Decoder`.
    """

    @property
    def batch_size(self):
        """Number of sequences."""
        raise NotImplementedError('a Decoder must define batch_size')

    @property
    def output_size(self):
        """Sizes of the outputs, a structure without batch."""
        raise NotImplementedError('a Decoder must define output_size')

    @property
    def output_dtype(self):
        """Types of the outputs, the structure of `output_size`."""
        raise NotImplementedError('a Decoder must define output_dtype')

    def initialize(self, name=None):
        """`(finished [batch], first inputs, first state)`."""
        raise NotImplementedError('a Decoder must define initialize')

    def step(self, time, inputs, state, name=None):
        """`(outputs, next state, next inputs, finished [batch])`."""
        raise NotImplementedError('a Decoder must define step')

    def finalize(self, outputs, final_state, sequence_lengths):
        """`(outputs, final state)` from those of all steps."""
        raise NotImplementedError

    @property
    def tracks_own_finished(self):
        """Whether a sequence that ended may go on, as beams do."""
        return False
