"""What canned estimators showed of their weights, up to 1.0.

*Source:* TensorFlow 0.12.1 and 1.0.1, `contrib/learn/python/learn/estimators`.
"""

from __future__ import annotations

import re
from typing import Any

_LAST = '1.0'
_BIAS = 'linear/bias_weight'
_CENTERED_BIAS = 'centered_bias_weight'
_NO_WEIGHTS = _BIAS, 'linear/learning_rate'


class DeepWeights:
    """The weights of a deep part."""

    @property
    def dnn_weights_(self):
        """List of each layer's weights, an array `[inputs, units]`."""
        return _layers(self, 'dnn_weights_', 'weights')

    @property
    def dnn_bias_(self):
        """List of each layer's biases; the centered bias last, if any."""
        return _layers(self, 'dnn_bias_', 'biases') + _centered(self)


class LinearWeights:
    """The weights of a linear part."""

    @property
    def linear_weights_(self: Any):
        """Dict of each column's weights, or the one column's."""
        _check(self, 'linear_weights_')
        slot = re.compile(rf'.*/{self._linear_optimizer_name}(_\d)?$')
        found = {
            name: self.get_variable_value(name)
            for name in self.get_variable_names()
            if name.startswith('linear/')
            and name not in _NO_WEIGHTS
            and not slot.match(name)
        }
        return next(iter(found.values())) if len(found) == 1 else found

    @property
    def linear_bias_(self: Any):
        """The bias; plus the centered one in a list, if any."""
        _check(self, 'linear_bias_')
        bias = self.get_variable_value(_BIAS)
        centered = _centered(self)
        return bias + centered if centered else bias


class DeepAlone(DeepWeights):
    """A deep part without another."""

    @property
    def weights_(self):
        """As `dnn_weights_`."""
        return self.dnn_weights_

    @property
    def bias_(self):
        """As `dnn_bias_`."""
        return self.dnn_bias_


class LinearAlone(LinearWeights):
    """A linear part without another."""

    @property
    def weights_(self):
        """As `linear_weights_`."""
        return self.linear_weights_

    @property
    def bias_(self):
        """As `linear_bias_`."""
        return self.linear_bias_


def _layers(estimator, name, kind):
    _check(estimator, name)
    layers = [f'hiddenlayer_{n}' for n in range(estimator._hidden_layers)]
    return [
        estimator.get_variable_value(f'dnn/{layer}/{kind}')
        for layer in (*layers, 'logits')
    ]


def _centered(estimator):
    if _CENTERED_BIAS not in estimator.get_variable_names():
        return []
    return [estimator.get_variable_value(_CENTERED_BIAS)]


def _check(estimator, name):
    if estimator.release > _LAST:
        kind = type(estimator).__name__
        raise AttributeError(f'{kind!r} object has no attribute {name!r}')
