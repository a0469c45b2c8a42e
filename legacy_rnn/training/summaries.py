"""Writes what TensorBoard shows: the graph, curves and pictures."""

import os

import numpy as np
import tensorflow as tf

from legacy_rnn.training import pictures
from legacy_rnn.training.evaluation import predict

v1 = tf.compat.v1

WORDS = 8


class Summaries:
    """Events files in the folder of a run and in one for each part.

    TensorBoard takes each folder for a run: curves of one name from two parts,
    such as the loss in training and in the test, share a chart.

    Args:
      folder: The folder.
      graph: tf.Graph to show.
      step: Step that the run starts or goes on from; what TensorBoard holds
        of later steps is forgotten.
    """

    def __init__(self, folder, graph, step=0):
        self._folder, self._graph, self._step = folder, graph, step
        self._writers = {}
        self._writer = self._open('', graph)

    def scalars(self, step, part, **values):
        """Writes numbers of a part, such as `train`, by name."""
        parts = [
            v1.Summary.Value(tag=name, simple_value=value)
            for name, value in values.items()
        ]
        writer = self._writers.get(part) or self._open(part)
        writer.add_summary(v1.Summary(value=parts), step)

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
        for writer in self._writers.values():
            writer.flush()

    def close(self):
        """Writes out what waits and closes the files."""
        for writer in self._writers.values():
            writer.close()

    def _open(self, part, graph=None):
        with self._graph.as_default():
            folder = os.path.join(self._folder, part)
            writer = v1.summary.FileWriter(folder, graph)
        if self._step:
            start = v1.SessionLog(status=v1.SessionLog.START)
            writer.add_session_log(start, self._step)
        self._writers[part] = writer
        return writer


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
