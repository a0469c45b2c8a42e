"""BasicLSTMCell and LSTMCell, fused."""

from __future__ import annotations

import tensorflow as tf

from ..cells.lstm import bounded, join_state, split_state
from .activations import derivative_of, is_bounded, sigmoid_gradient
from .kernel import Kernel, kernel_gradient, split_rows

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
        self._rows, self._recurrent = split_rows(self.weights[0], output)

    def split(self, state):
        """Memory and output."""
        return split_state(state, self._units, self._tuple)

    def join(self, parts):
        """The state in the cell's form."""
        c, h = parts
        return join_state(c, h, self._tuple)

    def project(self, inputs, weights):
        """`x Wx + b`, the forget bias included."""
        bias, units = weights[1], self._units
        extra = tf.convert_to_tensor(self._forget_bias, bias.dtype)
        extra = tf.fill([units], extra)
        extra = tf.pad(extra, [[2 * units, units]])  # gates i, j, f, o
        return (tf.nn.bias_add(tf.matmul(inputs, self._rows), bias + extra),)

    def forward_step(self, weights):
        """Runs one step; saves c', m', the gates and act(c')."""
        peep_i, peep_f, peep_o = self._peep(weights)

        def step(state, projected):
            c, m = state
            product = projected[0] + tf.matmul(m, self._recurrent)
            i, j, f, o = tf.split(product, 4, 1)
            i, f = tf.sigmoid(peep_i(i, c)), tf.sigmoid(peep_f(f, c))
            j = self._activation(j)
            new_c = bounded(f * c + i * j, self._cell_clip)
            o = tf.sigmoid(peep_o(o, new_c))
            shown = self._activation(new_c)
            new_m = self._output(o * shown, weights)
            saved = (new_c, new_m, i, j, f, o, shown)
            return (new_c, new_m), saved

        return step

    def backward_step(self, weights):
        """Carries the gradients of c and m one step back."""
        turned = tf.transpose(self._recurrent)
        peep_i, peep_f, peep_o = self._peep(weights)

        def step(gradient, before, saved):
            dc, dm = gradient
            new_c, new_m, i, j, f, o, shown = saved
            kept = ()
            if self._projects:
                if self._proj_clip is not None:
                    dm = dm * _inside(new_m, self._proj_clip)
                kept = (dm,)
                dm = tf.matmul(dm, weights[-1], transpose_b=True)
            do = sigmoid_gradient(o, dm * shown)
            dc = peep_o(dc + self._derivative(shown, dm * o), do)
            if self._cell_clip is not None:
                dc = dc * _inside(new_c, self._cell_clip)
            di = sigmoid_gradient(i, dc * j)
            df = sigmoid_gradient(f, dc * before[0])
            dj = self._derivative(j, dc * i)
            product = tf.concat([di, dj, df, do], 1)
            dc = peep_i(peep_f(dc * f, df), di)
            return (dc, tf.matmul(product, turned)), (product, *kept)

        return step

    def gradients(self, inputs, weights, before, saved, steps, flat):
        """The gradients of x, and of all weights."""
        product = flat(steps[0])
        found = [
            kernel_gradient(inputs, flat(before[1]), product),
            tf.reduce_sum(product, 0),
        ]
        if self._peepholes:
            c, new_c = flat(before[0]), flat(saved[0])
            di, _, df, do = tf.split(product, 4, 1)
            pairs = ((di, c), (df, c), (do, new_c))
            found += [tf.reduce_sum(d * seen, 0) for d, seen in pairs]
        if self._projects:
            unprojected = flat(saved[5]) * flat(saved[6])
            found.append(
                tf.matmul(unprojected, flat(steps[1]), transpose_a=True)
            )
        return tf.matmul(product, self._rows, transpose_b=True), tuple(found)

    def _variables(self, cell):
        found = [cell._kernel, cell._bias]
        if self._peepholes:
            found += [getattr(cell, name) for name in _PEEPHOLES]
        if self._projects:
            found.append(cell._proj_kernel)
        return found

    def _peep(self, weights):
        """Functions that add `w * memory` for the gates i, f and o."""
        if not self._peepholes:
            return [lambda gate, memory: gate] * 3
        return [
            lambda gate, memory, weight=weight: gate + weight * memory
            for weight in weights[2:5]
        ]

    def _output(self, value, weights):
        if not self._projects:
            return value
        return bounded(tf.matmul(value, weights[-1]), self._proj_clip)


def _inside(clipped, bound):
    """1 where a clip let its value through, 0 where it cut."""
    return tf.cast(tf.abs(clipped) < bound, clipped.dtype)
