"""Error and loss of many batches, summed from those of each."""

import dataclasses

import tensorflow as tf

from legacy_rnn.article import losses


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

    @classmethod
    def of(cls, values):
        """The Score of the values of `sums`."""
        wrong, count, nats, wrong_padded, count_padded = values
        counts = map(int, (wrong_padded, count_padded))
        return cls(int(wrong), int(count), float(nats), *counts)

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


def sums(model):
    """The fields of a Score of the fed batch, float64 [5].

    Args:
      model: The article's model, whose losses are counted. In padding,
        target rows of zeros stand for class 0.

    Source: the losses and errors are `legacy_rnn.article.losses`'.
    """
    target = tf.cast(model.target, tf.float64)
    logits = tf.cast(model.logits, tf.float64)
    wrong = losses.mistakes(target, logits)
    nats = losses.cross_entropy(target, logits)
    whole = real = tf.ones_like(wrong)
    if model.mask is not None and model.target.shape.rank == 3:
        real = tf.cast(model.mask, tf.float64)
    counted = wrong * real, real, nats * real, wrong, whole
    return tf.stack([tf.reduce_sum(part) for part in counted])
