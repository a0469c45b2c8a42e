"""The model of a run in the graph of a task."""

import tensorflow as tf

from legacy_rnn.distributing.slices import Slices
from legacy_rnn.training import actions
from legacy_rnn.training.model_graph import ClusterPlace

v1 = tf.compat.v1


def build(name, flags, given, place, slices):
    """Returns the ModelGraph of a task that computes gradients.

    Its weights are on the parameter servers, all else is on the task.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      given: Inputs of the run.
      place: Place of the task.
      slices: Slices of synchronous training, or None.
    """
    setter = v1.train.replica_device_setter(
        ps_tasks=len(place.hosts['ps']),
        worker_device=place.device,
    )
    if slices is None:
        part = ClusterPlace(setter)
    else:
        part = ClusterPlace(setter, slices.rows, slices.update)
    return actions.build_graph(name, flags, given, training=True, place=part)


def slices(given, flags, place):
    """Returns the Slices of synchronous training, or None.

    Args:
      given: Inputs of the run.
      flags: Parsed flags of the command.
      place: Place of the task.
    """
    if not flags.sync:
        return None
    count = len(place.computing)
    return Slices(
        place.replica,
        count,
        min(given.settings.batch_size, len(given.split.train)),
        given.settings.loss_reduction,
        flags.replicas_to_aggregate or count,
    )
