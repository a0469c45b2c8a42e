"""Queues read examples from files, batch by batch."""

import numpy as np
import pytest

from legacy_rnn import compat


def write(folder, name, rows):
    """A file of examples; returns its path."""
    tf = compat.api('1.12')
    path = str(folder / name)
    with tf.python_io.TFRecordWriter(path) as writer:
        for row in rows:
            example = tf.train.Example()
            example.features.feature['x'].float_list.value.append(row)
            words = [b'w'] * (row % 3)
            example.features.feature['words'].bytes_list.value.extend(words)
            writer.write(example.SerializeToString())
    return path


def spec(tf):
    return {
        'x': tf.FixedLenFeature([1], tf.float32),
        'words': tf.VarLenFeature(tf.string),
    }


def run(tf, fetches):
    """All batches until the input ends."""
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        session.run(tf.global_variables_initializer())
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        found = []
        try:
            while True:
                found.append(session.run(fetches))
        except tf.errors.OutOfRangeError:
            coordinator.request_stop()
        coordinator.join(threads)
    return found


def test_batches_come_in_order_and_the_last_is_smaller(tmp_path):
    tf = compat.api('1.12')
    paths = [write(tmp_path, 'b', range(3)), write(tmp_path, 'a', [7, 8])]
    with tf.Graph().as_default():
        keys, features = tf.contrib.learn.io.read_keyed_batch_features(
            paths,
            2,
            spec(tf),
            tf.TFRecordReader,
            randomize_input=False,
            num_epochs=1,
            num_enqueue_threads=1,
        )
        found = run(tf, [keys, features['x'], features['words'].indices])
    x = [batch[1].ravel().tolist() for batch in found]
    assert x == [[7, 8], [0, 1], [2]]
    assert found[0][0][0].decode().rpartition(':')[0] == paths[1]
    np.testing.assert_array_equal(found[1][2], [[1, 0]])


def test_queue_shared_by_workers_gives_each_file_once(tmp_path):
    tf = compat.api('1.12')
    paths = [write(tmp_path, name, [row]) for row, name in enumerate('abc')]
    with tf.Graph().as_default():
        learn = tf.contrib.learn
        _, records = learn.read_keyed_batch_examples_shared_queue(
            paths, 1, tf.TFRecordReader, randomize_input=False, num_epochs=2
        )
        found = run(tf, tf.parse_example(records, spec(tf))['x'])
        names = [one.op.name for one in tf.global_variables()]
    assert [float(one[0, 0]) for one in found] == [0, 1, 2, 0, 1, 2]
    assert names[0] == 'obtain_next/obtain_next_counter'


def test_parse_function_may_give_a_dict(tmp_path):
    tf = compat.api('1.4')
    path = write(tmp_path, 'a', [3, 4])
    with tf.Graph().as_default():
        found = tf.contrib.learn.read_batch_examples(
            path,
            2,
            tf.TFRecordReader,
            randomize_input=False,
            num_epochs=1,
            parse_fn=lambda one: {
                'x': tf.parse_single_example(one, {'x': spec(tf)['x']})['x']
            },
        )
        assert found['x'].shape.as_list() == [None, 1]
        assert [one['x'].tolist() for one in run(tf, found)] == [[[3], [4]]]


def test_random_order_holds_all(tmp_path):
    tf = compat.api('1.12')
    path = write(tmp_path, 'a', range(20))
    with tf.Graph().as_default():
        found = tf.contrib.learn.read_batch_features(
            path,
            4,
            spec(tf),
            tf.TFRecordReader,
            num_epochs=1,
            num_enqueue_threads=1,
        )
        x = [one.ravel() for one in run(tf, found['x'])]
    assert sorted(np.concatenate(x)) == list(range(20))


@pytest.mark.parametrize(
    ('release', 'is_found'), [('1.0', False), ('1.1', True)]
)
def test_list_holds_patterns_since_1_1(release, is_found, tmp_path):
    tf = compat.api(release)
    write(tmp_path, 'a', [1])
    with tf.Graph().as_default():
        found = tf.contrib.learn.read_batch_examples(
            [str(tmp_path / '*')],
            1,
            tf.TFRecordReader,
            randomize_input=False,
            num_epochs=1,
        )
        if is_found:
            assert len(run(tf, found)) == 1
        else:
            with pytest.raises(tf.errors.NotFoundError):
                run(tf, found)


@pytest.mark.parametrize(('release', 'fits'), [('1.1', True), ('1.2', False)])
def test_batch_may_fill_the_queue_up_to_1_1(release, fits, tmp_path):
    tf = compat.api(release)
    path = write(tmp_path, 'a', [1])
    call = {
        'reader': tf.TFRecordReader,
        'queue_capacity': 5,
        'randomize_input': False,
    }
    with tf.Graph().as_default():
        if fits:
            tf.contrib.learn.read_batch_examples(path, 5, **call)
        else:
            with pytest.raises(ValueError, match='Invalid batch_size 5'):
                tf.contrib.learn.read_batch_examples(path, 5, **call)


def test_runners_and_threads_exclude_each_other():
    tf = compat.api('0.12')
    with tf.Graph().as_default():
        features = {'x': tf.constant([1])}
        with pytest.raises(ValueError, match='can not both be set'):
            tf.contrib.learn.queue_parsed_features(
                features, num_queue_runners=2, num_enqueue_threads=2
            )
        tf.contrib.learn.queue_parsed_features(features)
        assert len(tf.get_collection('queue_runners')) == 2


def test_no_file_is_an_error(tmp_path):
    tf = compat.api('1.12')
    with pytest.raises(ValueError, match='No files match'):
        tf.contrib.learn.read_batch_examples(
            str(tmp_path / '*'), 1, tf.TFRecordReader
        )
