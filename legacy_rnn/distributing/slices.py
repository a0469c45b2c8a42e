"""Synchronous training: slices of a batch, and one change of the weights.

`tf.compat.v1.train.SyncReplicasOptimizer` is made of the same accumulators.
Its workers wait in one queue for their next turn, where a fast one may take
the turn of another, and waiting inside TensorFlow outlasts the process that
waits. Here they look at the global step instead, so that each worker counts
once a step and any process can be killed and started again.
"""

import tensorflow as tf

v1 = tf.compat.v1


class Slices:
    """The slice of one worker, and the sum over all.

    Args:
      replica: Which slice, from 0.
      count: How many there are.
      batch_size: Sequences of a whole batch.
      reduction: 'mean' or 'sum' of the cost over the batch.
      needed: Slices that a step waits for.

    Raises:
      ValueError: There are fewer sequences than slices.

    Attributes:
      rows: Pair of the first row of the slice and the size of the batch.
    """

    def __init__(self, replica, count, batch_size, reduction, needed):
        if batch_size < count:
            raise ValueError(
                f'--batch_size={batch_size} is less than {count} workers, '
                'which get a slice each with --sync; raise it'
            )
        first, end = bounds(replica, count, batch_size)
        self.rows = first, batch_size
        self._slice = slice(first, end)
        # The accumulators average over slices, whatever their size.
        share = (end - first) / batch_size if reduction == 'mean' else 1
        self._weight, self._needed = share * count, needed

    def of(self, batch):
        """Returns the slice's part of the indices of a batch."""
        return batch[self._slice]

    def update(self, model):
        """Builds what adds up gradients; returns what adds the slice's own.

        Args:
          model: Model in a graph whose global step is fed.
        """
        number = v1.train.get_or_create_global_step().value()
        pushes, pairs = [], []
        self._counts, self._drops, self._steps = [], [], []
        self._step = v1.placeholder(tf.int64, [], 'slices_step')
        for gradient, variable in model.unclipped:
            with v1.device(variable.device):
                sums = v1.ConditionalAccumulator(
                    gradient.dtype,
                    variable.shape,
                    shared_name=f'slices/{variable.op.name}',
                )
                pushes.append(sums.apply_grad(gradient * self._weight, number))
                pairs.append((sums.take_grad(self._needed), variable))
                self._counts.append(sums.num_accumulated())
                self._drops.append(sums.take_grad(1).op)
                self._steps.append(sums.set_global_step(self._step))
        self._fewest = tf.reduce_min(tf.stack(self._counts))
        self._apply = model.apply(model.clip(pairs))
        return tf.group(*pushes)

    def begin(self, session, step):
        """Forgets what an earlier chief left behind.

        Args:
          session: Session of the graph.
          step: Steps that are done.
        """
        while True:
            counts = session.run(self._counts)
            full = [
                drop
                for drop, count in zip(self._drops, counts, strict=True)
                if count
            ]
            if not full:
                break
            session.run(full)
        session.run(self._steps, {self._step: step})

    def complete(self, session):
        """Whether as many slices are there as a step waits for."""
        return session.run(self._fewest) >= self._needed

    def apply(self, session):
        """Changes the weights, once the slices are complete."""
        session.run(self._apply)


def bounds(replica, count, batch_size):
    """Returns first row and end of a slice; the first ones may be longer."""
    size, rest = divmod(batch_size, count)
    first = replica * size + min(replica, rest)
    return first, first + size + (replica < rest)
