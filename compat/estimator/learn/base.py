"""`contrib.learn.BaseEstimator`: fits, evaluates and predicts.

Source: TensorFlow 0.12.1, 1.0.1 and 1.4.1, `contrib/learn`.
"""

from __future__ import annotations

import copy
import tempfile

import tensorflow as tf

from ...releases import Release
from .. import evaluation, loops
from ..arguments import names_of
from ..hooks import stop_at
from ..input_calls import Fed
from ..run_config import session_config
from ..sessions import steps_of
from . import for_release, input_calls, prediction
from .constants import NotFittedError
from .model_ops import as_spec
from .monitor_hooks import replace_monitors_with_hooks

v1 = tf.compat.v1


class Trainable:
    """Something that has `fit`; a base class."""

    def fit(
        self, x=None, y=None, input_fn=None, steps=None, batch_size=None,
        monitors=None, max_steps=None,
    ):  # fmt: skip
        """Trains."""
        raise NotImplementedError

    @property
    def model_dir(self):
        """Folder of the model."""
        raise NotImplementedError


class Evaluable:
    """Something that has `evaluate`; a base class."""

    def evaluate(
        self, x=None, y=None, input_fn=None, feed_fn=None, batch_size=None,
        steps=None, metrics=None, name=None, checkpoint_path=None, hooks=None,
    ):  # fmt: skip
        """Evaluates."""
        raise NotImplementedError

    @property
    def model_dir(self):
        """Folder of the model."""
        raise NotImplementedError


