"""`tensorflow.models.rnn.translate.seq2seq_model`: the translation model.

*Source:* behaviour of TensorFlow 0.5 to 0.12; Bahdanau et al. 2014, with
bucketing and a sampled softmax.
"""

import functools
import random
import types

import numpy as np

from ..releases import Release
from . import translate_data


def for_release(release):
    """The names of the module in a release."""
    model = type(
        'Seq2SeqModel', (_Seq2SeqModel,), {'release': Release(release)}
    )
    return types.SimpleNamespace(Seq2SeqModel=model, data_utils=translate_data)


class _Seq2SeqModel:
    """Encoder and decoder with attention, one graph for each bucket.

    Args:
        source_vocab_size: Words of the source language.
        target_vocab_size: Words of the target language.
        buckets: List of pairs of source and target length, rising.
        size: Units of each layer.
        num_layers: Layers.
        max_gradient_norm: Gradients are clipped to it.
        batch_size: Sentences of a batch.
        learning_rate: At the start.
        learning_rate_decay_factor: What `learning_rate_decay_op` does.
        use_lstm: LSTM cells in place of GRU.
        num_samples: Samples of the softmax.
        forward_only: Leave the training ops out and feed outputs back.
    """

    release = Release('0.12')

    def __init__(
        self,
        source_vocab_size,
        target_vocab_size,
        buckets,
        size,
        num_layers,
        max_gradient_norm,
        batch_size,
        learning_rate,
        learning_rate_decay_factor,
        use_lstm=False,
        num_samples=512,
        forward_only=False,
        **unused,
    ):
        from ..namespace.namespaces import api

        tf = api(self.release)
        self.source_vocab_size = source_vocab_size
        self.target_vocab_size = target_vocab_size
        self.buckets = buckets
        self.batch_size = batch_size
        self.learning_rate = tf.Variable(float(learning_rate), trainable=False)
        self.learning_rate_decay_op = self.learning_rate.assign(
            self.learning_rate * learning_rate_decay_factor
        )
        self.global_step = tf.Variable(0, trainable=False)
        projection, loss = None, None
        if 0 < num_samples < target_vocab_size:
            projection, loss = _sampled_softmax(
                tf, size, target_vocab_size, num_samples
            )
        self._add_inputs(tf)
        run = functools.partial(
            _translate,
            tf,
            _cell(tf, size, num_layers, use_lstm),
            source_vocab_size,
            target_vocab_size,
            size,
            projection,
            forward_only,
        )
        self.outputs, self.losses = self._by_bucket(tf, run, loss)
        if forward_only and projection is not None:
            weights, biases = projection
            self.outputs = [
                [tf.matmul(output, weights) + biases for output in outputs]
                for outputs in self.outputs
            ]
        if not forward_only:
            self._add_training(tf, max_gradient_norm)
        self.saver = tf.train.Saver(tf.all_variables())

    def step(
        self,
        session,
        encoder_inputs,
        decoder_inputs,
        target_weights,
        bucket_id,
        forward_only,
    ):
        """Runs one step.

        Args:
            session: A session.
            encoder_inputs: List of `[batch]` ids, one for each step.
            decoder_inputs: The same for the targets.
            target_weights: List of `[batch]` floats.
            bucket_id: Which bucket.
            forward_only: Whether not to train.

        Returns:
            Gradient norm or None, average loss, outputs or None.
        """
        sizes = self.buckets[bucket_id]
        _check_length('Encoder', encoder_inputs, sizes[0])
        _check_length('Decoder', decoder_inputs, sizes[1])
        _check_length('Weights', target_weights, sizes[1])
        feed = dict(zip(self.encoder_inputs, encoder_inputs, strict=False))
        feed.update(zip(self.decoder_inputs, decoder_inputs, strict=False))
        feed.update(zip(self.target_weights, target_weights, strict=False))
        last = self.decoder_inputs[sizes[1]]
        feed[last] = np.zeros([self.batch_size], np.int32)
        if forward_only:
            fetches = [self.losses[bucket_id]]
            fetches += self.outputs[bucket_id][: sizes[1]]
            loss, *outputs = session.run(fetches, feed)
            return None, loss, outputs
        _, norm, loss = session.run(
            [
                self.updates[bucket_id],
                self.gradient_norms[bucket_id],
                self.losses[bucket_id],
            ],
            feed,
        )
        return norm, loss, None

    def get_batch(self, data, bucket_id):
        """Draws a batch, as lists over time.

        Args:
            data: For each bucket, pairs of source and target ids.
            bucket_id: Which bucket.

        Returns:
            Encoder inputs, decoder inputs and target weights, each a list
            of `[batch]` arrays. Sources are padded, then reversed.
        """
        encoder_size, decoder_size = self.buckets[bucket_id]
        sources, targets = [], []
        for _ in range(self.batch_size):
            source, target = random.choice(data[bucket_id])
            padding = [translate_data.PAD_ID] * (encoder_size - len(source))
            sources.append(list(reversed(list(source) + padding)))
            padding = [translate_data.PAD_ID] * (
                decoder_size - len(target) - 1
            )
            targets.append([translate_data.GO_ID, *target, *padding])
        sources = np.array(sources, np.int32)
        targets = np.array(targets, np.int32)
        # A weight says whether the next target is a word.
        following = np.concatenate(
            [
                targets[:, 1:],
                np.full_like(targets[:, :1], translate_data.PAD_ID),
            ],
            axis=1,
        )
        weights = (following != translate_data.PAD_ID).astype(np.float32)
        return list(sources.T), list(targets.T), list(weights.T)

    def _add_inputs(self, tf):
        longest = self.buckets[-1]

        def feeds(name, dtype, count):
            return [
                tf.placeholder(dtype, shape=[None], name=f'{name}{i}')
                for i in range(count)
            ]

        self.encoder_inputs = feeds('encoder', tf.int32, longest[0])
        self.decoder_inputs = feeds('decoder', tf.int32, longest[1] + 1)
        self.target_weights = feeds('weight', tf.float32, longest[1] + 1)

    def _by_bucket(self, tf, run, loss):
        arguments = [
            self.encoder_inputs,
            self.decoder_inputs,
            self.decoder_inputs[1:],
            self.target_weights,
            self.buckets,
        ]
        if self.release < '0.7':
            arguments.append(self.target_vocab_size)
        library = _seq2seq(tf)
        return library.model_with_buckets(
            *arguments, run, softmax_loss_function=loss
        )

    def _add_training(self, tf, max_gradient_norm):
        variables = tf.trainable_variables()
        optimizer = tf.train.GradientDescentOptimizer(self.learning_rate)
        self.gradient_norms, self.updates = [], []
        for loss in self.losses:
            gradients = tf.gradients(loss, variables)
            clipped, norm = tf.clip_by_global_norm(
                gradients, max_gradient_norm
            )
            self.gradient_norms.append(norm)
            pairs = zip(clipped, variables, strict=True)
            self.updates.append(
                optimizer.apply_gradients(pairs, global_step=self.global_step)
            )


