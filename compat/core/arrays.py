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


def conv3d_backprop_filter(
    input, filter, out_backprop, strides, padding, dilations=None, name=None
):
    """Gradient of `conv3d` by its filter, of which only the shape is used.

    Args:
        input: `[batch, depth, height, width, in_channels]`.
        filter: `[depth, height, width, in_channels, out_channels]`.
        out_backprop: Gradient by the output of `conv3d`.
        strides: 5 ints.
        padding: `'SAME'` or `'VALID'`.
        dilations: 5 ints; ones by default.
        name: Name of the op.
    """
    return tf.raw_ops.Conv3DBackpropFilterV2(
        input=input,
        filter_sizes=tf.shape(filter),
        out_backprop=out_backprop,
        strides=strides,
        padding=padding,
        dilations=dilations or [1] * 5,
        name=name,
    )
