"""Keys, kinds of problems and errors of contrib.learn."""

from __future__ import annotations

import tensorflow as tf

from ..clusters import TaskType

__all__ = [
    'Environment',
    'MetricKey',
    'NanLossDuringTrainingError',
    'NotFittedError',
    'PredictionKey',
    'PredictionType',
    'ProblemType',
    'RNNKeys',
    'TaskType',
]

NanLossDuringTrainingError = tf.compat.v1.train.NanLossDuringTrainingError


class NotFittedError(ValueError, AttributeError):
    """An Estimator was asked for something before it was trained."""


class Environment:
    """Where a cluster runs."""

    CLOUD = 'cloud'
    GOOGLE = 'google'
    LOCAL = 'local'


class ProblemType:
    """What a model predicts."""

    UNSPECIFIED = 0
    CLASSIFICATION = 1
    LINEAR_REGRESSION = 2
    LOGISTIC_REGRESSION = 3


class PredictionType:
    """Whether a recurrent network labels a sequence, or each step."""

    SINGLE_VALUE = 1
    MULTIPLE_VALUE = 2


class RNNKeys:
    """Names of features and predictions of recurrent networks."""

    FINAL_STATE_KEY = 'final_state'
    LABELS_KEY = '__labels__'
    SEQUENCE_LENGTH_KEY = 'sequence_length'
    STATE_PREFIX = 'rnn_cell_state'


class PredictionKey:
    """Names of predictions."""

    CLASSES = 'classes'
    PROBABILITIES = 'probabilities'
    LOGITS = 'logits'
    LOGISTIC = 'logistic'
    SCORES = 'scores'
    TOP_K = 'top_k'
    GENERIC = 'output'


class MetricKey:
    """Names of metrics."""

    LOSS = 'loss'
    AUC = 'auc'
    AUC_PR = 'auc_precision_recall'
    CLASS_AUC = 'auc/class%d'
    CLASS_AUC_PR = 'auc_precision_recall/class%d'
    PREDICTION_MEAN = 'labels/prediction_mean'
    CLASS_PREDICTION_MEAN = 'labels/prediction_mean/class%d'
    CLASS_LOGITS_MEAN = 'labels/logits_mean/class%d'
    CLASS_PROBABILITY_MEAN = 'labels/probability_mean/class%d'
    LABEL_MEAN = 'labels/actual_label_mean'
    CLASS_LABEL_MEAN = 'labels/actual_label_mean/class%d'
    ACCURACY = 'accuracy'
    ACCURACY_BASELINE = 'accuracy/baseline_label_mean'
    ACCURACY_MEAN = 'accuracy/threshold_%f_mean'
    PRECISION_MEAN = 'precision/positive_threshold_%f_mean'
    RECALL_MEAN = 'recall/positive_threshold_%f_mean'
