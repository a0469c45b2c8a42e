"""The start of replicas that wait for each other.

*Source:* TensorFlow 1.15, `contrib/slim/python/slim/learning.py`.
"""

import tensorflow as tf

__all__ = ['Replicas']


class Replicas:
    """What replicas that wait for each other need, if there are any.

    Args:
        optimizers: A SyncReplicasOptimizer, a list of them, or None.
        is_chief: Whether this process is the chief.

    Raises:
        ValueError: One is no SyncReplicasOptimizer.
    """

    def __init__(self, optimizers, is_chief):
        if optimizers is None:
            optimizers = []
        elif not isinstance(optimizers, list | tuple):
            optimizers = [optimizers]
        for one in optimizers:
            if not hasattr(one, 'get_chief_queue_runner'):
                raise ValueError(
                    'sync_optimizer must be a SyncReplicasOptimizer, or a '
                    f'list of them, not {one!r}.'
                )
        self._optimizers, self._is_chief = optimizers, is_chief
        self._tokens, self._runners = [], []

    def initial(self, local_init_op):
        """Operations that a Supervisor runs at first."""
        if not self._optimizers:
            return {}
        name = 'chief_init_op' if self._is_chief else 'local_step_init_op'
        before = [] if local_init_op is None else [local_init_op]
        with tf.control_dependencies(before):
            first = tf.group(*[getattr(one, name) for one in self._optimizers])
        ready = [one.ready_for_local_init_op for one in self._optimizers]
        return {
            'local_init_op': first,
            'ready_for_local_init_op': tf.group(*ready),
        }

    def add_queues(self):
        """Adds the chief's queue of tokens to the graph."""
        if self._is_chief:
            chiefs = self._optimizers
            self._tokens = [one.get_init_tokens_op() for one in chiefs]
            self._runners = [one.get_chief_queue_runner() for one in chiefs]

    def start(self, supervisor, session):
        """Starts the chief's queue."""
        if self._runners:
            supervisor.start_queue_runners(session, self._runners)
            session.run(self._tokens)
