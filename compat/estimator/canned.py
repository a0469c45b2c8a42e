"""Canned estimators: deep, linear, and both, over feature columns."""

from __future__ import annotations

import math

import tensorflow as tf

from .canned_parts import classification, optimizer_of, regression
from .estimator import Estimator
from .heads import logits

v1 = tf.compat.v1

_DEEP_RATE = 0.05
_LINEAR_RATE = 0.2
_BESIDE_DEEP_RATE = 0.005


class Canned(Estimator):
    """An Estimator whose model is made of parts.

    Args:
        head: A `heads.base.Head`.
        deep: Dict of the deep part, or None; see `logits.deep`.
        linear: Dict of the linear part, or None; see `logits.linear`.
        model_dir: Folder of the model.
        config: A RunConfig.
        partitioner: Of the columns' variables.
        warm_start_from: As of `Estimator`.
    """

    def __init__(
        self,
        head,
        deep,
        linear,
        model_dir=None,
        config=None,
        partitioner=None,
        warm_start_from=None,
    ):
        def model_fn(features, labels, mode):
            if not isinstance(features, dict):
                raise ValueError(
                    'features should be a dictionary of `Tensor`s. Given '
                    f'type: {type(features)}'
                )
            alone = not (deep and linear)
            parts = []
            if deep:
                found = logits.deep(
                    features, mode, head.logits_dimension, alone=alone, **deep
                )
                parts.append(
                    (found, 'dnn', optimizer_of(deep['optimizer'], _DEEP_RATE))
                )
            if linear:
                found = logits.linear(
                    features, head.logits_dimension, alone=alone, **linear
                )
                most = _BESIDE_DEEP_RATE if deep else _LINEAR_RATE
                rate = min(most, 1 / math.sqrt(len(linear['columns'])))
                parts.append(
                    (found, 'linear', optimizer_of(linear['optimizer'], rate))
                )
            total = tf.add_n([one for one, *_ in parts])
            return head.create_estimator_spec(
                features=features,
                mode=mode,
                labels=labels,
                train_op_fn=lambda x: _step(x, parts),
                logits=total,
            )

        Estimator.__init__(
            self,
            model_fn,
            model_dir,
            config,
            warm_start_from=warm_start_from,
        )


class _Deep:
    """Takes the arguments of a deep network."""

    def _deep(self, given):
        return {
            'columns': given.pop('feature_columns'),
            'hidden_units': given.pop('hidden_units'),
            'optimizer': given.pop('optimizer', 'Adagrad'),
            'activation_fn': given.pop('activation_fn', tf.nn.relu),
            'dropout': given.pop('dropout', None),
            'partitioner': given.pop('input_layer_partitioner', None),
            'batch_norm': given.pop('batch_norm', False),
        }


class _Flat:
    """Takes the arguments of a linear model."""

    def _linear(self, given):
        return {
            'columns': given.pop('feature_columns'),
            'optimizer': given.pop('optimizer', 'Ftrl'),
            'partitioner': given.pop('partitioner', None),
            'combiner': given.pop('sparse_combiner', 'sum'),
        }


class DNNEstimator(Canned, _Deep):
    """A feed-forward network under a head.

    Args:
        head: Of `contrib.estimator`, or one of the same methods.
        **given: As of `DNNClassifier`.
    """

    def __init__(self, head, **given):
        Canned.__init__(self, head, self._deep(given), None, **given)


class LinearEstimator(Canned, _Flat):
    """A linear model under a head; as `DNNEstimator`."""

    def __init__(self, head, **given):
        Canned.__init__(self, head, None, self._linear(given), **given)


class DNNClassifier(Canned, _Deep):
    """A feed-forward network that classifies.

    Args:
        **given: `hidden_units`, `feature_columns`, `model_dir`, `n_classes`,
            `weight_column`, `label_vocabulary`, `optimizer`,
            `activation_fn`, `dropout`, `input_layer_partitioner`, `config`,
            `warm_start_from`, `loss_reduction`, `batch_norm`.
    """

    def __init__(self, **given):
        deep = self._deep(given)
        head = classification(self.release, given)
        Canned.__init__(self, head, deep, None, **given)


