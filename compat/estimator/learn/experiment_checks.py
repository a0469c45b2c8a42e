"""What an `Experiment` may be given."""

from __future__ import annotations

from ..estimator import Estimator as CoreEstimator
from .base import Evaluable, Trainable
from .export import ExportStrategy


def check_estimator(estimator, eval_metrics, saving_listeners):
    """Refuses what is no Estimator, and what its kind does not take.

    Args:
        estimator: Of contrib.learn, or a `tf.estimator.Estimator`.
        eval_metrics: Dict of name to MetricSpec, or None.
        saving_listeners: Listeners of checkpoints, or None.

    Raises:
        ValueError: It is none, or metrics or listeners are for the other.
    """
    if isinstance(estimator, CoreEstimator):
        if eval_metrics is not None:
            raise ValueError(
                '`eval_metrics` must be `None` with `tf.estimator.Estimator`. '
                'Use `eval_metric_ops` in `tf.estimator.EstimatorSpec` '
                'instead.'
            )
        return
    for kind in (Evaluable, Trainable):
        if not isinstance(estimator, kind):
            raise ValueError(
                '`estimator` must implement '
                f'`tf.contrib.learn.{kind.__name__}` or '
                '`tf.estimator.Estimator`.'
            )
    if saving_listeners is not None:
        raise ValueError(
            '`saving_listeners` must be `None` with '
            '`tf.contrib.learn.Estimator`.'
        )


def strategies(given):
    """Tuple of ExportStrategies, of one, of several, or of None.

    Args:
        given: An ExportStrategy, an iterable of them, or None.

    Raises:
        ValueError: Something else is among them.
    """
    given = [given] if isinstance(given, ExportStrategy) else given or ()
    for one in given:
        if not isinstance(one, ExportStrategy):
            raise ValueError(
                '`export_strategies` must be an ExportStrategy, an iterable '
                f'of ExportStrategy, or `None`, found {one}.'
            )
    return tuple(given)


def whole(train_steps_per_iteration):
    """Raises ValueError for what is neither None nor whole."""
    if isinstance(train_steps_per_iteration, int | None):
        return train_steps_per_iteration
    raise ValueError('`train_steps_per_iteration` must be an integer.')
