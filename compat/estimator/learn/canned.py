"""Canned estimators of contrib.learn: deep, linear, and both.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/estimators`.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ...releases import Since
from . import canned_models, class_heads, dual_ascent, regression_heads
from .answers import Classifies, Regresses
from .estimator import Estimator
from .weights import DeepAlone, DeepWeights, LinearAlone, LinearWeights

v1 = tf.compat.v1

# Whether a step of two parts counts once where nothing is told: not so in
# classifiers from 0.12 on, nor in anything else from 1.0 on.
_CLASSIFIES_ONCE = Since({'0.5': True, '0.12': False})
_COUNTS_ONCE = Since({'0.5': True, '1.0': False})


class _Canned(Estimator):
    """An Estimator of a head, over a deep part, a linear one, or both.

    Args:
        head: A Head.
        deep: Dict of the deep part, or None.
        linear: Dict of the linear part, or None.
        given: Dict of arguments, of which the rest are the Estimator's.
        together: Whether the parts may be two.
    """

    def _build(self, head, deep, linear, given, *, together=False):
        clip = given.pop('gradient_clip_norm', None)
        multipliers = given.pop('embedding_lr_multipliers', None)
        columns = [
            column
            for part in (deep, linear)
            for column in (part or {}).get('columns') or ()
        ]
        if not columns and (together or self.release >= '0.11'):
            raise ValueError(
                'Either linear_feature_columns or dnn_feature_columns must '
                'be defined.'
                if together
                else "feature_columns can't be empty."
            )
        self._feature_columns = tuple(columns)
        self._hidden_layers = len((deep or {}).get('hidden_units', ()))
        trained = (linear or {}).get('optimizer')
        self._linear_optimizer_name = (
            trained
            if trained is None or isinstance(trained, str)
            else getattr(trained, 'get_name', str)()
        )
        known = isinstance(self, DNNLinearCombinedClassifier)
        counts = _CLASSIFIES_ONCE if known else _COUNTS_ONCE
        once = given.pop('fix_global_step_increment_bug', None)
        if once is None:
            once = counts[self.release]
        if together:
            function = functools.partial(canned_models.both, once)
        else:
            function = (
                canned_models.deep_alone
                if deep
                else canned_models.linear_alone
            )
        Estimator.__init__(
            self,
            functools.partial(
                function, head, deep, linear, clip, multipliers or {}
            ),
            **given,
        )


class _Deep(DeepAlone, _Canned):
    def _made(self, head, given):
        self._build(head, _taken_deep(given), None, given)


class _Linear(LinearAlone, _Canned):
    _dual_loss = ''  # name of the loss that an SDCAOptimizer minimizes

    def _made(self, head, given):
        for name in ('_joint_weight', '_joint_weights'):
            if name in given:
                given['joint'] = given.pop(name)
        linear = _taken_linear(given)
        if isinstance(linear['optimizer'], dual_ascent.SDCAOptimizer):
            self._ascend(head, linear, given)
        else:
            self._build(head, None, linear, given)

    def _ascend(self, head, linear, given):
        if not self._dual_loss:
            raise ValueError(
                'LinearEstimator does not support SDCA optimizer.'
            )
        if head.logits_dimension > 1 or linear['joint']:
            raise ValueError(
                'SDCAOptimizer trains one logit of columns with weights of '
                f'their own, not {head.logits_dimension}'
            )
        given.pop('gradient_clip_norm', None)
        columns, optimizer = linear['columns'], linear['optimizer']
        self._feature_columns = columns
        self._linear_optimizer_name = optimizer.get_name()

        def model_fn(features, labels, mode):
            return dual_ascent.linear(
                self._dual_loss, head, columns, optimizer, features, labels,
                mode,
            )  # fmt: skip

        Estimator.__init__(self, model_fn, **given)


class _Combined(DeepWeights, LinearWeights, _Canned):
    def _made(self, head, given):
        deep = _taken_deep(given, 'dnn_', given.pop('dnn_hidden_units', None))
        given['linear_joint'] = given.pop('_joint_linear_weights', False)
        linear = _taken_linear(given, 'linear_')
        if deep['columns'] and not deep['hidden_units']:
            raise ValueError(
                'dnn_hidden_units must be defined when dnn_feature_columns '
                'is specified.'
            )
        self._build(
            head,
            deep if deep['columns'] else None,
            linear if linear['columns'] else None,
            given,
            together=True,
        )


class DNNEstimator(_Deep):
    """A feed-forward network under a head; as `DNNClassifier`."""

    def __init__(self, head, **given):
        self._made(head, given)


class DNNClassifier(Classifies, _Deep):
    """A feed-forward network that classifies.

    Args:
        **given: `hidden_units`, `feature_columns`, `model_dir`,
            `n_classes`, `weight_column_name`, `optimizer`, `activation_fn`,
            `dropout`, `gradient_clip_norm`, `enable_centered_bias`,
            `config`, `feature_engineering_fn`, `embedding_lr_multipliers`,
            `input_layer_min_slice_size`, `label_keys`.
    """

    def __init__(self, **given):
        self._made(_classes(self.release, given), given)


class DNNRegressor(Regresses, _Deep):
    """A feed-forward network that predicts values; as `DNNClassifier`."""

    def __init__(self, **given):
        self._made(_values(self.release, given), given)


class LinearEstimator(_Linear):
    """A linear model under a head; as `LinearClassifier`."""

    def __init__(self, head, **given):
        given.pop('weight_column_name', None)
        self._made(head, given)


class LinearClassifier(Classifies, _Linear):
    """A linear model that classifies.

    Args:
        **given: `feature_columns`, `model_dir`, `n_classes`,
            `weight_column_name`, `optimizer`, `gradient_clip_norm`,
            `enable_centered_bias`, `_joint_weight`, `config`,
            `feature_engineering_fn`, `label_keys`.

    Raises:
        ValueError: A centered bias is asked of an SDCAOptimizer.
    """

    _dual_loss = 'logistic_loss'

    def __init__(self, **given):
        if _centers_dual(given):
            raise ValueError('enable_centered_bias is not supported with SDCA')
        self._made(_classes(self.release, given), given)


class LinearRegressor(Regresses, _Linear):
    """A linear model that predicts values; as `LinearClassifier`."""

    _dual_loss = 'squared_loss'

    def __init__(self, **given):
        given.pop('n_classes', None)
        if _centers_dual(given):
            given['enable_centered_bias'] = False
            v1.logging.warning(
                'centered_bias is not supported with SDCA, please disable it '
                'explicitly.'
            )
        self._made(_values(self.release, given), given)


class DNNLinearCombinedEstimator(_Combined):
    """A deep and a linear model under a head."""

    def __init__(self, head, **given):
        self._made(head, given)


class DNNLinearCombinedClassifier(Classifies, _Combined):
    """A deep and a linear model that classify together.

    Args:
        **given: As of `DNNClassifier` and `LinearClassifier`, with `dnn_`
            and `linear_` before the names of the parts' own.
    """

    def __init__(self, **given):
        self._made(_classes(self.release, given), given)


class DNNLinearCombinedRegressor(Regresses, _Combined):
    """A deep and a linear model that predict values together."""

    def __init__(self, **given):
        self._made(_values(self.release, given), given)


def _centers_dual(given):
    is_dual = isinstance(given.get('optimizer'), dual_ascent.SDCAOptimizer)
    return is_dual and bool(given.get('enable_centered_bias'))


def _classes(release, given):
    return class_heads.multi_class_head(
        release,
        given.pop('n_classes', 2),
        label_keys=given.pop('label_keys', None),
        **_common(given),
    )


def _values(release, given):
    size = given.pop('target_dimension', given.pop('label_dimension', 1))
    return regression_heads.regression_head(release, size, **_common(given))


def _common(given):
    return {
        'weight_column_name': given.pop('weight_column_name', None),
        'enable_centered_bias': bool(given.pop('enable_centered_bias', False)),
    }


def _taken_deep(given, prefix='', hidden_units=None):
    """What a deep part is made of, taken out of the arguments."""
    take = functools.partial(_take, given, prefix)
    slices = given.pop('input_layer_min_slice_size', None)
    given.pop('input_layer_partitioner', None)
    return {
        'columns': tuple(take('feature_columns') or ()),
        'hidden_units': hidden_units or given.pop('hidden_units', ()),
        'optimizer': take('optimizer') or 'Adagrad',
        'activation': take('activation_fn', tf.nn.relu),
        'dropout': take('dropout'),
        'min_slice_size': slices,
    }


def _taken_linear(given, prefix=''):
    """What a linear part is made of, taken out of the arguments."""
    take = functools.partial(_take, given, prefix)
    return {
        'columns': tuple(take('feature_columns') or ()),
        'optimizer': take('optimizer') or 'Ftrl',
        'joint': take('joint', False),
    }


def _take(given, prefix, name, default=None):
    return given.pop(f'{prefix}{name}', default)
