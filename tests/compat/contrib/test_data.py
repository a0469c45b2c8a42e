"""`contrib.data` of 1.2 to 1.6, and what later releases dropped of it."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_2, r1_3, r1_4, r1_12


def elements(tf, dataset):
    """All elements of a data set."""
    iterator = dataset.make_initializable_iterator()
    following = iterator.get_next()
    with tf.Session() as session:
        session.run(iterator.initializer)
        found = []
        while True:
            try:
                found.append(session.run(following))
            except tf.errors.OutOfRangeError:
                return found


@pytest.fixture(autouse=True)
def graph():
    with r1_4.Graph().as_default():
        yield


def test_map_takes_threads_and_a_buffer():
    data = r1_2.contrib.data.Dataset.range(6)
    data = data.map(lambda x: x * 2, num_threads=2, output_buffer_size=3)
    data = data.filter(lambda x: x > 2).shuffle(1).repeat(1).batch(2)
    assert [x.tolist() for x in elements(r1_2, data)] == [[4, 6], [8, 10]]


def test_each_method_keeps_the_others():
    kind = r1_2.contrib.data.Dataset
    data = kind.zip((kind.range(4), kind.from_tensor_slices([5, 6, 7, 8])))
    assert isinstance(data, kind)
    data = data.map(lambda x, y: (x, y)).take(3).enumerate()
    got = elements(r1_2, data.batch(2).unbatch().skip(1))
    assert got == [(1, (1, 6)), (2, (2, 7))]


def test_windows_are_groups_of_one_key():
    data = r1_3.contrib.data.Dataset.range(6).group_by_window(
        key_func=lambda x: x % 2,
        reduce_func=lambda key, window: window.batch(4),
        window_size=4,
    )
    assert [x.tolist() for x in elements(r1_3, data)] == [[0, 2, 4], [1, 3, 5]]


def test_unequal_rows_are_a_sparse_batch():
    data = r1_3.contrib.data.Dataset.range(1, 4)
    data = data.map(lambda x: r1_3.fill([x], x))
    (batch,) = elements(r1_3, data.dense_to_sparse_batch(3, [4]))
    assert batch.values.tolist() == [1, 2, 2, 3, 3, 3]
    assert batch.dense_shape.tolist() == [3, 4]


def test_files_are_data_sets_of_the_time(tmp_path):
    path = tmp_path / 'lines.txt'
    path.write_text('a\nb\nc\n')
    data = r1_3.contrib.data.TextLineDataset(str(path)).map(
        lambda line: line, num_threads=1
    )
    assert elements(r1_3, data) == [b'a', b'b', b'c']


def test_resampling_took_the_data_set_first():
    data = r1_2.contrib.data.Dataset.from_tensor_slices([0, 1] * 50)
    data = r1_2.contrib.data.rejection_resample(
        data, lambda x: x, [0.0, 1.0], [0.5, 0.5], seed=1
    )
    found = elements(r1_2, data)
    assert {label for label, _ in found} == {1}


def test_what_does_not_fill_a_batch_is_dropped():
    data = r1_12.data.Dataset.range(5)
    drop = r1_12.contrib.data.batch_and_drop_remainder(2)
    assert [x.tolist() for x in elements(r1_12, data.apply(drop))] == [
        [0, 1],
        [2, 3],
    ]
    drop = r1_12.contrib.data.padded_batch_and_drop_remainder(2, [])
    assert len(elements(r1_12, data.apply(drop))) == 2
    slide = r1_12.contrib.data.sliding_window_batch(3, window_shift=2)
    assert [x.tolist() for x in elements(r1_12, data.apply(slide))] == [
        [0, 1, 2],
        [2, 3, 4],
    ]


def test_windows_know_their_shapes():
    data = r1_4.data.Dataset.range(4).map(lambda x: r1_4.fill([2], x))
    group = r1_4.contrib.data.group_by_window(
        lambda x: x[0] % 2,
        lambda key, rows: rows.padded_batch(2, rows.output_shapes),
        window_size=2,
    )
    found = elements(r1_4, data.apply(group))
    assert [x.tolist() for x in found] == [[[0, 0], [2, 2]], [[1, 1], [3, 3]]]


def test_interleaved_checked_and_reduced():
    data = r1_12.data.Dataset.range(2)
    mix = r1_12.contrib.data.sloppy_interleave(
        lambda x: r1_12.data.Dataset.from_tensors(x).repeat(2), 2
    )
    found = elements(r1_12, data.apply(mix))
    assert sorted(found) == [0, 0, 1, 1]
    shape = r1_12.contrib.data.assert_element_shape(r1_12.TensorShape([]))
    assert len(elements(r1_12, data.apply(shape))) == 2
    total = r1_12.contrib.data.reduce_dataset(
        data,
        r1_12.contrib.data.Reducer(
            lambda key: np.int64(0), lambda s, x: s + x, lambda s: s
        ),
    )
    with r1_12.Session() as session:
        assert session.run(total) == 1


def test_examples_are_read_in_batches(tmp_path):
    path = str(tmp_path / 'data.tfrecord')
    with r1_4.python_io.TFRecordWriter(path) as writer:
        for i in range(4):
            example = r1_4.train.Example()
            example.features.feature['x'].int64_list.value.append(i)
            writer.write(example.SerializeToString())
    batch = r1_4.contrib.data.read_batch_features(
        path,
        2,
        {'x': r1_4.FixedLenFeature([], r1_4.int64)},
        r1_4.contrib.data.TFRecordDataset,
        randomize_input=False,
        num_epochs=1,
    )
    with r1_4.Session() as session:
        assert session.run(batch)['x'].tolist() == [0, 1]


def test_an_iterator_is_of_the_default_graph():
    """A data set was made anew in each graph, with the tensors it is of."""
    data = r1_2.contrib.data.Dataset.from_tensor_slices(
        r1_2.constant([3, 4]) + 1
    )
    with r1_2.Graph().as_default():
        following = data.make_one_shot_iterator().get_next()
        with r1_2.Session() as session:
            assert [session.run(following) for _ in range(2)] == [4, 5]
