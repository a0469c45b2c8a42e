"""skflow's estimators of 0.8 to 0.11: a model function of `X` and `y`.

def model(X, y):
    return tf.contrib.learn.models.logistic_regression(X, y)

classifier = tf.contrib.learn.TensorFlowEstimator(model, n_classes=3)
classifier.fit(X, y)
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from ...contrib.layers import optimizers
from ...releases import Release
from . import (
    data_setup,
    frames,
    input_calls,
    layer_ops,
    models,
    prediction,
)
from .base import BaseEstimator
from .model_ops import ModelFnOps

v1 = tf.compat.v1


class TensorFlowEstimator(BaseEstimator):
    """Trains a model function of features and labels.

    Args:
        model_fn: Function of `X` and `y` that gives `(predictions, loss)`;
            `y` is one-hot if there are classes.
        n_classes: Number of classes; 0 for a regression.
        batch_size: Examples in a batch.
        steps: Steps of a `fit`.
        optimizer: Name, class, instance or function.
        learning_rate: A number, or a function of the global step.
        clip_gradients: Largest norm of all gradients, None for no limit.
        class_weight: Factor of each class's logits, or None.
        continue_training: Whether `fit` goes on where the last one ended.
        config: A RunConfig.
        verbose: 0 for silence.
    """

    release = Release('0.11')

    def __init__(
        self,
        model_fn=None,
        n_classes=0,
        batch_size=32,
        steps=200,
        optimizer='Adagrad',
        learning_rate=0.1,
        clip_gradients=5.0,
        class_weight=None,
        continue_training=False,
        config=None,
        verbose=1,
    ):
        BaseEstimator.__init__(self, None, config)
        self.model_fn = model_fn
        self.n_classes = n_classes
        self.batch_size, self.steps = batch_size, steps
        self.optimizer, self.learning_rate = optimizer, learning_rate
        self.clip_gradients = clip_gradients
        self.class_weight = class_weight
        self.continue_training = continue_training
        self.verbose = verbose

    def fit(
        self,
        x=None,
        y=None,
        steps=None,
        monitors=None,
        logdir=None,
        monitor=None,
        X=None,  # noqa: N803
        **options,
    ):
        """Trains on arrays.

        Args:
            x: Features `[examples, ...]`; `X` in 0.8.
            y: Labels `[examples]`.
            steps: Steps, those of the constructor if None.
            monitors: Monitors and hooks; `monitor`, one of them, in 0.8.
            logdir: Folder of the model, a temporary one if None.
            monitor: One monitor.
            X: Features.
            **options: Accepted but ignored.

        Returns:
            The estimator.
        """
        if logdir is not None:
            self._config._model_dir = logdir
        elif not self.continue_training:
            self._forget()
        function, feeding = self._feeding(x if X is None else X, y, None)
        monitors = list(monitors or ())
        if monitor is not None:
            monitors.append(monitor)
        return BaseEstimator.fit(
            self,
            input_fn=function,
            steps=steps or self.steps,
            monitors=[*feeding, *monitors],
        )

    def partial_fit(self, x, y, steps=1, **options):
        """Trains for a step, or a few, and goes on where it was."""
        before, self.continue_training = self.continue_training, True
        try:
            return self.fit(x, y, steps=steps, **options)
        finally:
            self.continue_training = before

    def predict(self, x, axis=1, batch_size=None):
        """Classes, or values of a regression.

        Args:
            x: Features.
            axis: Axis of the classes.
            batch_size: Examples in a batch.

        Returns:
            `[examples, ...]`.
        """
        values = self.predict_proba(x, batch_size)
        return np.argmax(values, axis) if self.n_classes > 1 else values

    def predict_proba(self, x, batch_size=None):
        """Probabilities of the classes, `[examples, ..., classes]`."""
        function, feeding = self._feeding(x, None, 1, batch_size)
        path = self._checkpoint()
        found = prediction.batches(self, function, feeding, None, path)
        return prediction.together(found)

    def evaluate(self, x=None, y=None, batch_size=None, **options):
        """Evaluates; dict of the metrics, `loss` and `global_step`."""
        if x is None:
            return BaseEstimator.evaluate(self, **options)
        function, feeding = self._feeding(x, y, 1, batch_size)
        return BaseEstimator.evaluate(
            self, input_fn=function, hooks=feeding, **options
        )

    def score(self, x, y):
        """Share of right classes, or R² of a regression."""
        y, found = np.asarray(y), self.predict(x)
        if self.n_classes > 1:
            return float(np.mean(found == y))
        rest = ((y - found.reshape(y.shape)) ** 2).sum()
        return float(1 - rest / ((y - y.mean()) ** 2).sum())

    def get_tensor_value(self, name):
        """Value of a variable's tensor in the latest checkpoint."""
        return self.get_variable_value(name.partition(':')[0])

    def _feeding(self, x, y, epochs, batch_size=None):
        feeder = data_setup.setup_train_data_feeder(
            None,
            _in_single_precision(x),
            y,
            self.n_classes,
            batch_size or self.batch_size,
            shuffle=epochs is None,
            epochs=epochs,
        )
        feed = input_calls.Feed(feeder.get_feed_dict_fn())
        return feeder.input_builder, [feed]

    def _forget(self):
        """Starts from initial values."""
        path = self.model_dir
        if tf.train.latest_checkpoint(path):
            tf.io.gfile.rmtree(path)

    def _model(self, features, labels):
        if self.class_weight is not None:
            tf.constant(self.class_weight, tf.float32, name='class_weight')
        return self.model_fn(features, labels)

    def _model_of(self, is_training, features, labels):
        v1.add_to_collection(layer_ops.IS_TRAINING, is_training)
        return self._model(features, labels)

    def _get_train_ops(self, features, labels):
        predictions, loss = self._model_of(True, features, labels)
        step = v1.train.get_global_step()
        rate = self.learning_rate
        decays = callable(rate)
        train_op = optimizers.optimize_loss(
            loss,
            step,
            None if decays else rate,
            self.optimizer,
            clip_gradients=self.clip_gradients,
            learning_rate_decay_fn=(lambda _, s: rate(s)) if decays else None,
        )
        return ModelFnOps('train', predictions, loss, train_op)

    def _get_eval_ops(self, features, labels, metrics):
        predictions, loss = self._model_of(False, features, labels)
        return ModelFnOps('eval', predictions, loss)

    def _get_predict_ops(self, features):
        labels = input_calls.placeholders(self._signatures)
        predictions, _ = self._model_of(False, features, labels)
        return ModelFnOps('infer', predictions)


