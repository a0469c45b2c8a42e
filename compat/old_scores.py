"""Scores as scikit-learn gave them in 2019, for ports and `run`.

    old_scores.f1_score(y, predicted).round(2)
    2 * precision * recall / (precision + recall)

They were numbers of NumPy, which round themselves, and of which zero divides
without an error. Today they are Python's own.

Source: scikit-learn 0.20.4 and 0.22.2, executed.
"""

from __future__ import annotations

import functools

import numpy as np
from sklearn import metrics

__all__ = [
    'accuracy_score',
    'auc',
    'average_precision_score',
    'cohen_kappa_score',
    'explained_variance_score',
    'f1_score',
    'fbeta_score',
    'hamming_loss',
    'log_loss',
    'matthews_corrcoef',
    'mean_absolute_error',
    'mean_squared_error',
    'median_absolute_error',
    'precision_score',
    'r2_score',
    'recall_score',
    'roc_auc_score',
    'zero_one_loss',
]


def _of_numpy(known):
    """A score whose floats are NumPy's."""

    @functools.wraps(known)
    def score(*args, **options):
        found = known(*args, **options)
        return np.float64(found) if type(found) is float else found

    return score


# Today's, in whose place ours may stand there meanwhile.
accuracy_score = _of_numpy(metrics.accuracy_score)
auc = _of_numpy(metrics.auc)
average_precision_score = _of_numpy(metrics.average_precision_score)
cohen_kappa_score = _of_numpy(metrics.cohen_kappa_score)
explained_variance_score = _of_numpy(metrics.explained_variance_score)
f1_score = _of_numpy(metrics.f1_score)
fbeta_score = _of_numpy(metrics.fbeta_score)
hamming_loss = _of_numpy(metrics.hamming_loss)
log_loss = _of_numpy(metrics.log_loss)
matthews_corrcoef = _of_numpy(metrics.matthews_corrcoef)
mean_absolute_error = _of_numpy(metrics.mean_absolute_error)
mean_squared_error = _of_numpy(metrics.mean_squared_error)
median_absolute_error = _of_numpy(metrics.median_absolute_error)
precision_score = _of_numpy(metrics.precision_score)
r2_score = _of_numpy(metrics.r2_score)
recall_score = _of_numpy(metrics.recall_score)
roc_auc_score = _of_numpy(metrics.roc_auc_score)
zero_one_loss = _of_numpy(metrics.zero_one_loss)
