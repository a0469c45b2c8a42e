"""Writes a SavedModel that any TensorFlow serves."""

import os

import tensorflow as tf

from legacy_rnn import files
from legacy_rnn.training import checkpoints

v1 = tf.compat.v1


def export(session, graph, folder):
    """Writes a SavedModel whose `serving_default` labels sequences.

    It takes `data` [batch, time, features] and `length` int32 [batch], and
    gives `probabilities` [batch, classes] or [batch, time, classes] and
    `prediction`, the most probable class ids. Past the length of a sequence
    probabilities are 0 and predictions -1. Of a dynamic unroll, time may be
    any number of steps.

    Args:
      session: Session with the weights.
      graph: ModelGraph with a length placeholder.
      folder: Where to write; an earlier export there is replaced.

    Raises:
      ValueError: The folder holds something else.
      OSError: It could not be written.
    """
    _refuse_foreign(folder)
    try:
        with files.folder_beside(folder) as temporary:
            _write(session, graph, folder, temporary)
    except tf.errors.OpError as error:
        raise OSError(
            f'could not write {folder}: {checkpoints.reason(error)}'
        ) from error


def _write(session, graph, folder, temporary):
    model = os.path.join(temporary, 'model')
    with graph.graph.as_default():
        v1.saved_model.simple_save(session, model, *_signature(graph))
    if os.path.isdir(folder):
        os.rename(folder, os.path.join(temporary, 'old'))
    os.rename(model, folder)
    files.sync_folder(os.path.dirname(temporary))


def _signature(graph):
    """Returns inputs and outputs by name."""
    prediction = tf.argmax(graph.probabilities, -1)
    probabilities = graph.probabilities
    if graph.labels_steps:
        real = tf.sequence_mask(graph.length, tf.shape(graph.data)[1])
        prediction = tf.where(real, prediction, -tf.ones_like(prediction))
        probabilities *= tf.cast(real, probabilities.dtype)[..., None]
    inputs = {'data': graph.data, 'length': graph.length}
    outputs = {'probabilities': probabilities, 'prediction': prediction}
    return inputs, outputs


def _refuse_foreign(folder):
    if os.path.isdir(folder):
        names = os.listdir(folder)
        if names and 'saved_model.pb' not in names:
            raise ValueError(
                f'{folder} holds something that is no SavedModel; choose '
                'another --export_dir'
            )
    elif os.path.exists(folder):
        raise ValueError(f'{folder} is a file; choose another --export_dir')
