"""The article's sequence labelling: one class for every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legacy_rnn.article import losses, softmax
from legacy_rnn.article.lazy import lazy_property
from legacy_rnn.article.model import SequenceModel
from legacy_rnn.article.options import ModelOptions, TensorLike

if TYPE_CHECKING:
    from typing_extensions import Unpack


class SequenceLabelling(SequenceModel):
    """Labels every step of a sequence by one softmax shared over time.

    Args:
        data: `[batch, time, features]`, float.
        target: One-hot `[batch, time, classes]`.
        length: int `[batch]`, in steps, or None for full length.
        mask_padding: Whether loss and error count real steps alone. If not,
            the network does not get the lengths, and padding counts as the
            target has it, as in the article.
        **options: As for `SequenceModel`.
    """

    _target_form = '[batch, time, classes]'
    _target_rank = 3

    def __init__(
        self,
        data: TensorLike,
        target: TensorLike,
        length: TensorLike | None = None,
        *,
        mask_padding: bool = True,
        **options: Unpack[ModelOptions],
    ) -> None:
        super().__init__(data, target, length, **options)
        self._mask_padding = mask_padding

    @property
    def _unroll_length(self):
        return self._length if self._mask_padding else None

    @property
    def _counted(self):
        return self.mask if self._mask_padding else None

    @lazy_property
    def logits(self):
        """Logits, `[batch, time, classes]`."""
        weight, bias = softmax.weight_and_bias(
            self._recurrence.output_size,
            self.num_classes,
            self.data.dtype,
            self._init_stddev,
            self._bias_init,
        )
        if self._unroll == 'static':
            return softmax.shared_by_list(self.output, weight, bias)
        return softmax.shared_by_reshape(self.output, weight, bias)

    @lazy_property
    def cost(self):
        """Cross entropy, summed over steps, reduced over the batch; nats."""
        entropy = losses.sequence_cross_entropy(
            self.target, self.logits, self._counted
        )  # [batch]
        return losses.reduce_batch(entropy, self._loss_reduction)

    @lazy_property
    def error(self):
        """Fraction of wrong steps, of real ones or as the article counts."""
        return losses.error_rate(self.target, self.logits, self._counted)

    @lazy_property
    def real_error(self):
        """Fraction of wrong real steps, whatever the loss counts."""
        return losses.error_rate(self.target, self.logits, self.mask)
