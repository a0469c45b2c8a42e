"""Slim's data sets: examples decoded, files read on queues."""

import importlib

import numpy as np
import pytest

from legacy_rnn.compat import r1_4 as tf

slim = tf.contrib.slim
decoders = slim.tfexample_decoder
BOX = 'image/object/bbox/'


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def example(number):
    made = tf.train.Example()
    feature = made.features.feature
    image = np.full([2, 3, 3], number, np.uint8)
    with tf.Graph().as_default(), tf.Session() as session:
        data = session.run(tf.image.encode_png(image))
    feature['image/encoded'].bytes_list.value.append(data)
    feature['image/format'].bytes_list.value.append(b'png')
    feature['image/class/label'].int64_list.value.append(number)
    feature['words'].int64_list.value.extend([number] * (number + 1))
    for name, side in (('ymin', 0.1), ('xmin', 0.2), ('ymax', 0.3)):
        feature[BOX + name].float_list.value.extend([side, side + 0.5])
    feature[BOX + 'xmax'].float_list.value.extend([0.4, 0.9])
    return made.SerializeToString()


def decoder():
    features = {
        'image/encoded': tf.FixedLenFeature([], tf.string, ''),
        'image/format': tf.FixedLenFeature([], tf.string, 'png'),
        'image/class/label': tf.FixedLenFeature([1], tf.int64),
        'words': tf.VarLenFeature(tf.int64),
        **{
            BOX + side: tf.VarLenFeature(tf.float32)
            for side in ('ymin', 'xmin', 'ymax', 'xmax')
        },
    }
    return decoders.TFExampleDecoder(
        features,
        {
            'image': decoders.Image(shape=[2, 3, 3], channels=3),
            'label': decoders.Tensor('image/class/label', shape=[]),
            'words': decoders.Tensor('words'),
            'boxes': decoders.BoundingBox(prefix=BOX),
            'twice': decoders.ItemHandlerCallback(
                'image/class/label', lambda t: t['image/class/label'] * 2
            ),
        },
    )


def test_an_example_is_decoded_item_by_item():
    items = decoder().list_items()
    assert items == ['image', 'label', 'words', 'boxes', 'twice']
    found = decoder().decode(tf.constant(example(3)), items)
    with tf.Session() as session:
        image, label, words, boxes, twice = session.run(found)
    assert image.shape == (2, 3, 3) and (image == 3).all()
    assert (label, words.tolist(), twice.tolist()) == (3, [3] * 4, [6])
    np.testing.assert_allclose(
        boxes, [[0.1, 0.2, 0.3, 0.4], [0.6, 0.7, 0.8, 0.9]], rtol=1e-6
    )


def test_a_data_set_is_read_and_decoded_on_queues(tmp_path):
    path = str(tmp_path / 'data.tfrecord')
    with tf.python_io.TFRecordWriter(path) as writer:
        for number in range(4):
            writer.write(example(number))
    dataset = slim.dataset.Dataset(
        str(tmp_path / '*.tfrecord'),
        tf.TFRecordReader,
        decoder(),
        4,
        {'label': 'A number.'},
        num_classes=4,
    )
    provider = slim.dataset_data_provider.DatasetDataProvider(
        dataset, shuffle=False, num_epochs=1
    )
    label, key = provider.get(['label', 'record_key'])
    assert (provider.num_samples(), dataset.num_classes) == (4, 4)
    with pytest.raises(ValueError, match='must be among'):
        provider.get(['colour'])
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        found = [session.run([label, key]) for _ in range(4)]
        with pytest.raises(tf.errors.OutOfRangeError):
            session.run(label)
        coordinator.request_stop()
        coordinator.join(threads)
    assert [number for number, _ in found] == [0, 1, 2, 3]
    assert path.encode() in found[0][1]


def test_sparse_features_get_a_shape():
    handler = decoders.SparseTensor(shape=[4], densify=True)
    made = handler.tensors_to_item(
        {'ids': tf.constant([1, 3]), 'values': tf.constant([5, 7])}
    )
    shaped = decoders.Tensor('x', shape_keys=['h', 'w'])
    square = shaped.tensors_to_item(
        {'x': tf.range(6), 'h': tf.constant([2]), 'w': tf.constant([3])}
    )
    with tf.Session() as session:
        assert session.run(made).tolist() == [0, 5, 0, 7]
        assert session.run(square).tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_queue_is_filled_ahead():
    queue = slim.prefetch_queue.prefetch_queue({'a': tf.constant([1, 2])})
    value = queue.dequeue()['a']
    with tf.Session() as session:
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        assert session.run(value).tolist() == [1, 2]
        coordinator.request_stop()
        session.run(queue.close(cancel_pending_enqueues=True))
        coordinator.join(threads)


def test_modules_are_found_by_their_long_names():
    home = 'legacy_rnn.compat.r1_4.contrib.slim.python.slim.data'
    module = importlib.import_module(f'{home}.tfexample_decoder')
    assert module.TFExampleDecoder is decoders.TFExampleDecoder
    for name in ('parallel_reader.get_data_files', 'dataset.Dataset'):
        module, _, leaf = name.partition('.')
        assert getattr(importlib.import_module(f'{home}.{module}'), leaf)


def test_queue_runners_last_as_long_as_their_block():
    queues = tf.contrib.slim.queues
    for _ in range(2):  # The second block is not within the first.
        with tf.Graph().as_default(), tf.Session() as session:
            value = tf.train.input_producer([7], shuffle=False).dequeue()
            with queues.QueueRunners(session):
                assert session.run(value) == 7
                with pytest.raises(queues.NestedQueueRunnerError):
                    with queues.QueueRunners(session):
                        pass
