"""Starts the server of a task, and opens sessions on it."""

import errno
import socket

import tensorflow as tf

v1 = tf.compat.v1


def start(place, threads):
    """Starts TensorFlow's server of a task.

    It serves any graph to anybody, on all interfaces, whatever address it is
    given.

    Args:
      place: Place of the task.
      threads: Threads TensorFlow may use; 0 is one a core.

    Raises:
      ValueError: The port is in use.
    """
    port = int(place.address.rpartition(':')[2])
    _check_free(port, place)
    config = v1.ConfigProto(
        intra_op_parallelism_threads=threads,
        inter_op_parallelism_threads=threads,
    )
    hosts = {job: list(given) for job, given in place.hosts.items()}
    hosts.pop('evaluator', None)
    try:
        return v1.train.Server(
            tf.train.ClusterSpec(hosts), place.job, place.index, config=config
        )
    except tf.errors.OpError as error:
        raise ValueError(
            f'{place.name} could not listen on port {port}: '
            f'{str(error.message).splitlines()[0]}'
        ) from error


def session(server, graph, place, seconds, jit=False):
    """Opens a session on the parameter servers and the task itself.

    It does not wait for other workers.

    Args:
      server: What `start` returned.
      graph: tf.Graph.
      place: Place of the task.
      seconds: Longest time that one run may take.
      jit: Have XLA compile what it can.
    """
    config = v1.ConfigProto(
        device_filters=['/job:ps', place.device],
        operation_timeout_in_ms=int(seconds * 1000),
        allow_soft_placement=True,
    )
    if jit:
        options = config.graph_options.optimizer_options
        options.global_jit_level = v1.OptimizerOptions.ON_1
    return v1.Session(server.target, graph=graph, config=config)


def _check_free(port, place):
    """Raises ValueError where another process listens on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(('', port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise ValueError(
                f'port {port} of {place.name} is in use; end the process '
                'that has it, or give all tasks another address'
            ) from error
