"""Points of scikit-learn's curves as up to 1.0, for ports and `run`.

    roc_curve(y, scores)                 ->  old_curves.roc_curve(...)
    precision_recall_curve(y, scores)    ->  the same of that module

The first threshold of the one was a number, by which others are computed, and
is infinite since 1.3. The other began where all are found, and begins at the
lowest score since 1.1.

Source: scikit-learn 0.20.4, executed.
"""

from __future__ import annotations

import numpy as np
from sklearn import metrics

__all__ = ['precision_recall_curve', 'roc_curve']

# Today's, in whose place ours may stand there meanwhile.
_roc, _recall = metrics.roc_curve, metrics.precision_recall_curve


def roc_curve(
    y_true, y_score, pos_label=None, sample_weight=None, drop_intermediate=True
):
    """Rates of false and of true positives, and their thresholds.

    Args:
        y_true: Classes `[rows]`.
        y_score: Scores `[rows]`.
        pos_label: The class that is positive.
        sample_weight: Weights of rows, or None.
        drop_intermediate: Whether points on a straight line are left out.

    Returns:
        Three arrays.
    """
    false, true, thresholds = _roc(
        y_true,
        y_score,
        pos_label=pos_label,
        sample_weight=sample_weight,
        drop_intermediate=drop_intermediate,
    )
    if np.isinf(thresholds[0]):
        thresholds = np.append(thresholds[1] + 1, thresholds[1:])
    return false, true, thresholds


def precision_recall_curve(
    y_true,
    probas_pred=None,
    pos_label=None,
    sample_weight=None,
    y_score=None,
    **options,
):
    """Precisions, recalls and their thresholds.

    Args:
        y_true: Classes `[rows]`.
        probas_pred: Scores `[rows]`.
        pos_label: As for `roc_curve`.
        sample_weight: As for `roc_curve`.
        y_score: The scores by their name of today.
        **options: As today.

    Returns:
        Three arrays, the last of one less.
    """
    precision, recall, thresholds = _recall(
        y_true,
        y_score if probas_pred is None else probas_pred,
        pos_label=pos_label,
        sample_weight=sample_weight,
        **options,
    )
    whole = np.flatnonzero(recall == 1)
    first = whole[-1] if whole.size else 0
    first = min(first, len(thresholds) - 1)
    return precision[first:], recall[first:], thresholds[first:]
