"""Input queues of early releases, whose variables were global ones."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import api


@pytest.mark.parametrize('release', ['0.6', '0.9'])
def test_epochs_are_set_to_zero_with_all_variables(release):
    old = api(release)
    with tf.Graph().as_default(), old.Session() as session:
        limited = old.train.limit_epochs(old.constant(7), num_epochs=2)
        session.run(old.initialize_all_variables())
        assert [session.run(limited), session.run(limited)] == [7, 7]
        with pytest.raises(old.errors.OutOfRangeError):
            session.run(limited)
        assert not tf.compat.v1.local_variables()


def test_files_are_read_as_often_as_was_said():
    old = api('0.8')
    with tf.Graph().as_default(), old.Session() as session:
        names = old.train.string_input_producer(
            ['a', 'b'], num_epochs=2, shuffle=False
        ).dequeue_many(4)
        session.run(old.initialize_all_variables())
        coord = old.train.Coordinator()
        threads = old.train.start_queue_runners(session, coord)
        assert session.run(names).tolist() == [b'a', b'b'] * 2
        coord.request_stop()
        coord.join(threads)


def test_the_variable_is_local_from_0_10_on():
    old = api('0.10')
    with tf.Graph().as_default():
        old.train.limit_epochs(old.constant(7), num_epochs=2)
        assert len(tf.compat.v1.local_variables()) == 1
        assert not tf.compat.v1.global_variables()


@pytest.mark.parametrize('release, found', [('1.0', True), ('1.1', False)])
def test_names_of_files_are_global_up_to_1_0(release, found, tmp_path):
    old = api(release)
    (tmp_path / 'a').touch()
    with tf.Graph().as_default(), old.Session() as session:
        names = old.train.match_filenames_once(str(tmp_path / '*'))
        session.run(old.global_variables_initializer())
        if found:
            assert session.run(names).tolist() == [bytes(tmp_path / 'a')]
        else:
            with pytest.raises(old.errors.FailedPreconditionError):
                session.run(names)
