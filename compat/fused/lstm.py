"""BasicLSTMCell and LSTMCell, fused."""

from __future__ import annotations

import tensorflow as tf

from ..cells.lstm import join_state, split_state
from .activations import derivative_of, is_bounded, sigmoid_gradient
from .kernel import Kernel, flatten_time, kernel_gradient, split_rows

_PEEPHOLES = ('_w_i_diag', '_w_f_diag', '_w_o_diag')


class LSTMKernel(Kernel):
    """An LSTM with optional peepholes, clips and projection.

    Args:
        cell: A built BasicLSTMCell or LSTMCell.
    """

    def __init__(self, cell):
        units, output = cell._num_units, cell.output_size
        self._units = units
        self._tuple = cell._state_is_tuple
        self._forget_bias = cell._forget_bias
        self._activation = cell._activation
        self._derivative = derivative_of(cell._activation)
        self._peepholes = getattr(cell, '_use_peepholes', False)
        self._projects = bool(getattr(cell, '_num_proj', None))
        self._cell_clip = getattr(cell, '_cell_clip', None)
        self._proj_clip = getattr(cell, '_proj_clip', None)
        self.weights = tuple(map(tf.convert_to_tensor, self._variables(cell)))
        self.sizes = (units, output)
        # c', m', i, j, f, o, act(c')
        self.saved_sizes = (units, output, *[units] * 5)
        self.gradient_sizes = (4 * units,)
        if self._projects:
            self.gradient_sizes = (4 * units, output)
        self.bounded = is_bounded(cell._activation)

    def split(self, state):
        """Gives memory and output."""
        return split_state(state, self._units, self._tuple)

    def join(self, parts):
        """Gives the state in the cell's form."""
        c, h = parts
        return join_state(c, h, self._tuple)

    def project(self, inputs, weights):
        """Gives `x Wx + b`, the forget bias included."""
        kernel, bias = weights[:2]
        rows, _ = split_rows(kernel, self.sizes[1])
        units = self._units
        extra = tf.convert_to_tensor(self._forget_bias, bias.dtype)
        extra = tf.fill([units], extra)
        extra = tf.pad(extra, [[2 * units, units]])  # gates i, j, f, o
        return (tf.nn.bias_add(tf.matmul(inputs, rows), bias + extra),)

    def forward_step(self, weights):
        """Runs one step; saves c', m', the gates and act(c')."""
        _, recurrent = split_rows(weights[0], self.sizes[1])
        peep_i, peep_f, peep_o = self._peep(weights)

        def step(state, projected):
            c, m = state
            product = projected[0] + tf.matmul(m, recurrent)
            i, j, f, o = tf.split(product, 4, 1)
            i, f = tf.sigmoid(peep_i(i, c)), tf.sigmoid(peep_f(f, c))
            j = self._activation(j)
            new_c = _clip(f * c + i * j, self._cell_clip)
            o = tf.sigmoid(peep_o(o, new_c))
            shown = self._activation(new_c)
            new_m = self._output(o * shown, weights)
            saved = (new_c, new_m, i, j, f, o, shown)
            return (new_c, new_m), saved

        return step

    def factors(self, before, saved):
        """Gives the derivatives of c' by i, j, f and c, of m' by o and c'.

        The clips' derivatives, 0 or 1, are multiplied in.
        """
        new_c, new_m, i, j, f, o, shown = saved
        by_memory = [
            sigmoid_gradient(i, j),
            self._derivative(j, i),
            sigmoid_gradient(f, before[0]),
            f,
        ]
        if self._cell_clip is not None:
            inside = _inside(new_c, self._cell_clip)
            by_memory = [factor * inside for factor in by_memory]
        by_output = [sigmoid_gradient(o, shown), self._derivative(shown, o)]
        if self._projects and self._proj_clip is not None:
            by_output.append(_inside(new_m, self._proj_clip))
        return (*by_memory, *by_output)

    def backward_step(self, weights):
        """Carries the gradients of c and m one step back."""
        _, recurrent = split_rows(weights[0], self.sizes[1])
        peep_i, peep_f, peep_o = self._peep(weights)

        def step(gradient, factors):
            dc, dm = gradient
            by_i, by_j, by_f, by_c, by_o, by_new_c, *inside = factors
            saved = ()
            if self._projects:
                dm = dm * inside[0] if inside else dm
                saved = (dm,)
                dm = tf.matmul(dm, weights[-1], transpose_b=True)
            do = dm * by_o
            dc = peep_o(dc + dm * by_new_c, do)
            di, df = dc * by_i, dc * by_f
            product = tf.concat([di, dc * by_j, df, do], 1)
            dc = peep_i(peep_f(dc * by_c, df), di)
            dm = tf.matmul(product, recurrent, transpose_b=True)
            return (dc, dm), (product, *saved)

        return step

    def gradients(self, inputs, weights, before, saved, steps):
        """Gives the gradients of x, and of all weights."""
        rows, _ = split_rows(weights[0], self.sizes[1])
        c, m = map(flatten_time, before)
        product = steps[0]
        found = [
            kernel_gradient(inputs, m, product),
            tf.reduce_sum(product, 0),
        ]
        if self._peepholes:
            new_c = flatten_time(saved[0])
            di, _, df, do = tf.split(product, 4, 1)
            pairs = ((di, c), (df, c), (do, new_c))
            found += [tf.reduce_sum(d * seen, 0) for d, seen in pairs]
        if self._projects:
            unprojected = flatten_time(saved[5] * saved[6])
            found.append(tf.matmul(unprojected, steps[1], transpose_a=True))
        return tf.matmul(product, rows, transpose_b=True), tuple(found)

    def _variables(self, cell):
        found = [cell._kernel, cell._bias]
        if self._peepholes:
            found += [getattr(cell, name) for name in _PEEPHOLES]
        if self._projects:
            found.append(cell._proj_kernel)
        return found

    def _peep(self, weights):
        """Gives functions that add `w * memory` for the gates i, f and o."""
        if not self._peepholes:
            return [lambda gate, memory: gate] * 3
        return [
            lambda gate, memory, weight=weight: gate + weight * memory
            for weight in weights[2:5]
        ]

    def _output(self, value, weights):
        if not self._projects:
            return value
        return _clip(tf.matmul(value, weights[-1]), self._proj_clip)


def _clip(value, bound):
    return value if bound is None else tf.clip_by_value(value, -bound, bound)


def _inside(clipped, bound):
    """1 where a clip let its value through, 0 where it cut."""
    return tf.cast(tf.abs(clipped) < bound, clipped.dtype)
