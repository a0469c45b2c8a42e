"""The parts of `tf.contrib.learn` that are no estimators."""

import tensorflow as tf

v1 = tf.compat.v1


class ModeKeys:
    """What a model function is called for."""

    TRAIN = 'train'
    EVAL = 'eval'
    INFER = 'infer'


def run_n(output_dict, feed_dict=None, restore_checkpoint_path=None, n=1):
    """Runs tensors `n` times in a session of its own.

    Args:
        output_dict: Dict of tensors.
        feed_dict: Fed each time.
        restore_checkpoint_path: Restored first; variables are initialized
            otherwise.
        n: How often.

    Returns:
        List of dicts of arrays.
    """
    feeds = [feed_dict] * n
    return list(run_feeds(output_dict, feeds, restore_checkpoint_path))


def run_feeds(output_dict, feed_dicts, restore_checkpoint_path=None):
    """Runs tensors once for each feed; arguments as in `run_n`."""
    with v1.Session() as session:
        session.run(v1.local_variables_initializer())
        if restore_checkpoint_path:
            v1.train.Saver().restore(session, restore_checkpoint_path)
        else:
            session.run(v1.global_variables_initializer())
        session.run(v1.tables_initializer())
        coordinator = v1.train.Coordinator()
        threads = v1.train.start_queue_runners(session, coordinator)
        results = [session.run(output_dict, feed) for feed in feed_dicts]
        coordinator.request_stop()
    coordinator.join(threads, stop_grace_period_secs=2)
    return results
