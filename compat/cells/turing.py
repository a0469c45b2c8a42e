"""The neural Turing machine: a cell beside a memory that it addresses."""

from __future__ import annotations

import collections
import math

import numpy as np
import tensorflow as tf

from ..layer_base.graph_seeds import as_many_as
from .base import LayerRNNCell
from .checks import input_depth, positive_int, require_cell

v1 = tf.compat.v1

NTMControllerState = collections.namedtuple(
    'NTMControllerState',
    ('controller_state', 'read_vector_list', 'w_list', 'M', 'time'),
)


class NTMCell(LayerRNNCell):
    """A controller with heads that read and write a memory.

    Each head gives the places of the memory weights: it looks for a key,
    mixes in its weights of the step before, shifts and sharpens them. Reading
    heads sum the places by weight; writing heads erase and add.

    Args:
        controller: The cell that steers the heads.
        memory_size: Number of places of the memory.
        memory_vector_dim: Depth of a place.
        read_head_num: Number of heads that read.
        write_head_num: Number of heads that write, 1 or more.
        shift_range: How far a head may shift its weights in one step.
        output_dim: Depth of the output; by default that of the inputs.
        clip_value: Largest value of an output and of a head's parameters.
        dtype: Type of the weights.
        name: Name of the cell and of its scope.

    Raises:
        TypeError: `controller` is no cell.

    Source: Collier and Beel 2018, https://arxiv.org/abs/1807.08518;
        TensorFlow 1.14 and 1.15, contrib/rnn/python/ops/rnn_cell.py.
    """

    _names_own_variables = True

    def __init__(
        self,
        controller,
        memory_size,
        memory_vector_dim,
        read_head_num,
        write_head_num,
        shift_range=1,
        output_dim=None,
        clip_value=20,
        dtype=tf.float32,
        name=None,
    ):
        super().__init__(dtype=dtype, name=name)
        self.controller = require_cell(controller, 'controller')
        self.memory_size = positive_int('memory_size', memory_size)
        self.memory_vector_dim = memory_vector_dim
        self.read_head_num = read_head_num
        self.write_head_num = positive_int('write_head_num', write_head_num)
        self.shift_range = shift_range
        self.output_dim = output_dim
        self.clip_value = clip_value
        self.num_heads = read_head_num + write_head_num
        self.num_parameters_per_head = memory_vector_dim + 2 * shift_range + 4
        self.total_parameter_num = (
            self.num_parameters_per_head * self.num_heads
            + 2 * memory_vector_dim * write_head_num
        )

    @property
    def state_size(self):
        """Depths of the parts; the memory flat, although its state is not."""
        return NTMControllerState(
            self.controller.state_size,
            [self.memory_vector_dim] * self.read_head_num,
            [self.memory_size] * self.num_heads,
            tf.TensorShape([self.memory_size * self.memory_vector_dim]),
            tf.TensorShape([]),
        )

    @property
    def output_size(self):
        """Depth of the output; None before `build` where no one gave it."""
        return self.output_dim

    def zero_state(self, batch_size, dtype):
        """Zeros at time 0, which the first step puts the weights in for."""
        places, depth = self.memory_size, self.memory_vector_dim
        reads = [
            tf.zeros([batch_size, depth]) for _ in range(self.read_head_num)
        ]
        weights = [
            tf.zeros([batch_size, places]) for _ in range(self.num_heads)
        ]
        controller = self.controller.zero_state(batch_size, dtype)
        memory = tf.zeros([batch_size, places, depth])
        return NTMControllerState(controller, reads, weights, memory, 0)

    def build(self, inputs_shape):
        """Creates the weights of heads, output and first state."""
        depth = input_depth(self, inputs_shape)
        self.output_dim = self.output_dim or depth
        given = self.controller.output_size
        read = self.memory_vector_dim * self.read_head_num
        self._heads = self._affine(
            'parameters', given, self.total_parameter_num
        )
        self._output = self._affine('output', given + read, self.output_dim)
        self._first_reads = self._first(
            'read_vector', self.read_head_num, self.memory_vector_dim
        )
        self._first_weights = self._first(
            'address_weights', self.num_heads, self.memory_size
        )
        self._first_memory = self.add_weight(
            'memory',
            [self.memory_size, self.memory_vector_dim],
            initializer=v1.constant_initializer(1e-6),
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        batch = tf.compat.dimension_value(inputs.shape[0])
        with as_many_as(self._operations(batch, state.time)):
            reads = self._reads_before(state, inputs)
        controlled, controller_state = self.controller(
            tf.concat([inputs, *reads], 1), state.controller_state
        )
        weights, memory = self._before(state, inputs)
        parameters = self._clipped(controlled, self._heads)
        steering, writing = tf.split(
            parameters, [self.num_parameters_per_head * self.num_heads, -1], 1
        )
        heads = tf.split(steering, self.num_heads, 1)
        weights = [
            self._address(head, memory, before)
            for head, before in zip(heads, weights, strict=True)
        ]
        reads = [
            tf.reduce_sum(places[:, :, None] * memory, 1)
            for places in weights[: self.read_head_num]
        ]
        memory = self._write(memory, weights[self.read_head_num :], writing)
        output = self._clipped(
            tf.concat([controlled, *reads], 1), self._output
        )
        return output, NTMControllerState(
            controller_state, reads, weights, memory, state.time + 1
        )

    def _affine(self, name, rows, columns):
        """Kernel `[rows, columns]` and bias of a product."""
        start = v1.truncated_normal_initializer(stddev=1 / math.sqrt(rows))
        kernel = self.add_weight(
            f'{name}_kernel', [rows, columns], initializer=start
        )
        bias = self.add_weight(
            f'{name}_bias', [columns], initializer=v1.zeros_initializer()
        )
        return kernel, bias

    def _first(self, name, heads, size):
        """What each head starts with, `[1, size]`."""
        start = v1.glorot_uniform_initializer()
        return [
            self.add_weight(
                f'initial_{name}_{head}', [1, size], initializer=start
            )
            for head in range(heads)
        ]

    def _clipped(self, values, weights):
        kernel, bias = weights
        product = tf.nn.bias_add(tf.matmul(values, kernel), bias)
        return tf.clip_by_value(product, -self.clip_value, self.clip_value)

    def _operations(self, batch, time):
        """How many operations the release made of the reads before."""
        if batch is None:
            return None
        condition = 6 if isinstance(time, tf.Tensor) else 7
        return condition + self.read_head_num * (9 + 2 * batch)

    def _reads_before(self, state, inputs):
        """Reads of the step before, or the first ones."""
        return _unless_first(
            state.time,
            lambda: [
                _rows(tf.tanh(vector), inputs) for vector in self._first_reads
            ],
            state.read_vector_list,
        )

    def _before(self, state, inputs):
        """Weights and memory of the step before, or the first ones."""
        *weights, memory = _unless_first(
            state.time,
            lambda: [
                *(
                    _rows(tf.nn.softmax(places), inputs)
                    for places in self._first_weights
                ),
                _rows(self._first_memory[None], inputs),
            ],
            [*state.w_list, state.M],
        )
        return weights, memory

    def _address(self, head, memory, before):
        """Weights `[batch, places]` of one head, equations 5 to 9.

        Args:
            head: Its parameters, `[batch, parameters]`.
            memory: `[batch, places, depth]`.
            before: Its weights of the step before, `[batch, places]`.
        """
        shifts = 2 * self.shift_range + 1
        sizes = [self.memory_vector_dim, 1, 1, shifts, 1]
        key, strength, gate, shift, sharp = tf.split(head, sizes, 1)
        key = tf.tanh(key)
        product = tf.reduce_sum(memory * key[:, None], 2)
        norms = _norm(memory, 2) * _norm(key, 1)[:, None]
        alike = tf.exp(tf.nn.softplus(strength) * product / (norms + 1e-8))
        content = alike / tf.reduce_sum(alike, 1, keepdims=True)
        gate = tf.sigmoid(gate)
        mixed = gate * content + (1 - gate) * before
        moved = self._shifted(mixed, tf.nn.softmax(shift))
        sharp = tf.pow(moved, tf.nn.softplus(sharp) + 1)
        return sharp / tf.reduce_sum(sharp, 1, keepdims=True)

    def _shifted(self, weights, shift):
        """Each place's weight moved by chance, around the end."""
        places, reach = self.memory_size, self.shift_range
        rest = places - 2 * reach - 1
        parts = [shift[:, : reach + 1], tf.zeros([tf.shape(shift)[0], rest])]
        around = tf.concat([*parts, shift[:, -reach:]], 1)
        turned = tf.tile(around[:, ::-1], [1, 2])
        place = np.arange(places)
        index = places - 1 - place[:, None] + place[None]
        matrix = tf.gather(turned, index, axis=1)  # [batch, to, from]
        return tf.reduce_sum(weights[:, None] * matrix, 2)

    def _write(self, memory, weights, writing):
        """Erases and adds, one writing head after the other."""
        parts = tf.split(writing, 2 * len(weights), 1)
        for places, erased, added in zip(
            weights, parts[::2], parts[1::2], strict=True
        ):
            places = places[:, :, None]
            memory *= 1 - places * tf.sigmoid(erased)[:, None]
            memory += places * tf.tanh(added)[:, None]
        return memory


def _unless_first(time, first, before):
    """A list of tensors, or what a function gives at time 0."""
    found = v1.cond(
        tf.equal(time, 0), first, lambda: [tf.identity(x) for x in before]
    )
    return found if isinstance(found, list) else [found]


def _rows(value, inputs):
    """Repeats `[1, ...]` for each row of inputs."""
    batch = tf.compat.dimension_value(inputs.shape[0])
    batch = tf.shape(inputs)[0] if batch is None else batch
    return tf.tile(value, [batch, *[1] * (value.shape.rank - 1)])


def _norm(values, axis):
    return tf.sqrt(tf.reduce_sum(tf.square(values), axis))
