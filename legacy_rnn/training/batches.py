"""Draws batches that depend on the seed and the step, and nothing else."""

import numpy as np

# Keep the streams of the two ways to draw apart.
_DRAWN, _SHUFFLED = 1, 2


class Batches:
    """Indices of the sequences of each training step.

    A step's batch is a function of the seed and the step alone, so that a
    run that was interrupted goes on with the batches that it would have had.

    Args:
      indices: Indices of the training sequences, [n].
      batch_size: Sequences of a batch; fewer where there are fewer.
      batches_per_epoch: Draw so many batches an epoch, each at random without
        repetition, as the article does. 0 goes once through the shuffled
        sequences and leaves out the last, smaller batch.
      seed: Whole number of at least 0.
    """

    def __init__(self, indices, batch_size, batches_per_epoch=0, seed=0):
        self._indices = np.asarray(indices)
        self._size = min(batch_size, len(self._indices))
        self._seed = seed
        self._drawn = bool(batches_per_epoch)
        self._order = (-1, self._indices)
        self.per_epoch = batches_per_epoch or len(self._indices) // self._size

    def at(self, step):
        """Returns the indices of the batch of a step, counted from 0."""
        if self._drawn:
            random = np.random.default_rng([self._seed, _DRAWN, step])
            chosen = random.choice(len(self._indices), self._size, False)
            return self._indices[chosen]
        epoch, position = divmod(step, self.per_epoch)
        start = position * self._size
        return self._shuffled(epoch)[start : start + self._size]

    def _shuffled(self, epoch):
        if self._order[0] != epoch:
            random = np.random.default_rng([self._seed, _SHUFFLED, epoch])
            self._order = epoch, random.permutation(self._indices)
        return self._order[1]
