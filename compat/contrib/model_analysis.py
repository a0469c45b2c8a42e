"""`contrib.slim.model_analyzer`: prints the sizes of variables.

Source: TensorFlow 1.4.1, `contrib/slim/python/slim/model_analyzer.py`, whose
lines and sums the tests repeat.
"""

from __future__ import annotations

_RULE = '---------'


def tensor_description(var):
    """A variable's type and shape, as `(float32_ref 2x3)`."""
    shape = 'x'.join(str(size) for size in var.get_shape().as_list())
    return f'({var.dtype.name} {shape})'


def analyze_vars(variables, print_info=False):
    """The number of elements and of bytes of variables.

    Args:
        variables: List of variables.
        print_info: Whether a line for each is printed, and one for all.

    Returns:
        Pair of ints.
    """
    sizes = [var.get_shape().num_elements() or 0 for var in variables]
    in_bytes = [
        size * var.dtype.size
        for size, var in zip(sizes, variables, strict=True)
    ]
    if print_info:
        print('\n'.join(_table(variables, sizes, in_bytes)))
    return sum(sizes), sum(in_bytes)


def _table(variables, sizes, in_bytes):
    yield from (_RULE, 'Variables: name (type shape) [size]', _RULE)
    for var, *row in zip(variables, sizes, in_bytes, strict=True):
        size = '[{}, bytes: {}]'.format(*row)
        yield f'{var.name} {tensor_description(var)} {size}'
    yield f'Total size of variables: {sum(sizes)}'
    yield f'Total bytes of variables: {sum(in_bytes)}'
