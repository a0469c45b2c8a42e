"""Builds Keras 3 models of the recurrent stacks of old checkpoints.

    from legacy_rnn.checkpointing import keras_model

    model = keras_model.load('old/model.ckpt', lengths=True)

Keras computes on whichever backend is set, TensorFlow reads the checkpoint.
"""

import os

import keras
import numpy as np
import tensorflow as tf

from legacy_rnn import files
from legacy_rnn.checkpointing import keras_cells, keras_stack, reader


def load(path, cell='auto', release=None, scope='', **options):
    """Reads a checkpoint of any release and builds a Keras model of it.

    Args:
        path: As `stored.Stored` takes it.
        cell: Class of the cells; 'auto' takes what the names say.
        release: Release of the names; None for the one that fits.
        scope: Scope that the stack stands in, where there are several.
        **options: See `build`.

    Returns:
        A keras.Model.

    Raises:
        ValueError: The checkpoint is damaged, or holds what Keras has not.
    """
    opened = reader.Stored(path)
    stack = keras_stack.read_stack(opened, cell, release, scope)
    return build(stack, **options)


def build(
    stack,
    lengths=False,
    forget_bias=1.0,
    activation='tanh',
    cell_clip=None,
    proj_clip=None,
):
    """Builds a Keras model that gives the outputs of an unrolled stack.

    What is no variable stands in no checkpoint, and is to be told: the bias
    of the forget gate, the activation, and the clips.

    Args:
        stack: What `keras_stack.read_stack` returns.
        lengths: Whether the model takes, besides data `[batch, time,
            features]`, a mask `[batch, time]`, True for real steps. Outputs
            past a length are 0, as those of `dynamic_rnn` are.
        forget_bias: What the LSTM cells added to their forget gate.
        activation: Name of the cells' activation.
        cell_clip: Bound on the memory of an LSTMCell, or None.
        proj_clip: Bound on the projected output of an LSTMCell, or None.

    Returns:
        A keras.Model. Its outputs are the sequence `[batch, time, units]`,
        of both directions `[batch, time, 2 * units]`, forward first; then
        the last states of the topmost loop, layer by layer, those of an LSTM
        as h, then c.

    Raises:
        ValueError: The stack has no such option.
    """
    _check_backend()
    maker = _Maker(forget_bias, activation, cell_clip, proj_clip)
    first = stack[0].forward[0]
    maker.check(stack)
    data = keras.Input(
        (None, first.depth), dtype=first.kernel.dtype.name, name='data'
    )
    mask = keras.Input((None,), dtype='bool', name='mask')
    given = {'mask': mask} if lengths else {}
    results = [data]
    for unroll in stack:
        results = maker.loop(unroll)(results[0], **given)
    model = keras.Model([data, mask] if lengths else data, results)
    maker.set_weights()
    return model


def save(model, path):
    """Saves a model to a `.keras` file, whole or not at all.

    Raises:
        OSError: It could not be written; nothing is left of it.
    """
    with files.naming(path), files.folder_beside(path) as folder:
        temporary = os.path.join(folder, 'model.keras')
        model.save(temporary)
        files.allow_reading(temporary)
        os.replace(temporary, path)


