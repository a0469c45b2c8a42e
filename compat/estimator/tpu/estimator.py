"""`TPUEstimator` without a TPU: an Estimator that knows its batch size.

Source: TensorFlow 1.4.1, 1.12.3 and 1.15.5, `tpu_estimator.py`.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ...releases import Since
from .. import estimator, input_calls, model_calls
from ..arguments import names_of
from ..spec import ModeKeys
from .configs import RunConfig
from .spec import TPUEstimatorSpec

v1 = tf.compat.v1

# Parameters that a TPUEstimator sets itself, where there is a TPU or not.
_RESERVED = Since({'0.5': ['batch_size'], '1.9': ['batch_size', 'context']})
# From 1.9 evaluations could be left to the processor, and the log told of it.
_TELLS_EVALUATION = Since({'0.5': False, '1.9': True})
# From 1.10 parameters told whether there is a TPU.
_TELLS_USE = Since({'0.5': False, '1.10': True})


class TPUEstimator(estimator.Estimator):
    """An Estimator whose functions read the batch size from `params`.

    Args:
        model_fn: Function of `features`, `params` and any of `labels`, `mode`
            and `config` that returns a TPUEstimatorSpec or an EstimatorSpec.
        model_dir: Folder of checkpoints and events.
        config: `RunConfig` of this package.
        params: Dict that is passed on, with `batch_size` and `use_tpu`.
        use_tpu: Must be False.
        train_batch_size: `params['batch_size']` of training.
        eval_batch_size: That of evaluation.
        predict_batch_size: That of prediction.
        warm_start_from: As of an Estimator.
        **of_tpus: What concerns TPUs alone is not used.

    Raises:
        ValueError: `use_tpu`, another configuration, or reserved parameters.
    """

    def __init__(
        self,
        model_fn=None,
        model_dir=None,
        config=None,
        params=None,
        use_tpu=True,
        train_batch_size=None,
        eval_batch_size=None,
        predict_batch_size=None,
        warm_start_from=None,
        **of_tpus,
    ):
        if not isinstance(config, RunConfig):
            raise ValueError(
                '`config` must be provided with type `tpu_config.RunConfig`'
            )
        reserved = _RESERVED[self.release]
        if any(name in (params or ()) for name in reserved):
            raise ValueError(
                f'{reserved} are reserved keys but existed in params {params}.'
            )
        if use_tpu:
            raise ValueError(
                f'there are no TPUs here: use_tpu must be False, got {use_tpu}'
            )
        super().__init__(model_fn, model_dir, config, params, warm_start_from)
        self._batch_sizes = {
            ModeKeys.TRAIN: train_batch_size,
            ModeKeys.EVAL: eval_batch_size,
            ModeKeys.PREDICT: predict_batch_size,
        }
        self._is_fed = False
        if _TELLS_EVALUATION[self.release]:
            on_tpu = of_tpus.get('eval_on_tpu', True)
            v1.logging.info('_TPUContext: eval_on_tpu %s', on_tpu)
            if on_tpu:
                v1.logging.warning(
                    'eval_on_tpu ignored because use_tpu is False.'
                )

    def _create_global_step(self, graph):
        keys = v1.GraphKeys
        if v1.train.get_global_step(graph) is not None:
            raise ValueError('"global_step" already exists.')
        with graph.as_default(), graph.name_scope(None):
            return v1.get_variable(
                keys.GLOBAL_STEP,
                shape=[],
                dtype=tf.int64,
                initializer=v1.zeros_initializer(),
                trainable=False,
                use_resource=True,
                collections=[keys.GLOBAL_VARIABLES, keys.GLOBAL_STEP],
            )

    def _call_input_fn(self, input_fn, mode):
        if 'params' not in names_of(input_fn):
            raise ValueError(
                f'input_fn ({input_fn}) does not include params argument, '
                'required by TPUEstimator to pass batch size as '
                'params["batch_size"]'
            )
        self._is_fed = True
        return input_calls.call(self, input_fn, mode, self._params_of(mode))

    def _call_model_fn(self, features, labels, mode, config):
        if 'params' not in names_of(self._model_fn):
            raise ValueError(
                f'model_fn ({self._model_fn}) does not include params '
                'argument, required by TPUEstimator to pass batch size as '
                "params['batch_size']"
            )
        # Exports, which feed no input, have no batch size.
        params = self._params_of(mode) if self._is_fed else self.params
        self._is_fed = False
        if _TELLS_USE[self.release]:
            params['use_tpu'] = False

        @functools.wraps(self._model_fn)
        def model_fn(features, **offered):
            v1.logging.info('Running %s on CPU', mode)
            spec = self._model_fn(features=features, **offered)
            if isinstance(spec, TPUEstimatorSpec):
                return spec.as_estimator_spec()
            return spec

        offered = {'mode': mode, 'params': params, 'config': config}
        return model_calls.call(
            model_fn, self.release, features, labels, offered
        )

    def _params_of(self, mode):
        """A copy of the parameters, with the batch size of a mode."""
        params, size = self.params, self._batch_sizes[mode]
        if size is not None:
            params['batch_size'] = size
        return params
