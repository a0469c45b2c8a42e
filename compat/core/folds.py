"""Folds over one tensor, and from one, whatever lists they are given.

    tf.foldl(lambda total, pair: total + pair, [x, y])

Up to 1.11 that packs x and y, and adds them. From 1.12 on it takes a row of
both at a time.
"""

import tensorflow as tf


def _of_one_tensor(fold):
    def folded(
        fn,
        elems,
        initializer=None,
        parallel_iterations=10,
        back_prop=True,
        swap_memory=False,
        name=None,
    ):
        return fold(
            fn,
            _packed(elems),
            _packed(initializer),
            parallel_iterations,
            back_prop,
            swap_memory,
            name,
        )

    folded.__name__ = folded.__qualname__ = fold.__name__
    folded.__doc__ = f'`{fold.__name__}` whose lists are tensors to pack.'
    return folded


def _packed(values):
    """A tensor of a list or a tuple; anything else as it is."""
    if isinstance(values, (list, tuple)):
        return tf.convert_to_tensor(values)
    return values


foldl = _of_one_tensor(tf.compat.v1.foldl)
foldr = _of_one_tensor(tf.compat.v1.foldr)
