"""The one class of tensors of a graph, so that `type(x) is tf.Tensor`."""

import tensorflow as tf

with tf.Graph().as_default():
    Tensor = type(tf.compat.v1.placeholder(tf.float32))