def _in_single_precision(x):
    """Features as skflow fed them: float64 as float32."""
    if hasattr(x, '__next__') or isinstance(x, dict):
        return x
    array = np.asarray(frames.extract_pandas_data(None, x))
    is_double = array.dtype == np.float64
    return array.astype(np.float32) if is_double else array


class _Linear(TensorFlowEstimator):
    """A linear model; sub-classes say of what."""

    def __init__(self, n_classes=0, **options):
        TensorFlowEstimator.__init__(self, None, n_classes, **options)

    def _model(self, features, labels):
        if self.n_classes > 1:
            return models.logistic_regression(None, features, labels)
        return models.linear_regression(None, features, labels)


class TensorFlowLinearRegressor(_Linear):
    """A linear regression."""


class TensorFlowLinearClassifier(_Linear):
    """A logistic regression."""


class TensorFlowRegressor(_Linear):
    """A linear regression."""


class TensorFlowClassifier(_Linear):
    """A logistic regression."""


class _Dense(_Linear):
    """Hidden layers, as `learn.ops.dnn` makes them, below a linear model."""

    def __init__(self, hidden_units, n_classes=0, dropout=None, **options):
        _Linear.__init__(self, n_classes, **options)
        self.hidden_units, self.dropout = hidden_units, dropout

    def _model(self, features, labels):
        hidden = layer_ops.dnn(
            features, self.hidden_units, dropout=self.dropout
        )
        return _Linear._model(self, hidden, labels)


class TensorFlowDNNRegressor(_Dense):
    """A regression by hidden layers; 0.8's."""


class TensorFlowDNNClassifier(_Dense):
    """A classifier with hidden layers; 0.8's."""