class _Maker:
    """Makes loops of cells, and knows which weights each cell gets."""

    def __init__(self, forget_bias, activation, cell_clip, proj_clip):
        self._forget_bias = forget_bias
        self._activation = activation
        self._clips = {'cell_clip': cell_clip, 'proj_clip': proj_clip}
        self._made = []

    def check(self, stack):
        """Raises where an option fits no cell of the stack."""
        layers = [x for unroll in stack for side in unroll for x in side]
        projected = any(keras_stack.PROJECTION in x.weights for x in layers)
        clipped = any(_may_clip(layer) for layer in layers)
        if self._clips['cell_clip'] is not None and not clipped:
            raise ValueError('cell_clip must be None: no cell is an LSTMCell')
        if self._clips['proj_clip'] is not None and not projected:
            raise ValueError('proj_clip must be None: no cell is projected')

    def loop(self, unroll):
        """One layer of Keras for what one loop of TensorFlow ran."""
        forward, weights = self._one_way(unroll.forward)
        if not unroll.backward:
            self._made.append((forward, weights))
            return forward
        backward, other = self._one_way(unroll.backward, go_backwards=True)
        both = keras.layers.Bidirectional(
            forward, merge_mode='concat', backward_layer=backward
        )
        # It holds copies of the two.
        self._made.append((both.forward_layer, weights))
        self._made.append((both.backward_layer, other))
        return both

    def set_weights(self):
        """Sets the weights of each loop."""
        for loop, weights in self._made:
            for variable, value in zip(loop.weights, weights, strict=True):
                dtype = keras.backend.standardize_dtype(variable.dtype)
                if dtype != value.dtype.name:
                    raise ValueError(
                        f'the weights must be {dtype} for Keras on '
                        f'{keras.backend.backend()}, got {value.dtype.name}'
                    )
            loop.set_weights(weights)

    def _one_way(self, layers, **options):
        parts = [self._parts(layer) for layer in layers]
        cells = [cell for cell, _ in parts]
        loop = keras.layers.RNN(
            cells if len(cells) > 1 else cells[0],
            return_sequences=True,
            return_state=True,
            zero_output_for_mask=True,
            dtype=layers[0].kernel.dtype.name,
            **options,
        )
        return loop, [value for _, weights in parts for value in weights]

    def _parts(self, layer):
        """A cell of Keras, and its weights in the order of the cell's."""
        common = {
            'units': layer.units,
            'activation': self._activation,
            'dtype': layer.kernel.dtype.name,
        }
        if layer.cell == 'BasicRNNCell':
            kernel = layer.kernel
            weights = _halves(layer, kernel, layer.weights['bias'])
            return keras.layers.SimpleRNNCell(**common), weights
        if 'candidate/kernel' in layer.weights:
            cell = keras.layers.GRUCell(reset_after=False, **common)
            return cell, _gru_weights(layer)
        common['forget_bias'] = self._forget_bias
        if layer.cell == 'LayerNormBasicLSTMCell':
            return self._normed(layer, common)
        if self._is_plain(layer):
            del common['forget_bias']
            cell = keras.layers.LSTMCell(**common)
            return cell, _lstm_weights(layer, self._forget_bias)
        return self._peepholes(layer, common)

    def _is_plain(self, layer):
        """Whether Keras' own LSTMCell computes the same."""
        clipped = _may_clip(layer) and self._clips['cell_clip'] is not None
        return not clipped and set(layer.weights) == {'kernel', 'bias'}

    def _normed(self, layer, common):
        layer_norm = 'bias' not in layer.weights
        roles = keras_stack.NORMS if layer_norm else ('bias',)
        cell = keras_cells.LayerNormLSTMCell(layer_norm=layer_norm, **common)
        return cell, [layer.weights[role] for role in ('kernel', *roles)]

    def _peepholes(self, layer, common):
        roles = [
            role
            for role in ('kernel', 'bias', *keras_stack.PEEPHOLES)
            if role in layer.weights
        ]
        if keras_stack.PROJECTION in layer.weights:
            roles.append(keras_stack.PROJECTION)
            common['num_proj'] = layer.output_size
            common['proj_clip'] = self._clips['proj_clip']
        cell = keras_cells.PeepholeLSTMCell(
            use_peepholes=keras_stack.PEEPHOLES[0] in layer.weights,
            cell_clip=self._clips['cell_clip'],
            **common,
        )
        return cell, [layer.weights[role] for role in roles]


def _check_backend():
    """Raises where Keras would build on TensorFlow's graph mode."""
    if keras.backend.backend() == 'tensorflow' and not tf.executing_eagerly():
        raise RuntimeError(
            'Keras on TensorFlow must run in eager mode, which '
            'legacy_rnn.compat.v0, v1 or disable_v2_behavior() turned off; '
            'build the model in a process of its own'
        )


def _may_clip(layer):
    return layer.cell in ('LSTMCell', 'LSTMBlockCell', 'LSTMBlockFusedCell')


def _halves(layer, kernel, bias):
    """Kernel of the inputs, kernel of the state, and bias."""
    return [kernel[: layer.depth], kernel[layer.depth :], bias]


def _lstm_weights(layer, forget_bias):
    # Columns i, j, f, o become i, f, j, o.
    i, j, f, o = np.split(layer.kernel, 4, axis=1)
    kernel = np.concatenate([i, f, j, o], axis=1)
    i, j, f, o = np.split(layer.weights['bias'], 4)
    bias = np.concatenate([i, f + f.dtype.type(forget_bias), j, o])
    return _halves(layer, kernel, bias)


def _gru_weights(layer):
    # Columns r, u and the candidate become u, r, candidate.
    weights = layer.weights
    r, u = np.split(layer.kernel, 2, axis=1)
    kernel = np.concatenate([u, r, weights['candidate/kernel']], axis=1)
    r, u = np.split(weights['gates/bias'], 2)
    bias = np.concatenate([u, r, weights['candidate/bias']])
    return _halves(layer, kernel, bias)
