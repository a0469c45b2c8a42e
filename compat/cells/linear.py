"""The linear map that scripts borrowed from TensorFlow's own cells.

`linear` in 0.5 to 0.8, `_linear` from 0.9, `_Linear` from 1.4.
"""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import alike
from ..names.variables import PLAIN_BIAS, PLAIN_KERNEL
from ..releases import Release
from .base import default_initializer, whole_variable
from .checks import matrix_depth

v1 = tf.compat.v1


def linear(
    release,
    args,
    output_size,
    bias,
    bias_start=0.0,
    scope=None,
    bias_initializer=None,
    kernel_initializer=None,
):
    """`[args] W + b`, with weights made in the scope at hand.

    Args:
        release: A Release.
        args: `[batch, n]`, or a list of them to be joined.
        output_size: Depth of the result.
        bias: Whether to add a bias.
        bias_start: First value of the bias, up to 1.1.
        scope: Scope of the weights, up to 1.0; by default `Linear` in 0.x.
        bias_initializer: From 1.2; by default zeros.
        kernel_initializer: From 1.2; by default the scope's.

    Returns:
        `[batch, output_size]`.

    Raises:
        ValueError: `args` is empty or holds no matrices.
    """
    own = 'Linear' if release < '1.0' else v1.get_variable_scope()
    start = bias_initializer or v1.constant_initializer(bias_start)
    with v1.variable_scope(scope or own):
        made = Linear.__new__(Linear)
        made.release = release
        made._build(args, output_size, bias, start, kernel_initializer)
        return made(args)


class Linear:
    """The same map as an object that keeps its weights.

    Args:
        args: `[batch, n]`, or a list of them to be joined; for their shapes.
        output_size: Depth of the result.
        build_bias: Whether there is a bias.
        bias_initializer: By default zeros.
        kernel_initializer: By default the scope's.

    Raises:
        ValueError: `args` is empty or holds no matrices.

    Source: TensorFlow 1.4, `rnn_cell_impl._Linear`.
    """

    release = Release('1.15')

    def __init__(
        self,
        args,
        output_size,
        build_bias,
        bias_initializer=None,
        kernel_initializer=None,
    ):
        start = bias_initializer or v1.zeros_initializer()
        self._build(args, output_size, build_bias, start, kernel_initializer)

    def __call__(self, args):
        """`[batch, output_size]`."""
        args = tf.nest.flatten(args)
        joined = args[0] if len(args) == 1 else alike.join(args)
        product = tf.matmul(joined, self._weights)
        if self._biases is None:
            return product
        return tf.nn.bias_add(product, self._biases)

    def _build(self, args, size, build_bias, bias_start, kernel_start):
        args = [] if args is None else tf.nest.flatten(args)
        if not args:
            raise ValueError(
                '`args` must be specified, got none; pass a tensor or a list'
            )
        depth = sum(matrix_depth(arg) for arg in args)
        if kernel_start is None:
            kernel_start = default_initializer(self.release)
        self._weights = v1.get_variable(
            PLAIN_KERNEL[self.release],
            [depth, size],
            dtype=args[0].dtype,
            initializer=kernel_start,
        )
        self._biases = None
        if build_bias:
            self._biases = whole_variable(
                PLAIN_BIAS[self.release],
                [size],
                dtype=args[0].dtype,
                initializer=bias_start,
            )
