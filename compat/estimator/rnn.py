"""`contrib.estimator`'s recurrent estimators, over columns of sequences.

Source: TensorFlow 1.12.3 and 1.15.5, `contrib/estimator`.
"""

from __future__ import annotations

import tensorflow as tf

from .. import cells, layers, loops
from ..contrib.columns import sequence
from . import extenders
from .canned_parts import classification, optimizer_of
from .estimator import Estimator

v1 = tf.compat.v1
_CELLS = {'basic_rnn': 'BasicRNNCell', 'lstm': 'LSTMCell', 'gru': 'GRUCell'}
_RATE, _CLIP = 0.05, 5.0


class _Recurrent(Estimator):
    """A recurrent network under a head; sub-classes say which."""

    def _build(self, head, given):
        sequences = tuple(given.pop('sequence_feature_columns') or ())
        context = tuple(given.pop('context_feature_columns', None) or ())
        make_cell = _cell_function(
            self.release,
            given.pop('rnn_cell_fn', None),
            given.pop('num_units', None),
            given.pop('cell_type', None),
        )
        optimizer = given.pop('optimizer', 'Adagrad')
        cutter = given.pop('input_layer_partitioner', None)
        if given.pop('return_sequences', False):
            raise ValueError(
                'return_sequences must be False, got True; label steps in a '
                'model function of your own'
            )

        def model_fn(features, labels, mode):
            if not isinstance(features, dict):
                raise ValueError(
                    'features should be a dictionary of `Tensor`s. Given '
                    f'type: {type(features)}'
                )
            chosen = _optimizer(self.release, optimizer)
            whole = v1.min_max_variable_partitioner(min_slice_size=64 << 20)
            with v1.variable_scope(
                'rnn', partitioner=v1.min_max_variable_partitioner()
            ):
                logits = _logits(
                    self.release,
                    features,
                    sequences,
                    context,
                    make_cell(mode),
                    head.logits_dimension,
                    cutter or whole,
                )
                return head.create_estimator_spec(
                    features=features, mode=mode, labels=labels,
                    train_op_fn=lambda loss: chosen.minimize(
                        loss, v1.train.get_global_step()
                    ),
                    logits=logits,
                )  # fmt: skip

        Estimator.__init__(self, model_fn, **given)


class RNNClassifier(_Recurrent):
    """A recurrent network that classifies sequences.

    Args:
        **given: `sequence_feature_columns`, `context_feature_columns`,
            `num_units` of each layer, `cell_type` (`'basic_rnn'`, `'lstm'` or
            `'gru'`) or `rnn_cell_fn`, `model_dir`, `n_classes`,
            `weight_column`, `label_vocabulary`, `optimizer`,
            `loss_reduction`, `input_layer_partitioner`, `config`.
    """

    def __init__(self, **given):
        head = classification(self.release, given)
        self._build(head, given)


class RNNEstimator(_Recurrent):
    """A recurrent network under a head; as `RNNClassifier`."""

    def __init__(self, head, **given):
        self._build(head, given)


def _cell_function(release, function, num_units, cell_type):
    """Function of the mode that makes the cell."""
    named = isinstance(cell_type, str)
    if function:
        if num_units or named:
            raise ValueError(
                'num_units and cell_type must not be specified when using '
                'rnn_cell_fn'
            )
        return function
    kind = cell_type if named else 'basic_rnn'
    if kind not in _CELLS:
        raise ValueError(
            f'Supported cell types are {", ".join(_CELLS)}; got {kind}'
        )

    def make(mode):
        kinds = cells.for_release(release)
        layers = [getattr(kinds, _CELLS[kind])(size) for size in num_units]
        return layers[0] if len(layers) == 1 else kinds.MultiRNNCell(layers)

    return make


def _optimizer(release, given):
    """An optimizer; one that is named clips gradients."""
    if isinstance(given, v1.train.Optimizer):
        return given
    chosen = optimizer_of(given, _RATE)
    return extenders.clip_gradients_by_norm(release, chosen, _CLIP)


def _logits(release, features, sequences, context, cell, size, cutter):
    """Logits `[batch, size]` of the last steps."""
    with v1.variable_scope('sequence_input_layer', partitioner=cutter):
        inputs, lengths = sequence.sequence_input_layer(features, sequences)
        v1.summary.histogram('sequence_length', lengths)
        if context:
            known = v1.feature_column.input_layer(features, context)
            steps = tf.shape(inputs)[1]
            tiled = tf.tile(known[:, None], [1, steps, 1])
            inputs = tf.concat([inputs, tiled], 2)
    outputs, _ = loops.for_release(release).dynamic_rnn(
        cell, inputs, sequence_length=lengths, dtype=tf.float32
    )
    last = tf.gather(outputs, tf.maximum(lengths - 1, 0), batch_dims=1)
    with v1.variable_scope('logits'):
        return layers.dense(
            last,
            units=size,
            kernel_initializer=v1.glorot_uniform_initializer(),
        )
