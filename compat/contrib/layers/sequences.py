"""Layers of `contrib.layers` that turn values into those of another form.

Source: TensorFlow 1.15, `contrib/layers/python/layers/layers.py`.
"""

import tensorflow as tf

from ..arg_scopes import add_arg_scope
from .utils import collect_named_outputs

v1 = tf.compat.v1


@add_arg_scope
def dense_to_sparse(tensor, eos_token=0, outputs_collections=None, scope=None):
    """The values that do not end a sentence, as `ctc_loss` takes labels.

    Args:
        tensor: Integers of any shape.
        eos_token: The value that is left out.
        outputs_collections: Collections that the result is added to.
        scope: Name of a variable scope.

    Returns:
        tf.SparseTensor of the shape of the tensor.
    """
    with v1.variable_scope(scope, 'dense_to_sparse', [tensor]) as own:
        tensor = tf.convert_to_tensor(tensor)
        places = tf.where(tf.not_equal(tensor, eos_token))
        outputs = tf.SparseTensor(
            places,
            tf.gather_nd(tensor, places),
            tf.shape(tensor, out_type=tf.int64),
        )
        return collect_named_outputs(outputs_collections, own.name, outputs)


@add_arg_scope
def images_to_sequence(
    inputs, data_format='NHWC', outputs_collections=None, scope=None
):
    """Columns of images as steps of sequences, one for each row.

    Args:
        inputs: `[batch, height, width, depth]`, or `[batch, depth, height,
            width]` with NCHW.
        data_format: NHWC or NCHW.
        outputs_collections: Collections that the result is added to.
        scope: Name of a name scope.

    Returns:
        `[width, batch * height, depth]`.

    Raises:
        ValueError: The format is another one.
    """
    if data_format not in ('NCHW', 'NHWC'):
        raise ValueError('data_format has to be either NCHW or NHWC.')
    with v1.name_scope(scope, 'ImagesToSequence', [inputs]) as own:
        inputs = tf.convert_to_tensor(inputs)
        order = [2, 0, 1, 3] if data_format == 'NHWC' else [3, 0, 2, 1]
        columns = tf.transpose(inputs, order)
        width, _, _, depth = columns.shape.as_list()
        rows = tf.reduce_prod(tf.shape(columns)[1:3])
        outputs = tf.reshape(columns, [width, rows, depth])
        return collect_named_outputs(outputs_collections, own, outputs)


@add_arg_scope
def sequence_to_images(
    inputs,
    height,
    output_data_format='channels_last',
    outputs_collections=None,
    scope=None,
):
    """Steps of sequences as columns of images, the way back.

    Args:
        inputs: `[width, batch * height, depth]`.
        height: Rows of each image.
        output_data_format: channels_last or channels_first.
        outputs_collections: Collections that the result is added to.
        scope: Name of a name scope.

    Returns:
        `[batch, height, width, depth]`, or `[batch, depth, height, width]`.
    """
    with v1.name_scope(scope, 'SequenceToImages', [inputs]) as own:
        inputs = tf.convert_to_tensor(inputs)
        width, rows, depth = inputs.shape.as_list()
        batch = -1 if rows is None else rows // height
        columns = tf.reshape(inputs, [width, batch, height, depth])
        is_first = output_data_format == 'channels_first'
        order = [1, 3, 2, 0] if is_first else [1, 2, 0, 3]
        outputs = tf.transpose(columns, order)
        return collect_named_outputs(outputs_collections, own, outputs)
