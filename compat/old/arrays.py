"""Array functions whose arguments meant something else."""

import tensorflow as tf


def reverse_by_mask(tensor, dims, name=None):
    """Reverses the axes that a mask marks.

    Args:
        tensor: Of rank up to 8.
        dims: `[rank]` bool; True reverses that axis.
        name: Name of the op.

    Source: TensorFlow 0.5 to 0.12, `reverse`.
    """
    return tf.raw_ops.Reverse(tensor=tensor, dims=dims, name=name)


def einsum(axes, *inputs):
    """Sums products over the indices that `axes` names, as `'ij,jk->ik'`."""
    return tf.einsum(axes, *inputs)


def resize_images(
    images, new_height, new_width, method=0, align_corners=False
):
    """Resizes pictures to a height and a width given one by one.

    Args:
        images: `[height, width, channels]`, with a batch before it or not.
        new_height: int.
        new_width: int.
        method: One of `tf.image.ResizeMethod`.
        align_corners: Keep the centres of the corner pixels.
    """
    return tf.compat.v1.image.resize_images(
        images, [new_height, new_width], method, align_corners
    )
