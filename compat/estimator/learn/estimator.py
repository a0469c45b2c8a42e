"""`contrib.learn.Estimator`: a model function with `fit`.

classifier = tf.contrib.learn.Estimator(model_fn, 'model')
classifier.fit(x, y, steps=100, batch_size=32)
"""

from __future__ import annotations

import tensorflow as tf

from ..arguments import call_with, names_of
from . import input_calls
from .base import BaseEstimator
from .export import export_savedmodel
from .metric_spec import make_metrics
from .model_ops import as_ops

v1 = tf.compat.v1


class Estimator(BaseEstimator):
    """Fits, evaluates and predicts with a model function.

    Args:
        model_fn: Function of features and labels, and of any of `mode`,
            `params`, `config` and `model_dir`, that returns ModelFnOps or
            `(predictions, loss, train_op)`.
        model_dir: Folder of checkpoints and events.
        config: A RunConfig.
        params: Passed on to the model function.
        feature_engineering_fn: Function of features and labels that gives
            those for the model function.
    """

    def __init__(
        self,
        model_fn=None,
        model_dir=None,
        config=None,
        params=None,
        feature_engineering_fn=None,
    ):
        BaseEstimator.__init__(self, model_dir, config)
        takes = model_fn is not None and 'params' in names_of(model_fn)
        if params is not None and model_fn is not None and not takes:
            raise ValueError(
                f"Estimator's model_fn ({model_fn}) does not have a params "
                f'argument, but params ({params}) were passed to the '
                "Estimator's constructor."
            )
        if params is None and takes:
            v1.logging.warning(
                "Estimator's model_fn (%s) includes params argument, but "
                'params are not passed to Estimator.',
                model_fn,
            )
        self._model_fn = model_fn
        self.params = params
        self._engineer = feature_engineering_fn

    def export_savedmodel(
        self,
        export_dir_base,
        serving_input_fn,
        default_output_alternative_key=None,
        assets_extra=None,
        as_text=False,
        checkpoint_path=None,
        graph_rewrite_specs=None,
        strip_default_attrs=False,
    ):
        """Exports a SavedModel into a folder named by the time.

        Args:
            export_dir_base: The folder is made in it.
            serving_input_fn: Function that gives InputFnOps.
            default_output_alternative_key: Which alternative is served.
            assets_extra: Dict of a path below `assets.extra` to a file.
            as_text: Whether as text.
            checkpoint_path: The latest if None.
            graph_rewrite_specs: Accepted but ignored.
            strip_default_attrs: Whether to leave default attributes out.

        Returns:
            Path of the folder, as bytes.
        """
        return export_savedmodel(
            self,
            export_dir_base,
            serving_input_fn,
            default_output_alternative_key,
            assets_extra,
            as_text,
            checkpoint_path,
            strip_default_attrs,
        )

    def _operations(self, features, labels, mode):
        features, labels = self._engineered(features, labels)
        return self._modelled(features, labels, mode)

    def _engineered(self, features, labels):
        if self._engineer is None:
            return features, labels
        return self._engineer(features, labels)

    def _modelled(self, features, labels, mode):
        offered = {
            'mode': mode,
            'params': self.params,
            'config': self.config,
            'model_dir': self.model_dir,
        }
        function, taken = self._model_fn, names_of(self._model_fn)

        def placed(**known):
            return function(features, labels, **known)

        if taken[:2] and not set(taken[:2]) & set(offered):
            known = {k: v for k, v in offered.items() if k in taken}
            return as_ops(placed(**known), mode)
        result = call_with(function, offered, features=features, labels=labels)
        return as_ops(result, mode)

    def _get_train_ops(self, features, labels):
        return self._operations(features, labels, 'train')

    def _get_eval_ops(self, features, labels, metrics):
        features, labels = self._engineered(features, labels)
        found = self._modelled(features, labels, 'eval')
        found.eval_metric_ops.update(
            make_metrics(metrics, features, labels, found.predictions)
        )
        return found

    def _get_predict_ops(self, features):
        labels = input_calls.placeholders(self._signatures)
        return self._operations(features, labels, 'infer')
