"""Hooks that Estimators put into their own sessions."""

from __future__ import annotations

import os

import tensorflow as tf

from ..contrib.evaluation_hooks import StopAfterNEvalsHook
from ..releases import Since

v1 = tf.compat.v1

# Up to 1.8 the first checkpoint was that of the first step; from 1.9 it is
# that of the initial values.
_SAVES_FIRST = Since({'0.5': 'after a step', '1.9': 'before a step'})
# From 1.5 an evaluation of 20 steps or more said so ten times.
_SAYS_TENTHS = Since({'0.5': False, '1.5': True})
# Up to 1.2 one step was one run, whether it counted the global step or not.
_ONE_STEP_COUNTS = Since({'0.5': False, '1.3': True})


def step_read(graph):
    """The tensor by which hooks read the global step, made if need be.

    The releases made it before the input, so that its operations count in
    the seeds of what follows.
    """
    found = graph.get_collection(_READ)
    if not found:
        v1.train.StopAtStepHook(num_steps=1).begin()
        found = graph.get_collection(_READ)
    return found[0]


_READ = 'global_step_read_op_cache'


def stop_at(release, steps, max_steps):
    """The hook that ends a training.

    Args:
        release: A Release.
        steps: Steps from where it starts, or None.
        max_steps: Global step instead.
    """
    if steps == 1 and not _ONE_STEP_COUNTS[release]:
        return _StopAfterOne()
    return v1.train.StopAtStepHook(steps, max_steps)


class _StopAfterOne(tf.compat.v1.train.SessionRunHook):
    def after_run(self, run_context, run_values):
        """Stops."""
        run_context.request_stop()


class InitializeDataset(tf.compat.v1.train.SessionRunHook):
    """Initializes the iterator of an input function's data set."""

    def __init__(self, iterator):
        self._iterator = iterator

    def begin(self):
        """Finds the initializer while the graph is open."""
        self._initializer = self._iterator.initializer

    def after_create_session(self, session, coord):
        """Initializes it in every session."""
        session.run(self._initializer)


class StopAfterEvaluations(StopAfterNEvalsHook):
    """Ends an evaluation after some steps, and says how far it is.

    Args:
        number: How many.
        release: A Release.
    """

    def __init__(self, number, release):
        super().__init__(number)
        if not _SAYS_TENTHS[release]:
            self._between = 1


class SaveCheckpoints(tf.compat.v1.train.CheckpointSaverHook):
    """Saves checkpoints as often, and as early, as a release did.

    Args:
        folder: The model's.
        release: A Release.
        save_secs: Seconds between two, or
        save_steps: steps between two.
        scaffold: `tf.train.Scaffold`, whose saver is used.
    """

    def __init__(self, folder, release, save_secs, save_steps, scaffold):
        v1.logging.info('Create CheckpointSaverHook.')
        self._folder = folder
        self._path = os.path.join(folder, 'model.ckpt')
        self._first = _SAVES_FIRST[release] == 'before a step'
        self._every = v1.train.SecondOrStepTimer(save_secs, save_steps)
        self._model = scaffold
        self._listeners_may_stop = release >= '1.9'
        self.listeners = []

    def begin(self):
        """Makes the writer, while the graph is open."""
        self._events = v1.summary.FileWriterCache.get(self._folder)
        self._step = step_read(v1.get_default_graph())
        for listener in self.listeners:
            listener.begin()

    def after_create_session(self, session, coord):
        """Writes the graph; from 1.9 on, a checkpoint too."""
        graph = v1.get_default_graph()
        definition = graph.as_graph_def(add_shapes=True)
        tf.io.write_graph(definition, self._folder, 'graph.pbtxt')
        self._events.add_graph(graph)
        meta = v1.MetaGraphDef(
            graph_def=definition, saver_def=self._model.saver.saver_def
        )
        self._events.add_meta_graph(meta)
        if self._first:
            step = session.run(self._step)
            self._save(session, step)
            self._every.update_last_triggered_step(step)

    def before_run(self, run_context):
        """Asks for the step."""
        return v1.train.SessionRunArgs(self._step)

    def after_run(self, run_context, run_values):
        """Saves if it is time."""
        if not self._every.should_trigger_for_step(run_values.results + 1):
            return
        session = run_context.session
        step = session.run(self._step)
        if self._every.should_trigger_for_step(step):
            self._every.update_last_triggered_step(step)
            if self._save(session, step):
                run_context.request_stop()

    def end(self, session):
        """Saves the last step."""
        step = session.run(self._step)
        if step != self._every.last_triggered_step():
            self._save(session, step)
        for listener in self.listeners:
            listener.end(session, step)

    def _save(self, session, step):
        """Saves; whether a listener asked for the end."""
        v1.logging.info('Saving checkpoints for %d into %s.', step, self._path)
        for listener in self.listeners:
            listener.before_save(session, step)
        self._model.saver.save(session, self._path, global_step=step)
        status = v1.SessionLog(
            status=v1.SessionLog.CHECKPOINT, checkpoint_path=self._path
        )
        self._events.add_session_log(status, step)
        asked = False
        for listener in self.listeners:
            asks = listener.after_save(session, step)
            if asks and self._listeners_may_stop:
                v1.logging.info(
                    'A CheckpointSaverListener requested that training be '
                    'stopped. listener: %s',
                    listener,
                )
                asked = True
        return asked


class AfterSave(tf.compat.v1.train.CheckpointSaverListener):
    """Calls a function after each checkpoint."""

    def __init__(self, function):
        self._function = function

    def after_save(self, session, global_step_value):
        """Calls it."""
        self._function()


def add_listeners(hook, listeners):
    """Adds listeners to a hook that saves: ours, or a model function's."""
    if isinstance(hook, SaveCheckpoints):
        known = hook.listeners
    else:
        known = hook.__dict__.setdefault('_listeners', [])
    known.extend(one for one in listeners if one not in known)
