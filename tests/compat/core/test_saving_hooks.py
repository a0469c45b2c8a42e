"""Monitored sessions save after the steps after which the releases did."""

import pytest

from legacy_rnn.compat import api


# As the real 1.2.1 to 1.8.0, and 1.12.3 and 1.15.5, wrote them.
@pytest.mark.parametrize(
    'release, steps, last',
    [('1.2', [1, 5, 9], [1, 9]), ('1.12', [0, 4, 8, 9], [0, 9])],
)
def test_first_checkpoint_is_that_of_the_release(
    release, steps, last, tmp_path
):
    hook = {'save_checkpoint_secs': None}
    assert saved(release, tmp_path / 'hook', 4, **hook) == steps
    assert saved(release, tmp_path / 'own', 0) == last


def test_a_session_that_is_made_again_saves_when_it_is_time(tmp_path):
    tf = api('1.4')
    with tf.Graph().as_default():
        step = tf.train.get_or_create_global_step()
        more = tf.assign_add(step, 1)
        hook = tf.train.CheckpointSaverHook(
            str(tmp_path), save_steps=3, saver=tf.train.Saver()
        )
        hook.begin()
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            hook.after_create_session(session, None)
            session.run(more)
            hook.after_run(Context(session), Values(0))
            hook.after_create_session(session, None)
            session.run(more)
            hook.after_run(Context(session), Values(1))
    assert steps_in(tmp_path) == [1]


class Context:
    def __init__(self, session):
        self.session = session


class Values:
    def __init__(self, results):
        self.results = results


def saved(release, folder, every, **options):
    tf = api(release)
    with tf.Graph().as_default():
        step = tf.contrib.framework.get_or_create_global_step()
        more = tf.assign_add(step, 1)
        hooks = [tf.train.StopAtStepHook(last_step=9)]
        if every:
            hooks.append(
                tf.train.CheckpointSaverHook(str(folder), save_steps=every)
            )
        with tf.train.MonitoredTrainingSession(
            checkpoint_dir=str(folder),
            hooks=hooks,
            save_summaries_steps=0,
            **options,
        ) as session:
            while not session.should_stop():
                session.run(more)
    return steps_in(folder)


def steps_in(folder):
    return sorted(
        int(path.stem.rpartition('-')[2]) for path in folder.glob('*.index')
    )
