"""`tensorflow.python.ops.gen_*_ops`: the kernels by their old names.

`gen_nn_ops.lstm_block_cell` is `tf.raw_ops.LSTMBlockCell`, called with its
arguments by place, as was done then. A leading underscore hid a kernel from
the public API in some releases and is the same kernel.
"""

import functools
import inspect

import tensorflow as tf


def __getattr__(name):
    op = None if name.startswith('__') else _ops().get(name.lstrip('_'))
    if op is None:
        raise AttributeError(f'no kernel of the name {name}')
    return _by_place(name, op)


@functools.cache
def _ops():
    found = (getattr(tf.raw_ops, name) for name in dir(tf.raw_ops))
    functions = filter(inspect.isfunction, found)
    return {op.__name__.lstrip('_'): op for op in functions}


def _by_place(name, op):
    """A function that takes the arguments of a kernel by place or name."""
    signature = inspect.signature(op)

    @functools.wraps(op)
    def kernel(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        return op(**bound.arguments)

    kernel.__name__ = kernel.__qualname__ = name
    vars(kernel)['is_kernel'] = True
    return kernel
