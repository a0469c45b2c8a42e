"""`tensorflow.python.ops.parallel_for`, whose package showed its functions."""

from __future__ import annotations

from tensorflow.python.ops.parallel_for import control_flow_ops, gradients

batch_jacobian = gradients.batch_jacobian
for_loop = control_flow_ops.for_loop
jacobian = gradients.jacobian


def pfor(loop_fn, iters, parallel_iterations=None):
    """Runs a function for each number below `iters`, vectorized.

    Args:
        loop_fn: Function of a number, a scalar int32 tensor.
        iters: How many numbers.
        parallel_iterations: How many of them are vectorized at a time; all
            of them if None.

    Returns:
        What `loop_fn` gives, with a first axis of `iters`.
    """
    return control_flow_ops.pfor(
        loop_fn, iters, parallel_iterations=parallel_iterations
    )
