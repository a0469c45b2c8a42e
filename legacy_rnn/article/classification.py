"""The article's sequence classification: one class for a whole sequence."""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.article import losses, softmax
from legacy_rnn.article.lazy import lazy_property
from legacy_rnn.article.model import SequenceModel
from legacy_rnn.article.sequences import (
    gather_last,
    last_output,
    unpack_sequence,
)


class SequenceClassification(SequenceModel):
    """Classifies sequences by the last output of a recurrent network.

    Takes the arguments of `SequenceModel`; `target` is one-hot
    `[batch, classes]`.
    """

    @lazy_property
    def last(self):
        """Output of the last real step, `[batch, units]`.

        Of a network in both directions, the forward part at the last real
        step beside the backward part at the first.
        """
        if not self._recurrence.bidirectional:
            return self._last(self.output)
        units = self._recurrence.output_size // 2
        forward, backward = self.output[..., :units], self.output[..., units:]
        return tf.concat([self._last(forward), backward[:, 0]], 1)

    def _last(self, output):
        if self.length is not None:
            return gather_last(output, self._length)
        if self._unroll == 'static':
            return unpack_sequence(output)[-1]
        return last_output(output)

    @lazy_property
    def logits(self):
        """Logits, `[batch, classes]`."""
        weight, bias = softmax.weight_and_bias(
            self._recurrence.output_size,
            self.num_classes,
            self.data.dtype,
            self._init_stddev,
            self._bias_init,
        )
        return softmax.logits(self.last, weight, bias)

    @lazy_property
    def cost(self):
        """Cross entropy, reduced over the batch, in nats."""
        entropy = losses.cross_entropy(self.target, self.logits)  # [batch]
        return losses.reduce_batch(entropy, self._loss_reduction)

    @lazy_property
    def error(self):
        """Fraction of wrong sequences."""
        return losses.error_rate(self.target, self.logits)