def _cell(tf, size, num_layers, use_lstm):
    cells = _cells(tf)
    cell = cells.BasicLSTMCell(size) if use_lstm else cells.GRUCell(size)
    return cells.MultiRNNCell([cell] * num_layers) if num_layers > 1 else cell


def _translate(
    tf, cell, source_size, target_size, size, projection, forward_only,
    encoder_inputs, decoder_inputs, feed_previous=None,
):  # fmt: skip
    arguments = [encoder_inputs, decoder_inputs, cell, source_size]
    arguments.append(target_size)
    if Release(tf.__version__) >= '0.8':
        arguments.append(size)
    return _seq2seq(tf).embedding_attention_seq2seq(
        *arguments,
        output_projection=projection,
        feed_previous=forward_only if feed_previous is None else feed_previous,
    )


def _sampled_softmax(tf, size, vocab_size, num_samples):
    with tf.device('/cpu:0'):
        weights = tf.get_variable('proj_w', [size, vocab_size])
        transposed = tf.transpose(weights)
        biases = tf.get_variable('proj_b', [vocab_size])

    def loss(inputs, labels):
        with tf.device('/cpu:0'):
            labels = tf.reshape(labels, [-1, 1])
            return tf.nn.sampled_softmax_loss(
                transposed, biases, inputs, labels, num_samples, vocab_size
            )

    return (weights, biases), loss


def _seq2seq(tf):
    """Up to 0.5 the library stood with the models."""
    return tf.nn.seq2seq if hasattr(tf.nn, 'seq2seq') else (
        tf.models.rnn.seq2seq
    )  # fmt: skip


def _cells(tf):
    return tf.nn.rnn_cell if hasattr(tf.nn, 'rnn_cell') else (
        tf.models.rnn.rnn_cell
    )  # fmt: skip


def _check_length(what, values, size):
    if len(values) != size:
        raise ValueError(
            f'{what} length must be equal to the one in bucket, '
            f'{len(values)} != {size}.'
        )
