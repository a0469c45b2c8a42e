"""`contrib.learn.DynamicRnnEstimator`: a recurrent network over columns.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/estimators`.
"""

from __future__ import annotations

import tensorflow as tf

from ... import loops
from ...contrib.columns import layers as columns
from ...contrib.layers import layers, optimizers
from ...releases import Release
from .constants import PredictionKey, PredictionType, ProblemType, RNNKeys
from .estimator import Estimator
from .model_ops import ModelFnOps
from .rnn_cells import construct_rnn_cell_of

v1 = tf.compat.v1
_SINGLE, _MULTIPLE = PredictionType.SINGLE_VALUE, PredictionType.MULTIPLE_VALUE


class DynamicRnnEstimator(Estimator):
    """A recurrent network that labels sequences, or each of their steps.

    Features may hold `'sequence_length'`, `[batch]`, and the first state,
    `'rnn_cell_state_0'` and so on, `[batch, units]`; predictions hold the
    last one.

    Args:
        **given: `problem_type` and `prediction_type`, see `ProblemType` and
            `PredictionType`; `sequence_feature_columns`,
            `context_feature_columns`, `num_classes`, `num_units` of each
            layer, `cell_type` (`'basic_rnn'`, `'lstm'`, `'gru'` or a class),
            `optimizer`, `learning_rate`, `predict_probabilities`,
            `momentum`, `gradient_clipping_norm`,
            `dropout_keep_probabilities`, `model_dir`,
            `feature_engineering_fn`, `config`.

    Raises:
        ValueError: A kind of problem or prediction that does not exist, or
            no `num_classes` of a classification.
    """

    release = Release('1.15')

    def __init__(self, **given):
        kind, predicted = given.pop('problem_type'), given['prediction_type']
        if predicted not in (_SINGLE, _MULTIPLE):
            raise ValueError(
                'prediction_type must be one of PredictionType.MULTIPLE_VALUE '
                f'or PredictionType.SINGLE_VALUE; got {predicted}'
            )
        if kind not in (
            ProblemType.LINEAR_REGRESSION,
            ProblemType.CLASSIFICATION,
        ):
            raise ValueError(
                'problem_type must be either ProblemType.LINEAR_REGRESSION '
                f'or ProblemType.CLASSIFICATION; got {kind}'
            )
        classes = given.pop('num_classes', None)
        if kind == ProblemType.CLASSIFICATION and not classes:
            raise ValueError(
                'For CLASSIFICATION problem_type, num_classes must be '
                'specified.'
            )
        probable = given.pop('predict_probabilities', False)
        if probable and kind != ProblemType.CLASSIFICATION:
            raise ValueError(
                'predict_probabilities can only be set to True for '
                f'problem_type ProblemType.CLASSIFICATION; got {kind}.'
            )
        names = 'model_dir', 'config', 'feature_engineering_fn'
        own = {name: given.pop(name, None) for name in names}
        number = classes if kind == ProblemType.CLASSIFICATION else None
        network = _Network(self.release, kind, number, probable, **given)
        Estimator.__init__(self, network.operations, **own)


