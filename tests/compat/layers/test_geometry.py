"""Sizes of windows and orders of axes of `tf.layers`."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import api


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def test_separable_convolution_knows_where_its_channels_are():
    old = api('1.4')
    layer = old.layers.SeparableConv2D(
        32, [3, 3], strides=(1, 2), data_format='channels_first'
    )
    outputs = layer.apply(old.zeros([2, 4, 7, 9]))
    assert outputs.get_shape().as_list() == [2, 32, 5, 4]


def test_separable_convolution_of_steps_too():
    old = api('1.12')
    layer = old.layers.SeparableConv1D(8, 3, data_format='channels_first')
    outputs = layer.apply(old.zeros([2, 4, 9]))
    assert outputs.get_shape().as_list() == [2, 8, 7]


@pytest.mark.parametrize(
    'name, options',
    [
        ('kernel_size', {'kernel_size': (1, 2, 3)}),
        ('kernel_size', {'kernel_size': None}),
        ('strides', {'strides': (1, 2, 3)}),
        ('data_format', {'data_format': 'invalid'}),
    ],
)
def test_convolution_refuses_what_is_no_window(name, options):
    options = {'filters': 8, 'kernel_size': 3, **options}
    with pytest.raises(ValueError, match=name):
        api('1.4').layers.Conv2D(**options)


@pytest.mark.parametrize(
    'name, options',
    [
        ('pool_size', {'pool_size': (1, 2, 3)}),
        ('strides', {'strides': None}),
        ('data_format', {'data_format': 'invalid'}),
    ],
)
def test_pooling_refuses_what_is_no_window(name, options):
    options = {'pool_size': 2, 'strides': 2, **options}
    with pytest.raises(ValueError, match=name):
        api('1.4').layers.MaxPooling2D(**options)


@pytest.mark.parametrize('padding', ['VALID', 'SAME'])
def test_pools_stride_over_what_is_between_windows(padding):
    old = api('1.15')
    steps = tf.reshape(tf.range(5.0), [1, 5, 1])
    outputs = [
        old.layers.max_pooling1d(steps, 1, 2, padding),
        old.layers.average_pooling1d(steps, 1, 2, padding),
        old.contrib.layers.max_pool2d(
            steps[:, :, None], [1, 1], [2, 1], padding
        ),
    ]
    with old.Session() as session:
        for values in session.run(outputs):
            assert values.ravel().tolist() == [0.0, 2.0, 4.0]


def test_pools_have_the_names_of_the_release():
    old = api('1.15')
    pictures = old.zeros([2, 5, 5, 1])
    name = old.layers.max_pooling2d(pictures, 2, 2).name
    assert name == 'max_pooling2d/MaxPool:0'


def test_contrib_convolves_with_channels_first_too():
    old = api('1.4')
    outputs = old.contrib.layers.separable_conv2d(
        old.zeros([2, 4, 7, 9]), 6, [3, 3], 2, 2, data_format='NCHW'
    )
    assert outputs.get_shape().as_list() == [2, 6, 4, 5]
    kernel = old.get_collection(old.GraphKeys.TRAINABLE_VARIABLES)[0]
    assert kernel.get_shape().as_list() == [3, 3, 4, 2]