class DNNRegressor(Canned, _Deep):
    """A feed-forward network that predicts values.

    Args:
        **given: As of `DNNClassifier`, with `label_dimension`.
    """

    def __init__(self, **given):
        deep = self._deep(given)
        head = regression(self.release, given)
        Canned.__init__(self, head, deep, None, **given)


class LinearClassifier(Canned, _Flat):
    """A linear model that classifies.

    Args:
        **given: `feature_columns`, `model_dir`, `n_classes`,
            `weight_column`, `label_vocabulary`, `optimizer`, `config`,
            `partitioner`, `warm_start_from`, `loss_reduction`,
            `sparse_combiner`.
    """

    def __init__(self, **given):
        linear = self._linear(given)
        head = classification(self.release, given)
        Canned.__init__(self, head, None, linear, **given)


class LinearRegressor(Canned, _Flat):
    """A linear model that predicts values.

    Args:
        **given: As of `LinearClassifier`, with `label_dimension`.
    """

    def __init__(self, **given):
        linear = self._linear(given)
        head = regression(self.release, given)
        Canned.__init__(self, head, None, linear, **given)


class _Combined(Canned):
    """A deep and a linear model, whose logits are added."""

    def _combine(self, head, given):
        deep = {
            'columns': given.pop('dnn_feature_columns', None),
            'hidden_units': given.pop('dnn_hidden_units', None) or (),
            'optimizer': given.pop('dnn_optimizer', 'Adagrad'),
            'activation_fn': given.pop('dnn_activation_fn', tf.nn.relu),
            'dropout': given.pop('dnn_dropout', None),
            'partitioner': given.pop('input_layer_partitioner', None),
            'batch_norm': given.pop('batch_norm', False),
        }
        linear = {
            'columns': given.pop('linear_feature_columns', None),
            'optimizer': given.pop('linear_optimizer', 'Ftrl'),
            'combiner': given.pop('linear_sparse_combiner', 'sum'),
            'partitioner': deep['partitioner'],
        }
        if not deep['columns'] and not linear['columns']:
            raise ValueError(
                'Either linear_feature_columns or dnn_feature_columns must '
                'be defined.'
            )
        Canned.__init__(
            self,
            head,
            deep if deep['columns'] else None,
            linear if linear['columns'] else None,
            **given,
        )


class DNNLinearCombinedEstimator(_Combined):
    """A deep and a linear model under a head."""

    def __init__(self, head, **given):
        self._combine(head, given)


class DNNLinearCombinedClassifier(_Combined):
    """A deep and a linear model that classify together.

    Args:
        **given: As of `DNNClassifier` and `LinearClassifier`, with `dnn_`
            and `linear_` before the names of the parts' own.
    """

    def __init__(self, **given):
        self._combine(classification(self.release, given), given)


class DNNLinearCombinedRegressor(_Combined):
    """A deep and a linear model that predict values together.

    Args:
        **given: As of `DNNLinearCombinedClassifier`, with
            `label_dimension`.
    """

    def __init__(self, **given):
        self._combine(regression(self.release, given), given)


def _step(loss, parts):
    """A step of the parts, each by its own optimizer."""
    kind = v1.GraphKeys.TRAINABLE_VARIABLES
    steps = []
    for _, scope, optimizer in parts:
        variables = v1.get_collection(kind, scope)
        # One part alone was trained in its scope, which its slots' names in
        # checkpoints show.
        with v1.variable_scope(scope if len(parts) == 1 else ''):
            steps.append(optimizer.minimize(loss, var_list=variables))
    with tf.control_dependencies(steps):
        return v1.assign_add(v1.train.get_global_step(), 1).op
