"""Layers, directions and dropout of a model, over any unroll."""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.article import dropout
from legacy_rnn.article.network import MaskedCell, make_cell, make_network
from legacy_rnn.article.unroll import reverse, unroll

v1 = tf.compat.v1


class Recurrence:
    """Runs the network of the article over a batch of sequences.

    Args:
        unroll: `'static'`, `'dynamic'` or `'fused'`.
        cell: As for `network.make_cell`.
        num_hidden: Units of each layer and direction.
        num_layers: Number of layers.
        bidirectional: Whether each layer also runs backward; its two outputs
            are joined and feed the next layer.
        keep_probs: Dict of the chance to keep at `'input'`, `'output'` and
            `'state'` of each layer, floats or scalar tensors.
        training: Whether to drop, bool or bool scalar tensor.
        seed: Seed of the dropout masks.
        step: Training step, for the masks.
        rows: Place of the data in a greater batch whose masks are drawn, as
            pair of its first row and the number of all, ints or scalar
            tensors; None for all.

    Raises:
        ValueError: `num_layers` or `num_hidden` is less than 1, or a chance
            is outside 0 to 1.
    """

    def __init__(
        self,
        unroll='dynamic',
        cell='gru',
        num_hidden=200,
        num_layers=3,
        bidirectional=False,
        keep_probs=None,
        training=True,
        seed=0,
        step=0,
        rows=None,
    ):
        for name, value in (
            ('num_layers', num_layers),
            ('num_hidden', num_hidden),
        ):
            if value < 1:
                raise ValueError(f'{name} must be 1 or more, got {value}')
        self._unroll = unroll
        self._cell = cell
        self._num_hidden = num_hidden
        self._num_layers = num_layers
        self._bidirectional = bidirectional
        self._keep_probs = _while_training(keep_probs or {}, training)
        self._seed = seed
        self._step = step
        self._rows = _while_in_batch(rows, training)

    @property
    def bidirectional(self):
        """Whether each layer also runs backward."""
        return self._bidirectional

    @property
    def output_size(self):
        """Depth of the outputs."""
        return self._num_hidden * (2 if self._bidirectional else 1)

    def run(self, data, length=None):
        """Runs the network.

        Args:
            data: `[batch, time, features]`.
            length: int `[batch]`, in steps, or None for full length.

        Returns:
            `(outputs [batch, time, output_size], final state)`; outputs are
            zero past a length; the state is a tuple, one entry a layer, of
            pairs (forward, backward) where the network runs both ways.
        """
        if self._bidirectional:
            return self._both_directions(data, length)
        if self._unroll == 'fused' and not self._drops_nothing():
            return self._fused_layers(data, length)
        masked = not self._drops_nothing()
        network = make_network(
            self._cell, self._num_hidden, self._num_layers, masked
        )
        inputs = data
        if masked:
            inputs = (data, self._masks_by_layer(data))
        return unroll(network, inputs, length, self._unroll)

    def _both_directions(self, data, length):
        """Runs each layer in both directions before the next."""
        states = []
        for layer in range(self._num_layers):
            with v1.variable_scope(
                f'stack_bidirectional_rnn/cell_{layer}/bidirectional_rnn'
            ):
                forward, state = self._layer(data, length, layer, 0, 'fw')
                backward, state_back = self._layer(
                    reverse(data, length), length, layer, 1, 'bw'
                )
            states.append((state, state_back))
            backward = reverse(backward, length)
            data = tf.concat([forward, backward], 2)  # [batch, time, 2 units]
        return data, tuple(states)

    def _fused_layers(self, data, length):
        """Multiplies the masks in around each fused layer."""
        states = []
        for layer in range(self._num_layers):
            scope = f'rnn/multi_rnn_cell/cell_{layer}'
            data, state = self._layer(data, length, layer, 0, scope)
            states.append(state)
        return data, tuple(states)

    def _layer(self, data, length, layer, direction, scope):
        """Runs one layer in one direction, as it comes."""
        cell = make_cell(self._cell, self._num_hidden)
        masks = self._masks(data, layer, direction)
        if self._unroll == 'fused' and 'state' not in masks:
            data = data * masks['input'] if 'input' in masks else data
            outputs, state = unroll(cell, data, length, 'fused', scope)
            if 'output' in masks:
                outputs = outputs * masks['output']
            return outputs, state
        if not masks:
            return unroll(cell, data, length, self._unroll, scope)
        how = 'dynamic' if self._unroll == 'fused' else self._unroll
        return unroll(MaskedCell(cell), (data, masks), length, how, scope)

    def _masks_by_layer(self, data):
        """Draws the masks of every layer of a one-directional network."""
        masks, depth = [], data
        for layer in range(self._num_layers):
            masks.append(self._masks(depth, layer, 0))
            depth = self._num_hidden
        return masks

    def _masks(self, below, layer, direction):
        """Draws batch-major masks for a layer above `below`."""
        if not isinstance(below, int):
            self._batch = (tf.shape(below)[0], tf.shape(below)[1])
            self._static = below.shape[:2].as_list()
            self._dtype = below.dtype
            below = int(below.shape[2])
        depths = {
            'input': below,
            'output': self._num_hidden,
            'state': self._num_hidden,
        }
        batch, steps = self._batch
        first, drawn_rows = 0, batch
        if self._rows is not None:
            first, drawn_rows = self._rows(batch)
        drawn = dropout.draw_masks(
            self._keep_probs,
            depths,
            (steps, drawn_rows),
            self._seed,
            self._step,
            layer,
            direction,
            self._dtype,
        )
        if self._rows is not None:
            drawn = {
                place: mask[:, first : first + batch]
                for place, mask in drawn.items()
            }
        return {p: self._batch_major(mask) for p, mask in drawn.items()}

    def _batch_major(self, mask):
        mask = tf.transpose(mask, [1, 0, 2])  # [batch, time, depth]
        mask.set_shape([*self._static, mask.shape[2]])
        return mask

    def _drops_nothing(self):
        return dropout.keeps_all(self._keep_probs)


def _while_in_batch(rows, training):
    """Function from the size of a batch to its first row and all rows."""
    if rows is None:
        return None

    def place(batch):
        training_ = tf.convert_to_tensor(training)
        first, count = rows
        return tf.where(training_, first, 0), tf.where(training_, count, batch)

    return place


def _while_training(keep_probs, training):
    """The chances in force: all 1 while not training."""
    if training is False:
        return {}
    if training is True:
        return dict(keep_probs)
    return {
        place: keep
        if dropout.keeps_all({place: keep})
        else tf.where(training, keep, tf.ones_like(keep))
        for place, keep in keep_probs.items()
    }
