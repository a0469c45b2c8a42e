"""`Estimator`: trains, evaluates, predicts with and exports a model function.

Source: TensorFlow 1.4.1, 1.8.0, 1.12.3 and 1.15.5, `python/estimator`. What
differed between releases stands beside each part.
"""

from __future__ import annotations

import copy
import os

import tensorflow as tf

from ..releases import Since
from . import evaluation, loops, model_calls, prediction
from .configure import (
    check_hooks,
    check_listeners,
    check_overrides,
    configured,
)
from .exports.exporting import Exports
from .hooks import stop_at
from .input_calls import Fed
from .run_config import session_config
from .sessions import steps_of
from .warm_start import settings_of

v1 = tf.compat.v1

# Up to 1.8 an untrained model could not be asked for anything.
_NEEDS_TRAINING = Since({'0.5': True, '1.9': False})


class Estimator(Exports, Fed):
    """Trains, evaluates, predicts with and exports a model function.

    Args:
        model_fn: Function of `features` and any of `labels`, `mode`,
            `params` and `config` that returns an `EstimatorSpec`.
        model_dir: Folder of checkpoints and events; a temporary one if
            neither this nor the RunConfig names one.
        config: A RunConfig.
        params: Passed on to the model function and input functions.
        warm_start_from: Checkpoint, SavedModel or `WarmStartSettings` from
            which the first training starts.

    Raises:
        ValueError: A model function that takes other arguments, or a
            configuration that contradicts them.
    """

    summarizes_loss = True

    def __init__(
        self,
        model_fn,
        model_dir=None,
        config=None,
        params=None,
        warm_start_from=None,
    ):
        # Programs that override some put another in its place.
        self._assert_members_are_not_overridden(self)
        self._config = configured(self.release, config, model_dir)
        self._model_dir = self._config.model_dir
        v1.logging.info('Using config: %s', str(vars(self._config)))
        self._session_config = self._config.session_config or session_config(
            self.release
        )
        model_calls.check(model_fn, params)
        self._model_fn = model_fn
        self._params = copy.deepcopy(params or {})
        self._warm_start_settings = settings_of(warm_start_from)

    @staticmethod
    def _assert_members_are_not_overridden(self):
        check_overrides(type(self), Estimator)

    @property
    def model_dir(self):
        """Folder of the model."""
        return self._model_dir

    @property
    def config(self):
        """A copy of the RunConfig."""
        return copy.deepcopy(self._config)

    @property
    def params(self):
        """A copy of the parameters."""
        return copy.deepcopy(self._params)

    @property
    def model_fn(self):
        """The model function, of `features, labels, mode, config`."""

        def public_model_fn(features, labels, mode, config):
            return self._call_model_fn(features, labels, mode, config)

        return public_model_fn

    def get_variable_value(self, name):
        """A variable's value in the latest checkpoint, as an array."""
        return tf.train.load_variable(self._checkpoint(), name)

    def get_variable_names(self):
        """Names of all variables in the latest checkpoint."""
        return [n for n, _ in tf.train.list_variables(self._checkpoint())]

    def latest_checkpoint(self):
        """Prefix of the latest checkpoint, or None."""
        return tf.train.latest_checkpoint(self.model_dir)

    def eval_dir(self, name=None):
        """Folder of the events of an evaluation."""
        folder = f'eval_{name}' if name else 'eval'
        return os.path.join(self._model_dir, folder)

    def train(
        self,
        input_fn,
        hooks=None,
        steps=None,
        max_steps=None,
        saving_listeners=None,
    ):
        """Trains until the input ends or the steps are done.

        Args:
            input_fn: Function that gives features and labels.
            hooks: Further hooks of the session.
            steps: Steps of this call.
            max_steps: Global step at which to end.
            saving_listeners: `tf.train.CheckpointSaverListener`s.

        Returns:
            The Estimator.
        """
        if steps is not None and max_steps is not None:
            raise ValueError('Can not provide both steps and max_steps.')
        for name, value in (('steps', steps), ('max_steps', max_steps)):
            if value is not None and value <= 0:
                raise ValueError(f'Must specify {name} > 0, given: {value}')
        if max_steps is not None and max_steps <= steps_of(
            self.latest_checkpoint()
        ):
            v1.logging.info(
                'Skipping training since max_steps has already saved.'
            )
            return self
        hooks = check_hooks(hooks)
        listeners = check_listeners(saving_listeners)
        if steps is not None or max_steps is not None:
            hooks.append(stop_at(self.release, steps, max_steps))
        loss = loops.train(self, input_fn, hooks, listeners)
        v1.logging.info('Loss for final step: %s.', loss)
        return self

    def evaluate(
        self,
        input_fn,
        steps=None,
        hooks=None,
        checkpoint_path=None,
        name=None,
    ):
        """Evaluates a checkpoint over the input.

        Args:
            input_fn: Function that gives features and labels.
            steps: Batches, None for all.
            hooks: Further hooks of the session.
            checkpoint_path: The latest if None.
            name: Of the evaluation: its events go to `eval_NAME`.

        Returns:
            Dict of the metrics, `loss` and `global_step`.
        """
        hooks = check_hooks(hooks)
        if steps is not None and steps <= 0:
            raise ValueError(f'Must specify steps > 0, given: {steps}')
        path = checkpoint_path or self._latest('evaluate')
        return evaluation.evaluate(
            self, input_fn, steps, hooks, path, self.eval_dir(name)
        )

    def predict(
        self,
        input_fn,
        predict_keys=None,
        hooks=None,
        checkpoint_path=None,
        yield_single_examples=True,
    ):
        """Predictions, one example after the other.

        Args:
            input_fn: Function that gives features.
            predict_keys: Which of the predictions, None for all.
            hooks: Further hooks of the session.
            checkpoint_path: The latest if None.
            yield_single_examples: False for a batch at a time.

        Yields:
            Dicts of arrays, or arrays where the predictions are no dict.
        """
        hooks = check_hooks(hooks)
        path = checkpoint_path or self._latest('predict')
        yield from prediction.predict(
            self, input_fn, predict_keys, hooks, path, yield_single_examples
        )

    def _call_model_fn(self, features, labels, mode, config):
        offered = {'mode': mode, 'params': self.params, 'config': config}
        return model_calls.call(
            self._model_fn, self.release, features, labels, offered
        )

    def _create_global_step(self, graph):
        return v1.train.create_global_step(graph)

    def _checkpoint(self):
        """Prefix of the latest checkpoint; an error without one."""
        path = self.latest_checkpoint()
        if not path:
            raise ValueError(
                f'Could not find trained model in model_dir: {self.model_dir}.'
            )
        return path

    def _latest(self, use):
        """The latest checkpoint; without one, what the release did."""
        if _NEEDS_TRAINING[self.release]:
            return self._checkpoint()
        path = self.latest_checkpoint()
        if not path:
            v1.logging.info(
                'Could not find trained model in model_dir: %s, running '
                'initialization to %s.',
                self.model_dir,
                use,
            )
        return path
