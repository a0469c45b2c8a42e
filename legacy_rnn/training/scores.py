"""Error and loss of many batches, counted in NumPy from the logits."""

import dataclasses

import numpy as np


@dataclasses.dataclass
class Score:
    """Sums over what was counted; adds up with `+`.

    Attributes:
      wrong: Wrong predictions of real steps (or sequences).
      count: Real steps (or sequences).
      nats: Cross entropy, summed over them.
      wrong_padded: Wrong predictions, padding counted as real.
      count_padded: Steps, padding counted as real.
    """

    wrong: int = 0
    count: int = 0
    nats: float = 0.0
    wrong_padded: int = 0
    count_padded: int = 0

    def __add__(self, other):
        return Score(
            *(
                mine + theirs
                for mine, theirs in zip(
                    dataclasses.astuple(self),
                    dataclasses.astuple(other),
                    strict=True,
                )
            )
        )

    @property
    def error(self):
        """Fraction of real steps (or sequences) that are wrong."""
        return self.wrong / self.count if self.count else float('nan')

    @property
    def error_padded(self):
        """The same, padding counted as real."""
        count = self.count_padded
        return self.wrong_padded / count if count else float('nan')

    @property
    def loss(self):
        """Cross entropy of a real step (or sequence), in nats."""
        return self.nats / self.count if self.count else float('nan')


def score(logits, labels, length=None):
    """Counts errors and sums the cross entropy.

    Args:
      logits: [batch, classes] or [batch, time, classes].
      labels: Class ids, [batch] or [batch, time].
      length: Steps of each sequence [batch]; None where all are full, and
        for labels of whole sequences.

    Returns:
      Score. It is the same loss as the article's, computed from the logits,
      so that a probability of zero does not give NaN.
    """
    wrong = logits.argmax(-1) != labels
    nats = -np.take_along_axis(
        _log_softmax(logits.astype(np.float64)), labels[..., None], -1
    )[..., 0]
    real = np.ones(labels.shape, bool)
    if length is not None and labels.ndim == 2:
        real = np.arange(labels.shape[1]) < length[:, None]
    return Score(
        int(wrong[real].sum()),
        int(real.sum()),
        float(nats[real].sum()),
        int(wrong.sum()),
        wrong.size,
    )


def _log_softmax(logits):
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
