"""Runs a trained model over many sequences, a batch at a time."""

import numpy as np

from legacy_rnn.training.scores import Score

BATCH = 256


def evaluate(session, graph, dataset, indices, batch_size=BATCH):
    """Returns the Score of some sequences.

    Args:
      session: Session with the weights.
      graph: ModelGraph of the session.
      dataset: Dataset with labels.
      indices: Which sequences, [n].
      batch_size: Sequences computed at once.
    """
    total = Score()
    for chosen in _batches(indices, batch_size):
        feeds = graph.feed(dataset, chosen)
        total += Score.of(session.run(graph.sums, feeds))
    return total


def predict(session, graph, dataset, indices, batch_size=BATCH):
    """Returns the probabilities of some sequences.

    Returns:
      [n, classes], or [n, time, classes] where steps are labelled.
    """
    parts = [
        session.run(graph.probabilities, graph.feed_data(dataset, chosen))
        for chosen in _batches(indices, batch_size)
    ]
    return np.concatenate(parts)


def _batches(indices, batch_size):
    for start in range(0, len(indices), batch_size):
        yield indices[start : start + batch_size]
