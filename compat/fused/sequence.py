"""One layer over all steps, with a gradient of its own."""

from __future__ import annotations

import tensorflow as tf

from . import scan
from .kernel import flatten_time


def run_layer(kernel, inputs, state, mask=None, jit=False):
    """Runs one cell over all time steps.

    Lengths play no part: what follows a length is computed and then not
    used, and its gradient is zero.

    Args:
        kernel: A Kernel.
        inputs: `[time, batch, depth]`.
        state: Tuple of parts `[batch, size]`.
        mask: bool `[time, batch, 1]`, true before a length; keeps states
            that grow without bound past it out of the gradient.
        jit: Whether XLA compiles both halves.

    Returns:
        Tuple of the state's parts after each step, `[time, batch, size]`.
    """
    run = _Layer(kernel, mask, jit)
    return run(inputs, *state, *kernel.weights)


class _Layer:
    """The forward and the backward half of a layer.

    The custom gradient wraps a function of tensors alone; `count` of them
    are the state's parts.
    """

    def __init__(self, kernel, mask, jit):
        self._kernel = kernel
        self._jit = jit
        self._mask = None if kernel.bounded else mask
        self._chunk = scan.CHUNK if kernel.bounded else 1

    def __call__(self, *tensors):
        @tf.custom_gradient
        def layer(inputs, *rest):
            state, weights = self._parts(rest)
            saved = self._compiled(self._forward)(inputs, state, weights)
            states = saved[: len(state)]

            def gradient(*upstream):
                upstream = [None if _is_zero(u) else u for u in upstream]
                found = self._compiled(self._backward)(
                    inputs, state, weights, saved, upstream
                )
                return _refuse_second(found)

            return states, gradient

        return layer(*tensors)

    def _parts(self, rest):
        count = len(self._kernel.sizes)
        return rest[:count], rest[count:]

    def _forward(self, inputs, state, weights):
        projected = self._kernel.project(flatten_time(inputs), weights)
        _, saved = scan.scan(
            self._kernel.forward_step(weights),
            state,
            [self._over_time(part, inputs) for part in projected],
            self._kernel.saved_sizes,
            chunk=self._chunk,
        )
        return saved

    def _backward(self, inputs, state, weights, saved, upstream):
        kernel = self._kernel
        saved = [self._masked(part) for part in saved]
        before = [
            tf.concat([start[tf.newaxis], part[:-1]], 0)
            for start, part in zip(state, saved, strict=False)
        ]
        step = kernel.backward_step(weights)
        new = [part for part in upstream if part is not None]

        def add_and_step(gradient, slices):
            added = iter(slices)
            gradient = [
                part if where is None else part + next(added)
                for part, where in zip(gradient, upstream, strict=True)
            ]
            return step(gradient, slices[len(new) :])

        dstate, steps = scan.scan(
            add_and_step,
            [tf.zeros_like(part) for part in state],
            [*new, *kernel.factors(before, saved)],
            kernel.gradient_sizes,
            reverse=True,
            chunk=self._chunk,
        )
        dinputs, dweights = kernel.gradients(
            flatten_time(inputs),
            weights,
            before,
            saved,
            [flatten_time(part) for part in steps],
        )
        return [tf.reshape(dinputs, tf.shape(inputs)), *dstate, *dweights]

    def _over_time(self, flat, inputs):
        """Gives `[time, batch, size]` for `[time * batch, size]`."""
        size = int(flat.shape[1])
        batch = inputs.shape.as_list()[1]
        batch = tf.shape(inputs)[1] if batch is None else batch
        whole = tf.reshape(flat, [-1, batch, size])
        whole.set_shape([*inputs.shape.as_list()[:2], size])
        return whole

    def _compiled(self, function):
        if not self._jit:
            return function
        return tf.function(function, jit_compile=True, autograph=False)

    def _masked(self, values):
        if self._mask is None:
            return values
        return tf.where(self._mask, values, tf.zeros_like(values))


def _is_zero(gradient):
    """Whether TensorFlow filled in zeros where no gradient came."""
    operation = getattr(gradient, 'op', None)
    return getattr(operation, 'type', None) == 'ZerosLike'


def _refuse_second(gradients):
    """Gives the gradients back; they have no gradient themselves."""

    @tf.custom_gradient
    def first_order(*values):
        def refuse(*_):
            raise LookupError(
                'the second derivative of a fused unroll was asked for; only '
                "the first is defined: use unroll='dynamic' or static_rnn, or "
                'stop_gradient on the first derivative'
            )

        return [tf.identity(value) for value in values], refuse

    return first_order(*gradients)
