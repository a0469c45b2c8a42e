"""`contrib.learn.ops`: embeddings, and sequences into sequences.

*Source:* TensorFlow 0.12 and 1.12, `contrib/learn/python/learn/ops`.
"""

from __future__ import annotations

import tensorflow as tf

from ... import loops

v1 = tf.compat.v1


def embedding_lookup(params, ids, name='embedding_lookup'):
    """Rows of a table.

    Args:
        params: `[rows, ...]`, or a list of such tensors, put together.
        ids: Numbers of rows, of any shape.
        name: Scope of the operations.

    Returns:
        Tensor of the shape of `ids`, then of a row.
    """
    with v1.name_scope(name, 'embedding_lookup', [params, ids]):
        params, ids = tf.convert_to_tensor(params), tf.convert_to_tensor(ids)
        shape = tf.shape(ids)
        rows = tf.nn.embedding_lookup(params, tf.reshape(ids, [-1]))
        # [ids, ...] -> [*ids, ...]
        found = tf.reshape(rows, tf.concat([shape, tf.shape(rows)[1:]], 0))
        found.set_shape(ids.shape.concatenate(params.shape[1:]))
        return found


def categorical_variable(tensor_in, n_classes, embedding_size, name):
    """Embeddings of classes, which are trained.

    Args:
        tensor_in: Ids of classes, of any shape.
        n_classes: Number of classes.
        embedding_size: Size of an embedding.
        name: Scope and first word of the variable.

    Returns:
        Tensor of the shape of `tensor_in`, then `embedding_size`.
    """
    with v1.variable_scope(name):
        table = v1.get_variable(
            f'{name}_embeddings', [n_classes, embedding_size]
        )
        return embedding_lookup(table, tensor_in)


def one_hot_matrix(tensor_in, num_classes, on_value=1.0, off_value=0.0):
    """Ids `[...]` as one-hot `[..., num_classes]`."""
    ids = tf.cast(tensor_in, tf.int64)
    return tf.one_hot(ids, num_classes, on_value, off_value)


def sequence_classifier(decoding, labels, sampling_decoding=None, name=None):
    """Probabilities of the classes of each step, and the sum of the losses.

    Args:
        decoding: List of logits `[batch, classes]`, one a step.
        labels: List of one-hot labels of that shape.
        sampling_decoding: Logits that the probabilities are of instead.
        name: Scope of the operations.

    Returns:
        Probabilities `[batch, steps, classes]`, and the loss in nats.
    """
    with v1.name_scope(name, 'sequence_classifier', [*decoding, *labels]):
        losses = [
            tf.nn.softmax_cross_entropy_with_logits(
                label, logits, name=f'sequence_loss/xent_raw{step}'
            )
            for step, (label, logits) in enumerate(
                zip(labels, decoding, strict=False)
            )
        ]
        shown = [tf.nn.softmax(one) for one in sampling_decoding or decoding]
        total = tf.add_n(losses, 'sequence_loss/xent')
        loss = tf.reduce_sum(total, name='sequence_loss')
        return tf.stack(shown, axis=1), loss


def seq2seq_inputs(
    x, y, input_length=None, output_length=None, sentinel=None, name=None
):
    """Inputs of an encoder, and inputs and targets of a decoder.

    Args:
        x: `[batch, input steps, inputs]`.
        y: `[batch, output steps, outputs]`.
        input_length: Accepted but ignored.
        output_length: Accepted but ignored.
        sentinel: `[batch, outputs]` in front of what is decoded and behind
            it; zeros if None.
        name: Scope of the operations.

    Returns:
        Three lists of one tensor a step.
    """
    with v1.name_scope(name, 'seq2seq_inputs', [x, y]):
        inputs, outputs = tf.unstack(x, axis=1), tf.unstack(y, axis=1)
        if sentinel is None:
            size = outputs[0].shape[1]
            sentinel = tf.zeros(tf.stack([tf.shape(x)[0], size]))
            sentinel.set_shape(outputs[0].shape)
        return inputs, [sentinel, *outputs], [*outputs, sentinel]


def rnn_decoder(decoder_inputs, initial_state, cell, scope=None):
    """A decoder that is fed its targets, and one that is fed its outputs.

    Args:
        decoder_inputs: List of `[batch, inputs]`, one a step.
        initial_state: State of the cell.
        cell: RNNCell, whose weights both use.
        scope: Variable scope, `dnn_decoder` if None.

    Returns:
        Outputs and states of the first, then of the second: lists, with the
        initial state in front of the states.
    """
    outputs, states = [], [initial_state]
    with v1.variable_scope(scope or 'dnn_decoder') as variables:
        with v1.name_scope('training'):
            for step, inputs in enumerate(decoder_inputs):
                if step:
                    variables.reuse_variables()
                output, state = cell(inputs, states[-1])
                outputs.append(output)
                states.append(state)
        # The releases gave the state before the first step twice.
        sampled, sampled_states = outputs[:1], [initial_state] * 2
        with v1.name_scope('sampling'):
            for _ in decoder_inputs[1:]:
                output, state = cell(sampled[-1], sampled_states[-1])
                sampled.append(output)
                sampled_states.append(state)
    return outputs, states, sampled, sampled_states


def rnn_seq2seq(release):
    """The function `rnn_seq2seq` of a release, whose loop it unrolls by."""

    def rnn_seq2seq(
        encoder_inputs,
        decoder_inputs,
        encoder_cell,
        decoder_cell=None,
        dtype=tf.float32,
        scope=None,
    ):
        """`rnn_decoder` from the last state of an encoder.

        Args:
            encoder_inputs: List of `[batch, inputs]`, one a step.
            decoder_inputs: The same of the decoder.
            encoder_cell: RNNCell.
            decoder_cell: RNNCell, the encoder's if None.
            dtype: Of the encoder's first state.
            scope: Variable scope, `rnn_seq2seq` if None.

        Returns:
            As `rnn_decoder`.
        """
        of_release = loops.for_release(release)
        unroll = of_release.rnn if release < '1.0' else of_release.static_rnn
        with v1.variable_scope(scope or 'rnn_seq2seq'):
            _, state = unroll(encoder_cell, encoder_inputs, dtype=dtype)
            cell = decoder_cell or encoder_cell
            return rnn_decoder(decoder_inputs, state, cell)

    return rnn_seq2seq
