"""Writes what TensorBoard shows: the graph, curves and pictures."""

import numpy as np
import tensorflow as tf

from legacy_rnn.training import pictures
from legacy_rnn.training.evaluation import predict

v1 = tf.compat.v1

WORDS = 8


class Summaries:
    """An events file in the folder of a run.

    Args:
      folder: The folder.
      graph: tf.Graph to show.
      step: Step that the run starts or goes on from; what TensorBoard holds
        of later steps is forgotten.
    """

    def __init__(self, folder, graph, step=0):
        with graph.as_default():
            self._writer = v1.summary.FileWriter(folder, graph)
        if step:
            start = v1.SessionLog(status=v1.SessionLog.START)
            self._writer.add_session_log(start, step)

    def scalars(self, step, **values):
        """Writes numbers by name."""
        parts = [
            v1.Summary.Value(tag=name, simple_value=value)
            for name, value in values.items()
        ]
        self._writer.add_summary(v1.Summary(value=parts), step)

    def picture(self, step, name, picture):
        """Writes an RGB picture, uint8 [height, width, 3]."""
        height, width, _ = picture.shape
        image = v1.Summary.Image(
            height=height,
            width=width,
            colorspace=3,
            encoded_image_string=pictures.encode_png(picture),
        )
        part = v1.Summary.Value(tag=name, image=image)
        self._writer.add_summary(v1.Summary(value=[part]), step)

    def flush(self):
        """Writes out what waits."""
        self._writer.flush()

    def close(self):
        """Writes out what waits and closes the file."""
        self._writer.close()


class WordPictures:
    """Pictures of some held-out words with their predicted letters.

    Args:
      dataset: Dataset of words.
      train: Indices that the shapes of the letters are averaged over.
      shown: Indices of words, of which some are shown.
    """

    def __init__(self, dataset, train, shown):
        self._dataset = dataset
        self._shown = pictures.spread(shown, WORDS)
        self._shapes = pictures.letter_shapes(dataset, train)

    def write(self, summaries, session, graph, step):
        """Writes the pictures of a step."""
        dataset = self._dataset
        probabilities = predict(session, graph, dataset, self._shown)
        predicted = np.argmax(probabilities, -1)
        for row, index in enumerate(self._shown):
            length = dataset.lengths[index]
            word = pictures.draw_word(
                dataset.data[index, :length],
                dataset.labels[index, :length],
                predicted[row, :length],
                self._shapes,
            )
            summaries.picture(step, f'words/{row}', word)
