"""Checkpoints of monitored sessions as up to 1.8: the first after a step.

*Source:* TensorFlow 1.8, `python/training/basic_session_run_hooks.py` and
`monitored_session.py`. From 1.9 on the first one holds the initial values.
"""

import tensorflow as tf

v1 = tf.compat.v1

_UNSAID = object()


class CheckpointSaverHook(tf.compat.v1.train.CheckpointSaverHook):
    """`tf.train.CheckpointSaverHook` that saves after the first step.

    Arguments are those of TensorFlow's.
    """

    _is_starting = False

    def after_create_session(self, session, coord):
        """Writes the graph, once, and no checkpoint."""
        if self._timer.last_triggered_step() is not None:
            return  # A session that was lost, and made again.
        self._is_starting = True
        try:
            super().after_create_session(session, coord)
        finally:
            self._is_starting = False
        self._timer.reset()

    def _save(self, session, step):
        return False if self._is_starting else super()._save(session, step)


def saver_of(release):
    """The class of a release, a `Release`."""
    is_late = release >= '1.9'
    return v1.train.CheckpointSaverHook if is_late else CheckpointSaverHook


def MonitoredTrainingSession(
    master='',
    is_chief=True,
    checkpoint_dir=None,
    scaffold=None,
    hooks=None,
    chief_only_hooks=None,
    save_checkpoint_secs=_UNSAID,
    save_checkpoint_steps=_UNSAID,
    **options,
):
    """`tf.train.MonitoredTrainingSession` with such a hook.

    Args:
        master: Address of a server.
        is_chief: Whether this worker initializes and saves.
        checkpoint_dir: Folder of the checkpoints, or None.
        scaffold: `tf.train.Scaffold`, or None.
        hooks: Hooks of every worker.
        chief_only_hooks: Hooks of the chief.
        save_checkpoint_secs: Seconds between checkpoints, by default 600, or
        save_checkpoint_steps: steps between them.
        **options: Further arguments of TensorFlow's.
    """
    if save_checkpoint_secs is _UNSAID:
        save_checkpoint_secs = (
            600 if save_checkpoint_steps is _UNSAID else None
        )
    if save_checkpoint_steps is _UNSAID:
        save_checkpoint_steps = None
    scaffold = scaffold or v1.train.Scaffold()
    saves = (save_checkpoint_secs or 0) > 0 or (save_checkpoint_steps or 0) > 0
    if is_chief and checkpoint_dir and saves:
        saver = CheckpointSaverHook(
            checkpoint_dir,
            save_secs=save_checkpoint_secs,
            save_steps=save_checkpoint_steps,
            scaffold=scaffold,
        )
        hooks = [saver, *(hooks or ())]
    return v1.train.MonitoredTrainingSession(
        master,
        is_chief,
        checkpoint_dir,
        scaffold,
        hooks,
        chief_only_hooks,
        save_checkpoint_secs=None,
        save_checkpoint_steps=None,
        **options,
    )