class BaseEstimator(Evaluable, Trainable, Fed):
    """A model with a folder; sub-classes give its operations.

    Args:
        model_dir: Folder of checkpoints and events; a temporary one if
            neither this nor the RunConfig names one.
        config: A RunConfig.
    """

    release = Release('1.15')
    summarizes_loss = False
    params: dict | None = None
    _warm_start_settings = None

    def __init__(self, model_dir=None, config=None):
        if config is None:
            config = for_release(self.release).RunConfig()
            v1.logging.info('Using default config.')
        known = config.model_dir
        if model_dir is not None and known not in (None, model_dir):
            raise ValueError(
                'model_dir are set both in constructor and RunConfig, but '
                f"with different values. In constructor: '{model_dir}', in "
                f"RunConfig: '{known}' "
            )
        folder = model_dir or known
        if folder is None:
            folder = tempfile.mkdtemp()
            v1.logging.warning(
                'Using temporary folder as model directory: %s', folder
            )
        self._config = copy.deepcopy(config)
        self._config._model_dir = folder
        v1.logging.info('Using config: %s', str(vars(self._config)))
        self._session_config = config.session_config or session_config(
            self.release
        )
        self._signatures = None

    @property
    def config(self):
        """A copy of the RunConfig."""
        return copy.deepcopy(self._config)

    @property
    def model_dir(self):
        """Folder of the model."""
        return self._config.model_dir

    def fit(
        self,
        x=None,
        y=None,
        input_fn=None,
        steps=None,
        batch_size=None,
        monitors=None,
        max_steps=None,
    ):
        """Trains on arrays, or on what an input function gives.

        Args:
            x: Features: an array, a frame, an iterator, or a dict.
            y: Labels of the same kind.
            input_fn: Function that gives `(features, labels)` instead.
            steps: Steps of this call.
            batch_size: Examples in a batch of arrays.
            monitors: Monitors and hooks.
            max_steps: Global step at which to end.

        Returns:
            The Estimator.
        """
        if steps is not None and max_steps is not None:
            raise ValueError('Can not provide both steps and max_steps.')
        input_fn, hooks = input_calls.chosen(
            x, y, input_fn, batch_size or _batch(x), epochs=None, shuffle=True
        )
        path = tf.train.latest_checkpoint(self.model_dir)
        if max_steps is not None and max_steps <= steps_of(path):
            v1.logging.info(
                'Skipping training since max_steps has already saved.'
            )
            return self
        hooks += replace_monitors_with_hooks(self.release, monitors, self)
        if steps is not None or max_steps is not None:
            hooks.append(stop_at(self.release, steps, max_steps))
        loss = loops.train(self, input_fn, hooks, ())
        v1.logging.info('Loss for final step: %s.', loss)
        return self

    def partial_fit(self, x=None, y=None, input_fn=None, steps=1, **options):
        """Trains for a step, or a few; as `fit`."""
        v1.logging.warning(
            'The current implementation of partial_fit is not optimized for '
            'use in a loop. Consider using fit() instead.'
        )
        return self.fit(x, y, input_fn, steps, **options)

    def evaluate(
        self,
        x=None,
        y=None,
        input_fn=None,
        feed_fn=None,
        batch_size=None,
        steps=None,
        metrics=None,
        name=None,
        checkpoint_path=None,
        hooks=None,
        log_progress=True,
    ):
        """Evaluates a checkpoint.

        Args:
            x: Features.
            y: Labels.
            input_fn: Function that gives `(features, labels)` instead.
            feed_fn: Function that gives a feed for each batch of it.
            batch_size: Examples in a batch of arrays.
            steps: Batches, None for all.
            metrics: Dict of name to MetricSpec, beside the model's own.
            name: Of the evaluation: its events go to `eval_NAME`.
            checkpoint_path: The latest if None.
            hooks: Further hooks of the session.
            log_progress: Accepted but ignored.

        Returns:
            Dict of the metrics, `loss` and `global_step`.
        """
        if metrics is not None and not isinstance(metrics, dict):
            raise ValueError(
                f'Metrics argument should be None or dict. Got {metrics}.'
            )
        input_fn, feeding = input_calls.chosen(
            x, y, input_fn, batch_size or _batch(x), feed_fn, epochs=1
        )
        path = checkpoint_path or self._checkpoint()
        folder = f'{self.model_dir}/eval' + (f'_{name}' if name else '')
        caller, hooks = _Evaluated(self, metrics), [*feeding, *(hooks or ())]
        return evaluation.evaluate(
            caller, input_fn, steps, hooks, path, folder
        )

    def predict(
        self,
        x=None,
        input_fn=None,
        batch_size=None,
        outputs=None,
        as_iterable=True,
    ):
        """Predictions for arrays, or for what an input function gives.

        Args:
            x: Features.
            input_fn: Function that gives features instead.
            batch_size: Examples in a batch of arrays.
            outputs: Names of predictions, None for all.
            as_iterable: False for all of them at once, as arrays.

        Returns:
            Iterator of dicts of arrays, or of arrays where the predictions
            are no dict.
        """
        input_fn, feeding = input_calls.chosen(
            x, None, input_fn, batch_size or _batch(x), epochs=1
        )
        path = self._checkpoint()
        batches = prediction.batches(self, input_fn, feeding, outputs, path)
        if as_iterable:
            return prediction.singly(batches)
        return prediction.together(batches)

    def get_variable_value(self, name):
        """A variable's value in the latest checkpoint, as an array."""
        return tf.train.load_variable(self.model_dir, name)

    def get_variable_names(self):
        """Names of all variables in the latest checkpoint."""
        return [name for name, _ in tf.train.list_variables(self.model_dir)]

    def get_params(self, deep=True):
        """What the Estimator was made with, as scikit-learn asks for it."""
        names = names_of(type(self).__init__)[1:]
        return {n: getattr(self, n) for n in names if hasattr(self, n)}

    def _checkpoint(self):
        path = tf.train.latest_checkpoint(self.model_dir)
        if not path:
            raise NotFittedError(
                f"Couldn't find trained model at {self.model_dir}."
            )
        return path

    def _create_global_step(self, graph):
        return v1.train.create_global_step(graph)

    def _call_model_fn(self, features, labels, mode, config, metrics=None):
        """What the loops of training and evaluation call."""
        self._signatures = input_calls.check(
            self._signatures, features, labels
        )
        if mode == 'train':
            return as_spec(self._get_train_ops(features, labels))
        if mode == 'eval':
            found = self._get_eval_ops(features, labels, metrics)
            return as_spec(found)
        return as_spec(self._get_predict_ops(features))

    def _get_train_ops(self, features, labels):
        raise NotImplementedError

    def _get_eval_ops(self, features, labels, metrics):
        raise NotImplementedError

    def _get_predict_ops(self, features):
        raise NotImplementedError


class _Evaluated:
    """An Estimator that is evaluated with further metrics."""

    def __init__(self, estimator, metrics):
        self._estimator, self._metrics = estimator, metrics

    def __getattr__(self, name):
        return getattr(self._estimator, name)

    def _call_model_fn(self, features, labels, mode, config):
        return self._estimator._call_model_fn(
            features, labels, mode, config, self._metrics
        )


def _batch(x):
    """Examples in a batch of arrays, unless the caller says."""
    return None if x is None else 128
