"""Types of variables by reference: `dtypes.float32_ref` and its like."""

import tensorflow as tf


def __getattr__(name):
    if not name.endswith('_ref') or name.startswith('_'):
        raise AttributeError(f'no reference type of the name {name}')
    try:
        return tf.as_dtype(name)
    except TypeError:
        raise AttributeError(f'no reference type {name}') from None
