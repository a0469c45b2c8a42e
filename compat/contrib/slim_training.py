"""`slim.learning.train`: the loop that trains until a number of steps.

*Source:* TensorFlow 1.15, `contrib/slim/python/slim/learning.py`.
"""

import time

import numpy as np
import tensorflow as tf

from .slim_steps import train_step
from .sync_replicas import Replicas

__all__ = ['DEFAULT', 'is_left', 'train']

v1 = tf.compat.v1

DEFAULT = 0  # Of arguments whose None says "nothing".
_SECONDS_OF_A_WAIT = 1


def train(train_op, logdir, *args, **options):
    """Trains a graph under a Supervisor, which restores and saves it.

    Args:
        train_op: Tensor that gives the loss after a step.
        logdir: Folder of checkpoints and events; None for neither.
        *args: Of `_Training`, in its order.
        **options: Of `_Training`.

    Returns:
        The last loss, None if there was no step.

    Raises:
        ValueError: There is no `train_op`, an argument needs `logdir`,
            replicas that wait for each other start late, or the number of
            steps is not positive.
    """
    if train_op is None:
        raise ValueError('train_op cannot be None.')
    training = _Training(train_op, logdir, *args, **options)
    while True:
        try:
            return training.run()
        except tf.errors.AbortedError:
            v1.logging.info('Retrying training!')


class _Training:
    """A graph that is to be trained, in one session after another.

    Args:
        train_op: Tensor that gives the loss after a step.
        logdir: Folder of checkpoints and events; None for neither.
        train_step_fn: Function of the arguments of `train_step`, which
            returns what that does.
        train_step_kwargs: Its last argument; that of `train_step` if left.
        log_every_n_steps: Steps between two lines of the log; 0 for none.
        graph: The graph; the default one if None.
        master: Address of the session's server.
        is_chief: Whether this process starts, restores and saves.
        global_step: Tensor of the number of steps; the graph's if None.
        number_of_steps: Global step at which to end; None for no end.
        init_op: Operation of the initial values; of all variables if left.
        init_feed_dict: Fed to it.
        local_init_op: Operation of local variables and tables.
        init_fn: Function of the session, called after `init_op`.
        ready_op: Names of variables without a value; of all if left.
        summary_op: Operation of the summaries; the merged ones if left.
        save_summaries_secs: Seconds between two summaries.
        summary_writer: Writer of the events; a new one if left.
        startup_delay_steps: Step that one who is not chief waits for.
        saver: Saver of the checkpoints; one of all variables if None.
        save_interval_secs: Seconds between two checkpoints.
        sync_optimizer: A SyncReplicasOptimizer, or a list of them.
        session_config: A ConfigProto.
        session_wrapper: Function of the session that returns one to train by.
        trace_every_n_steps: Steps between two traces in `logdir`.
        ignore_live_threads: Whether threads may outlive the training.

    """

    def __init__(
        self,
        train_op,
        logdir,
        train_step_fn=train_step,
        train_step_kwargs=DEFAULT,
        log_every_n_steps=1,
        graph=None,
        master='',
        is_chief=True,
        global_step=None,
        number_of_steps=None,
        init_op=DEFAULT,
        init_feed_dict=None,
        local_init_op=DEFAULT,
        init_fn=None,
        ready_op=DEFAULT,
        summary_op=DEFAULT,
        save_summaries_secs=600,
        summary_writer=DEFAULT,
        startup_delay_steps=0,
        saver=None,
        save_interval_secs=600,
        sync_optimizer=None,
        session_config=None,
        session_wrapper=None,
        trace_every_n_steps=None,
        ignore_live_threads=False,
    ):
        if logdir is None:
            _check_nothing_is_written(summary_op, saver, trace_every_n_steps)
        _check_steps(number_of_steps, sync_optimizer, startup_delay_steps)
        self._train_op, self._folder, self._is_chief = (
            train_op,
            logdir,
            is_chief,
        )
        self._wait = min(startup_delay_steps, number_of_steps or np.inf)
        self._session = {'master': master, 'config': session_config}
        self._wrapper, self._ignores = session_wrapper, ignore_live_threads
        self._train_step, self._asked = train_step_fn, train_step_kwargs
        graph = graph or v1.get_default_graph()
        with graph.as_default():
            if global_step is None:
                global_step = v1.train.get_or_create_global_step()
            self._global_step = global_step
            saver = saver or v1.train.Saver()
            self._replicas = Replicas(sync_optimizer, is_chief)
            with tf.name_scope('init_ops'):
                operations = _initial(init_op, ready_op, local_init_op)
                local = operations['local_init_op']
                operations |= self._replicas.initial(local)
            if is_left(summary_op):
                summary_op = v1.summary.merge_all()
            self._replicas.add_queues()
            if is_left(train_step_kwargs):
                self._asked = self._asked_by_default(
                    number_of_steps, log_every_n_steps, trace_every_n_steps
                )
        writer = (
            {}
            if is_left(summary_writer)
            else {'summary_writer': summary_writer}
        )
        self._supervisor = v1.train.Supervisor(
            graph,
            is_chief=is_chief,
            logdir=logdir,
            init_feed_dict=init_feed_dict,
            init_fn=init_fn,
            summary_op=summary_op,
            global_step=global_step,
            saver=saver,
            save_summaries_secs=save_summaries_secs,
            save_model_secs=save_interval_secs,
            **operations,
            **writer,
        )
        if summary_writer is not None:
            self._asked['summary_writer'] = self._supervisor.summary_writer

    def _asked_by_default(self, number_of_steps, log_every, trace_every):
        """What `train_step` asks after each step."""
        step = self._global_step
        with tf.name_scope('train_step'):
            asked = {'should_stop': tf.constant(False)}
            if number_of_steps:
                asked['should_stop'] = tf.greater_equal(step, number_of_steps)
            if log_every > 0:
                asked['should_log'] = _is_every(step, log_every)
            if self._is_chief and trace_every is not None:
                asked['should_trace'] = _is_every(step, trace_every)
                asked['logdir'] = self._folder
        return asked

    def run(self):
        """Trains in a session; returns the last loss."""
        supervisor = self._supervisor
        with supervisor.managed_session(
            start_standard_services=False, **self._session
        ) as session:
            v1.logging.info('Starting Session.')
            if self._wrapper is not None:
                session = self._wrapper(session)
            threads = self._start(session)
            loss = self._last_loss(session)
            if self._folder and self._is_chief:
                self._end_services()
                v1.logging.info('Finished training! Saving model to disk.')
                supervisor.saver.save(
                    session,
                    supervisor.save_path,
                    global_step=supervisor.global_step,
                )
                supervisor.stop(
                    threads,
                    close_summary_writer=True,
                    ignore_live_threads=self._ignores,
                )
            return loss

    def _start(self, session):
        """Starts threads, after the first steps of another, the chief."""
        if self._is_chief and self._folder:
            supervisor = self._supervisor
            self._services = supervisor.start_standard_services(session)
        while (
            not self._is_chief and session.run(self._global_step) < self._wait
        ):
            time.sleep(_SECONDS_OF_A_WAIT)
        threads = self._supervisor.start_queue_runners(session)
        v1.logging.info('Starting Queues.')
        self._replicas.start(self._supervisor, session)
        return threads

    def _end_services(self):
        """Waits for what saves by the clock, or it might save an older step.

        Its checkpoint would be the latest, though the last one is newer.
        """
        self._supervisor.request_stop()
        for thread in self._services or ():
            thread.join()

    def _step(self, session):
        return session.run(self._global_step)

    def _last_loss(self, session):
        """Makes steps until one says stop, or the input ends."""
        loss = None
        try:
            while not self._supervisor.should_stop():
                loss, stops = self._train_step(
                    session, self._train_op, self._global_step, self._asked
                )
                if stops:
                    v1.logging.info('Stopping Training.')
                    self._supervisor.request_stop()
        except tf.errors.OutOfRangeError as error:
            v1.logging.info(
                'Caught OutOfRangeError. Stopping Training. %s', error
            )
        return loss


