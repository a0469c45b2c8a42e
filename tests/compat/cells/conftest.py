import numpy as np
import pytest
import tensorflow as tf

v1 = tf.compat.v1


def arithmetic(shape, start):
    """Values that differ everywhere and stay between -0.5 and 0.5."""
    size = int(np.prod(shape))
    values = 0.5 * np.sin(np.arange(size) * 0.37 + start * 0.71 + 0.1)
    return values.reshape(shape).astype('float32')


def like(size, start):
    """Arithmetic values in the structure of a state size, batch of 3."""
    flat = tf.nest.flatten(size)
    parts = [
        arithmetic([3, *tf.TensorShape(part).as_list()], start + i)
        for i, part in enumerate(flat)
    ]
    return tf.nest.pack_sequence_as(size, parts)


@pytest.fixture
def one_step():
    """Runs one step of `make()` in a graph of its own.

    Gives the inputs, the state, the weights by their last names, the output,
    the next state, and the gradients of the output's sum by the weights, in
    order of their creation, or of their names.
    """

    def run(make, depth=4, inputs=None, by_name=False):
        with tf.Graph().as_default(), v1.Session() as session:
            cell = make()
            if inputs is None:
                inputs = arithmetic([3, depth], 1)
            state = like(cell.state_size, 2)
            output, new_state = cell(
                tf.nest.map_structure(tf.constant, inputs),
                tf.nest.map_structure(tf.constant, state),
            )
            made = v1.trainable_variables()
            if by_name:
                made.sort(key=lambda variable: variable.name)
            values = [
                arithmetic(v.shape.as_list(), 5 + i)
                for i, v in enumerate(made)
            ]
            for variable, value in zip(made, values, strict=True):
                session.run(v1.assign(variable, value))
            gradients = [
                g for g in tf.gradients(output, made) if g is not None
            ]
            output, new_state, gradients = session.run(
                [output, new_state, gradients]
            )
        names = [v.name.split(':')[0].split('/', 1)[-1] for v in made]
        weights = dict(zip(names, values, strict=True))
        return inputs, state, weights, output, new_state, gradients

    return run
