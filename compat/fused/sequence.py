"""One layer over all steps, with a gradient of its own."""

from __future__ import annotations

import tensorflow as tf

from . import scan
from .kernel import first_sizes, flatten_time, unflatten_time


def run_layer(
    kernel,
    inputs,
    state,
    axis=0,
    mask=None,
    ends=False,
    jit=False,
    steps=None,
):
    """Runs one cell over all time steps.

    Lengths play no part: what follows a length is computed and then not
    used, and its gradient is zero.

    Args:
        kernel: A Kernel.
        inputs: `[time, batch, depth]`, or batch first.
        state: Tuple of parts `[batch, size]`.
        axis: Axis of time, 0 or 1.
        mask: bool like the inputs with depth 1, true before a length; keeps
            states that grow without bound past it out of the gradient.
        ends: Whether all rows end with the last step.
        jit: Whether XLA compiles both halves.
        steps: The `scan.Steps` of the inputs.

    Returns:
        `(outputs of all steps, parts of the state)`, the parts as they are
        after the last step where `ends`, else as they are after each step.
    """
    run = _Layer(kernel, inputs, axis, mask, ends, jit, steps)
    outputs, *parts = run(inputs, *state, *kernel.weights)
    if ends and not run.ends:
        parts = [part[-1] for part in parts]
    return outputs, parts


class _Layer:
    """The forward and the backward half of a layer.

    The custom gradient wraps a function of tensors alone; the first of them
    after the inputs are the state's parts.

    Attributes:
        ends: Whether it gives the state after the last step alone. A loop
            does not: its last chunk goes past the last step.
    """

    def __init__(self, kernel, inputs, axis, mask, ends, jit, steps=None):
        self._kernel, self._axis = kernel, axis
        self._mask = None if kernel.bounded else mask
        self._jit = jit
        # What XLA compiles asks for itself.
        self._steps = None if jit else steps
        self._scan = scan.make_scan(
            inputs,
            axis,
            (kernel.saved_sizes, kernel.gradient_sizes),
            kernel.bounded,
            self._steps,
        )
        self.ends = ends and isinstance(self._scan, scan.Unrolled)

    def __call__(self, *tensors):
        @tf.custom_gradient
        def layer(inputs, *rest):
            state, weights = self._parts(rest)
            saved = self._compiled(self._forward)(inputs, state, weights)
            *parts, last = saved[: len(state)]
            outputs = _apart(self._whole(last))
            if self.ends:
                found = [_apart(self._last(part)) for part in (*parts, last)]
            else:
                found = [_apart(self._whole(part)) for part in parts]
                found.append(outputs)

            def gradient(*upstream):
                upstream = [None if _is_zero(u) else u for u in upstream]
                found = self._compiled(self._backward)(
                    inputs, state, weights, saved, upstream
                )
                return list(map(_refuse_second, found))

            return [outputs, *found], gradient

        return layer(*tensors)

    def _parts(self, rest):
        count = len(self._kernel.sizes)
        return rest[:count], rest[count:]

    def _forward(self, inputs, state, weights):
        projected = self._kernel.project(flatten_time(inputs), weights)
        if self._steps is None:
            sizes = first_sizes(inputs)
        else:
            sizes = self._steps.sizes(self._axis)
        columns = [
            self._scan.column(unflatten_time(part, sizes))
            for part in projected
        ]
        step = self._kernel.forward_step(weights)
        _, saved = self._scan.run(step, state, columns)
        if self._jit:  # few tensors leave what XLA compiled
            return [self._scan.whole(column) for column in saved]
        return saved

    def _backward(self, inputs, state, weights, saved, upstream):
        kernel, loop = self._kernel, self._scan
        if self._jit:
            saved = [loop.column(whole) for whole in saved]
        saved = [self._masked(column) for column in saved]
        before = [
            loop.shifted(start, column)
            for start, column in zip(state, saved, strict=False)
        ]
        last, added = self._upstream(state, upstream)
        step = kernel.backward_step(weights)
        places = [
            place for place, part in enumerate(added) if part is not None
        ]
        count, depth = len(places), len(before)

        def add_and_step(gradient, slices):
            gradient = list(gradient)
            for place, new in zip(places, slices[:count], strict=True):
                gradient[place] = gradient[place] + new
            rest = slices[count:]
            return step(gradient, rest[:depth], rest[depth:])

        news = [loop.column(added[place]) for place in places]
        dstate, steps = loop.run(
            add_and_step, last, [*news, *before, *saved], backward=True
        )

        def flat(column):
            return flatten_time(loop.whole(column))

        dinputs, dweights = kernel.gradients(
            flatten_time(inputs), weights, before, saved, steps, flat
        )
        return [tf.reshape(dinputs, tf.shape(inputs)), *dstate, *dweights]

    def _upstream(self, state, upstream):
        """The gradients after the last step, and those of each step.

        Returns:
            Two lists with an entry for each part of the state; in the second
            None where no gradient comes.
        """
        outputs, *parts = upstream
        nothing = [tf.zeros_like(part) for part in state]
        if self.ends:
            last = [
                zero if part is None else part
                for zero, part in zip(nothing, parts, strict=True)
            ]
            return last, [*[None] * (len(state) - 1), outputs]
        both = [part for part in (outputs, parts[-1]) if part is not None]
        whole = tf.add_n(both) if both else None
        return nothing, [*parts[:-1], whole]

    def _whole(self, column):
        return column if self._jit else self._scan.whole(column)

    def _last(self, column):
        """The last step of what `_forward` gave."""
        if self._jit:
            column = self._scan.column(column)
        return self._scan.last(column)

    def _compiled(self, function):
        if not self._jit:
            return function
        return tf.function(function, jit_compile=True, autograph=False)

    def _masked(self, column):
        if self._mask is None:
            return column
        if not isinstance(column, list):
            return _where(self._mask, column)
        masks = self._scan.column(self._mask)
        return [_where(*pair) for pair in zip(masks, column, strict=True)]


def _apart(value):
    """The same value, behind which no gradient is looked for.

    TensorFlow adds counters to each loop between a loss and its variables.
    """
    kinds = {2: tf.int16, 4: tf.int32, 8: tf.int64}
    return tf.bitcast(tf.bitcast(value, kinds[value.dtype.size]), value.dtype)


def _where(mask, values):
    return tf.where(mask, values, tf.zeros_like(values))


def _is_zero(gradient):
    """Whether TensorFlow filled in zeros where no gradient came."""
    operation = getattr(gradient, 'op', None)
    return getattr(operation, 'type', None) == 'ZerosLike'


def _refuse_second(gradient):
    """Returns a gradient that has none itself."""
    return tf.raw_ops.PreventGradient(
        input=gradient,
        message=(
            'the second derivative of a fused unroll was asked for; only '
            "the first is defined: use unroll='dynamic' or static_rnn, or "
            'stop_gradient on the first derivative'
        ),
    )