def _check_nothing_is_written(summary_op, saver, trace_every_n_steps):
    given = {
        'summary_op': not is_left(summary_op),
        'saver': saver is not None,
        'trace_every_n_steps': trace_every_n_steps is not None,
    }
    for name, is_given in given.items():
        if is_given:
            raise ValueError(f'Cannot provide {name} because logdir=None')


def _check_steps(number_of_steps, sync_optimizer, startup_delay_steps):
    if number_of_steps is not None and number_of_steps <= 0:
        raise ValueError(
            f'number_of_steps must be None or positive, not {number_of_steps}.'
        )
    if sync_optimizer is not None and startup_delay_steps > 0:
        raise ValueError(
            'startup_delay_steps must be 0 where sync_optimizer is given, not '
            f'{startup_delay_steps}.'
        )


def is_left(value):
    """Whether an argument is the default of those that may be None."""
    return isinstance(value, int) and value == DEFAULT


def _initial(init_op, ready_op, local_init_op):
    """Operations of a Supervisor's start; its own where they are left."""
    if is_left(init_op):
        init_op = v1.global_variables_initializer()
    if is_left(ready_op):
        ready_op = v1.report_uninitialized_variables()
    if is_left(local_init_op):
        local_init_op = tf.group(
            v1.local_variables_initializer(), v1.tables_initializer()
        )
    return {
        'init_op': init_op,
        'ready_op': ready_op,
        'local_init_op': local_init_op,
    }


def _is_every(global_step, steps):
    """Whether the number of steps is a multiple."""
    return tf.equal(tf.math.floormod(global_step, steps), 0)
