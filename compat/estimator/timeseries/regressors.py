"""Estimators of series.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `estimators.py`.
"""

from __future__ import annotations

import tensorflow as tf

from .. import for_release
from ..estimator import Estimator
from . import autoregressive, heads, states, statistics

v1 = tf.compat.v1
_RATE, _AR_RATE = 0.02, 0.1


class TimeSeriesRegressor(Estimator):
    """Trains a model of a series.

    Args:
        model: A `TimeSeriesModel`.
        state_manager: Where a batch's state comes from; see `states`.
        optimizer: `tf.train.Optimizer`, Adam with 0.02 by default.
        model_dir: Folder of checkpoints.
        config: A RunConfig.
        head_type: Not supported.

    Raises:
        ValueError: A head of another kind.
    """

    def __init__(
        self,
        model,
        state_manager=None,
        optimizer=None,
        model_dir=None,
        config=None,
        head_type=None,
    ):
        if head_type is not None:
            raise ValueError(
                f'head_type must not be given, got {head_type!r}: other '
                'heads than the default are not supported'
            )
        if state_manager is None:
            goes_on = isinstance(model, autoregressive.ARModel)
            if goes_on and self.release >= '1.11':
                state_manager = states.FilteringOnlyStateManager()
            else:
                state_manager = states.PassthroughStateManager()
        head = heads.Head(
            self.release,
            model,
            state_manager,
            optimizer or v1.train.AdamOptimizer(_RATE),
            statistics.InputStatisticsFromMiniBatch(
                model.num_features, model.dtype
            ),
            for_release(self.release).EstimatorSpec,
        )
        super().__init__(head.create_estimator_spec, model_dir, config)


class ARRegressor(TimeSeriesRegressor):
    """Trains an `ARModel`.

    Args:
        anomaly_prior_probability: Not supported.
        anomaly_distribution: Not supported.
        optimizer: Adagrad with 0.1 by default.
        model_dir: Folder of checkpoints.
        config: A RunConfig.
        **given: Arguments of `ARModel`.

    Raises:
        ValueError: Anomalies, or arguments that `ARModel` refuses.
    """

    def __init__(
        self,
        anomaly_prior_probability=None,
        anomaly_distribution=None,
        optimizer=None,
        model_dir=None,
        config=None,
        **given,
    ):
        if anomaly_prior_probability is not None:
            raise ValueError(
                'anomaly_prior_probability must be None, got '
                f'{anomaly_prior_probability}: mixtures with anomalies are '
                'not supported'
            )
        if anomaly_distribution is not None:
            raise ValueError(
                'anomaly_prior_probability is required if '
                'anomaly_distribution is specified.'
            )
        body = {'release': self.release}
        kind = type('ARModel', (autoregressive.ARModel,), body)
        super().__init__(
            kind(**given),
            states.FilteringOnlyStateManager(),
            optimizer or v1.train.AdagradOptimizer(_AR_RATE),
            model_dir,
            config,
        )