class _Network:
    """The model function; arguments as of `DynamicRnnEstimator`."""

    def __init__(
        self,
        release,
        kind,
        classes,
        probable,
        prediction_type,
        sequence_feature_columns,
        context_feature_columns=None,
        num_units=None,
        cell_type='basic_rnn',
        optimizer='SGD',
        learning_rate=0.1,
        momentum=None,
        gradient_clipping_norm=5.0,
        dropout_keep_probabilities=None,
    ):
        self.release, self.kind = release, kind
        self.classes, self.probable = classes, probable
        self.is_single = prediction_type == _SINGLE
        self.columns = sequence_feature_columns, context_feature_columns
        self.cell = num_units, cell_type
        self.keep = dropout_keep_probabilities
        self.rate, self.clip = learning_rate, gradient_clipping_norm
        if optimizer == 'Momentum':
            optimizer = v1.train.MomentumOptimizer(learning_rate, momentum)
        self.optimizer = optimizer
        value = 'SingleValue' if self.is_single else 'MultiValue'
        end = 'Classifier' if classes else 'Regressor'
        self.name = f'{value}DynamicRNN{end}'

    def operations(self, features, labels, mode):
        """ModelFnOps; what `Estimator` calls."""
        with v1.name_scope(self.name):
            lengths = features.get(RNNKeys.SEQUENCE_LENGTH_KEY)
            logits, state = self._logits(features, mode)
            if self.is_single:
                logits = select_last_activations(logits, lengths)
            predictions = self._predictions(logits)
            known = dict(predictions)
            predictions.update(state)
            if mode == 'infer':
                loss, metrics = None, None
            else:
                loss = self._loss(logits, labels, lengths)
                metrics = self._metrics(known, labels, lengths)
            train = self._trained(loss) if mode == 'train' else None
        outputs = None
        if self.is_single:
            outputs = {'dynamic_rnn_output': (self.kind, known)}
        return ModelFnOps(mode, predictions, loss, train, metrics, outputs)

    def _logits(self, features, mode):
        """`[batch, time, logits]`, and dict of the last state."""
        cell = construct_rnn_cell_of(
            self.release, *self.cell, self.keep if mode == 'train' else None
        )
        with v1.name_scope('RNN'):
            outputs, state = loops.for_release(self.release).dynamic_rnn(
                cell,
                self._inputs(features),
                initial_state=_state(features, cell),
                dtype=tf.float32,
                swap_memory=True,
            )
            logits = layers.fully_connected(
                outputs,
                1 if self.classes in (None, 2) else self.classes,
                activation_fn=None,
            )
        names = (f'{RNNKeys.STATE_PREFIX}_{place}' for place in range(99))
        return logits, dict(zip(names, tf.nest.flatten(state), strict=False))

    def _inputs(self, features):
        steps, context = self.columns
        inputs = columns.sequence_input_from_feature_columns(features, steps)
        if context is None:
            return inputs
        known = columns.input_from_feature_columns(features, context)
        tiled = tf.tile(known[:, None], [1, tf.shape(inputs)[1], 1])
        return tf.concat([inputs, tiled], 2)

    def _predictions(self, logits):
        if not self.classes:
            return {PredictionKey.SCORES: tf.squeeze(logits, -1)}
        if self.classes == 2:
            logits = tf.concat([tf.zeros_like(logits), logits], -1)
        found = {PredictionKey.CLASSES: tf.argmax(logits, -1)}
        if self.probable:
            found[PredictionKey.PROBABILITIES] = tf.nn.softmax(logits)
        return found

    def _loss(self, logits, labels, lengths):
        if not self.is_single:
            logits, labels = mask_activations_and_labels(
                logits, labels, lengths
            )
        if self.classes and self.classes > 2:
            labels = tf.reshape(labels, [-1])
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=labels, logits=logits
            )
        else:
            labels = tf.reshape(tf.cast(labels, tf.float32), [-1, 1])
            if self.classes:
                losses = tf.nn.sigmoid_cross_entropy_with_logits(
                    labels=labels, logits=logits
                )
            else:
                losses = tf.math.squared_difference(logits, labels)
        return tf.reduce_mean(losses, name='loss')

    def _metrics(self, predictions, labels, lengths):
        if not self.classes:
            return {}
        classes = predictions[PredictionKey.CLASSES]
        if not self.is_single:
            classes, labels = mask_activations_and_labels(
                classes, labels, lengths
            )
        return {'accuracy': v1.metrics.accuracy(labels, classes)}

    def _trained(self, loss):
        return optimizers.optimize_loss(
            loss,
            None,
            self.rate,
            self.optimizer,
            clip_gradients=self.clip,
            summaries=optimizers.OPTIMIZER_SUMMARIES,
        )


def select_last_activations(activations, sequence_lengths):
    """The values of the last step of each sequence, `[batch, size]`.

    Args:
        activations: `[batch, time, size]`.
        sequence_lengths: `[batch]`, None for all of the time.
    """
    if sequence_lengths is None:
        return activations[:, -1]
    return tf.gather(
        activations, tf.cast(sequence_lengths, tf.int32) - 1, batch_dims=1
    )


def mask_activations_and_labels(activations, labels, sequence_lengths):
    """Values and labels of the real steps of all sequences.

    Args:
        activations: `[batch, time, ...]`.
        labels: `[batch, time]`.
        sequence_lengths: `[batch]`, None for all of the time.

    Returns:
        `[steps, ...]` and `[steps]`.
    """
    if sequence_lengths is None:
        kept = tf.ones_like(labels, tf.bool)
    else:
        kept = tf.sequence_mask(sequence_lengths, tf.shape(labels)[1])
    return tf.boolean_mask(activations, kept), tf.boolean_mask(labels, kept)


def _state(features, cell):
    """The first state that features hold, or None."""
    sizes = tf.nest.flatten(cell.state_size)
    found = [
        features.get(f'{RNNKeys.STATE_PREFIX}_{place}')
        for place in range(len(sizes))
    ]
    there = sum(one is not None for one in found)
    if not there:
        return None
    if there < len(sizes):
        raise ValueError(
            'RNN state was partially specified.'
            f'Expected zero or {len(sizes)} state Tensors; got {there}'
        )
    return tf.nest.pack_sequence_as(cell.state_size, found)
