"""Keras 3 on TensorFlow: its layers in a compiled training step."""

import os

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
os.environ['KERAS_BACKEND'] = 'tensorflow'

import keras  # noqa: E402
import numpy  # noqa: E402
import tensorflow as tf  # noqa: E402
import turns  # noqa: E402


def make_model(workload):
    """Builds recurrent layers below logits."""
    layers = keras.layers
    shape = (workload['batch'], workload['steps'])
    if workload['vocabulary']:
        inputs = keras.Input(batch_shape=shape, dtype='int32')
        values = layers.Embedding(workload['vocabulary'], workload['depth'])(
            inputs
        )
    else:
        inputs = keras.Input(batch_shape=(*shape, workload['depth']))
        values = inputs
    for layer in range(workload['layers']):
        top = layer == workload['layers'] - 1
        options = {'return_sequences': not (top and workload['last_only'])}
        if workload['cell'] == 'gru':
            make = layers.GRU
            options['reset_after'] = False  # the GRU of TensorFlow 1.x
        else:
            make = layers.LSTM
        values = make(workload['units'], **options)(values)
    return keras.Model(inputs, layers.Dense(workload['classes'])(values))


def build(specification):
    """Builds the model and its steps, `jit_compile` where asked."""
    workload = specification['workload']
    threads = specification['threads']
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    jit = specification['contestant'].endswith('jit') or None
    data, target = turns.arrays(workload, numpy)
    model = make_model(workload)
    optimizer = keras.optimizers.SGD(0.01)
    optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=jit)
    def train_step(data, target):
        with tf.GradientTape() as tape:
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
                target, model(data, training=True)
            )
            loss = tf.reduce_mean(losses)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(
            zip(gradients, model.trainable_variables, strict=True)
        )
        return loss

    @tf.function(jit_compile=jit)
    def infer_step(data):
        return tf.nn.softmax(model(data, training=False))

    return {
        'train': lambda: float(train_step(data, target)),
        'infer': lambda: infer_step(data).numpy(),
        'version': keras.__version__,
    }


if __name__ == '__main__':
    turns.serve(build)
