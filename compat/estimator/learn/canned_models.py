"""The models of contrib.learn's canned estimators: deep, linear, and both.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/estimators`.
"""

from __future__ import annotations

import contextlib
import math

import tensorflow as tf

from ...contrib.columns import parsing
from ...contrib.layers import optimizers
from ...core.optimizers import kind_of
from . import heads, logits

v1 = tf.compat.v1
_DEEP_RATE = 0.05
_LINEAR_RATE = 0.2
_BESIDE_DEEP_RATE = 0.005


def deep_alone(
    head, deep, _, clip, multipliers, features, labels, mode, config
):
    """The operations of a deep model."""
    features = _named(features)
    options = _with_columns(deep, features)
    optimizer = options.pop('optimizer')
    replicas = config.num_ps_replicas
    with contextlib.ExitStack() as stack:
        stack.enter_context(_deep_scope(head.release, replicas))
        found, scope = logits.deep(
            features, mode, head.logits_dimension, replicas=replicas, **options
        )
        if not heads.SCOPED[head.release]:
            stack.close()
        return head.create_model_fn_ops(
            features=features,
            mode=mode,
            labels=labels,
            logits=found,
            train_op_fn=lambda loss: _optimized(
                head.release, loss, 'dnn', _DEEP_RATE, optimizer, clip,
                _rates(multipliers, scope),
            ),
        )  # fmt: skip


def linear_alone(head, _, linear, clip, __, features, labels, mode, config):
    """The operations of a linear model."""
    features = _named(features)
    options = _with_columns(linear, features)
    optimizer = options.pop('optimizer')
    rate = _rate(options, _LINEAR_RATE)

    def train(loss):
        variables = v1.get_collection('linear')
        gradients = tf.gradients(loss, variables)
        if clip:
            gradients, _ = tf.clip_by_global_norm(gradients, clip)
        return _optimizer(head.release, optimizer, rate).apply_gradients(
            zip(gradients, variables, strict=True),
            v1.train.get_global_step(),
        )

    cutter = logits.partitioner(config.num_ps_replicas, 64 << 20)
    with contextlib.ExitStack() as stack:
        scope = stack.enter_context(
            v1.variable_scope('linear', partitioner=cutter)
        )
        found = logits.linear(
            features, head.logits_dimension, scope=scope, **options
        )
        if not heads.SCOPED[head.release]:
            stack.close()
        return head.create_model_fn_ops(
            features=features,
            mode=mode,
            labels=labels,
            logits=found,
            train_op_fn=train,
        )


def both(
    once, head, deep, linear, clip, multipliers, features, labels, mode, config
):
    """The operations of a deep and a linear model, or of one of them.

    The global step counts `once`, or each of the two.
    """
    features = _named(features)
    replicas, units = config.num_ps_replicas, head.logits_dimension
    found, steps = [], []
    if deep:
        options = dict(deep)
        optimizer = options.pop('optimizer')
        with _deep_scope(head.release, replicas):
            one, scope = logits.deep(
                features, mode, units, replicas=replicas, **options
            )
        found.append(one)
        steps.append(('dnn', _DEEP_RATE, optimizer, scope))
    if linear:
        options = dict(linear)
        optimizer = options.pop('optimizer')
        cutter = logits.partitioner(replicas, 64 << 20)
        with v1.variable_scope('linear', partitioner=cutter) as scope:
            one = logits.linear(features, units, scope=scope, **options)
        logits.summarize(one, 'linear')
        found.append(one)
        rate = _rate(linear, _BESIDE_DEEP_RATE)
        steps.append(('linear', rate, optimizer, None))

    def train(loss):
        made = [
            _optimized(
                head.release, loss, name, rate, optimizer, clip,
                _rates(multipliers, scope),
                variables=v1.get_collection(name),
                increment_global_step=False,
            )
            for name, rate, optimizer, scope in steps
        ]  # fmt: skip
        with tf.control_dependencies(made):
            counted = 1 if once else len(made)
            return v1.assign_add(v1.train.get_global_step(), counted).op

    return head.create_model_fn_ops(
        features=features,
        mode=mode,
        labels=labels,
        logits=found[0] if len(found) == 1 else tf.add(*found),
        train_op_fn=train,
    )


@contextlib.contextmanager
def _deep_scope(release, replicas):
    """The scope of a deep part.

    Where heads had no scope, its name scope is not taken: the training has
    it once more, before the names of slots.
    """
    cutter = logits.partitioner(replicas)
    scoped = heads.SCOPED[release]
    name = contextlib.nullcontext() if scoped else v1.name_scope('dnn/')
    with (
        v1.variable_scope(
            'dnn', partitioner=cutter, auxiliary_name_scope=scoped
        ),
        name,
    ):
        yield


def _named(features):
    return features if isinstance(features, dict) else {'': features}


def _with_columns(part, features):
    """A part, up to 0.10 with a column of numbers for each feature."""
    inferred = parsing.infer_real_valued_columns
    return {**part, 'columns': part['columns'] or tuple(inferred(features))}


def _rate(linear, most):
    return min(most, 1 / math.sqrt(len(linear['columns'])))


def _optimizer(release, given, rate):
    if isinstance(given, str):
        return _kind(release, given)(learning_rate=rate)
    return given() if callable(given) else given


def _kind(release, name):
    return kind_of(release, optimizers.OPTIMIZER_CLS_NAMES[name])


def _optimized(
    release, loss, name, rate, optimizer, clip, multipliers, **options
):
    if isinstance(optimizer, str):
        optimizer = _kind(release, optimizer)
    elif callable(optimizer):
        optimizer = optimizer()
    return optimizers.optimize_loss(
        loss,
        v1.train.get_global_step(),
        rate,
        optimizer,
        gradient_multipliers=multipliers,
        clip_gradients=clip,
        name=name,
        summaries=[],
        **options,
    )


def _rates(multipliers, scope):
    """Dict of variables to the factors of their columns' gradients."""
    found = {}
    for column, factor in multipliers.items():
        variables = v1.get_collection('dnn', f'{scope}/{column.name}')
        if not variables:
            raise ValueError(f"Couldn't find a variable for column {column}")
        found.update((variable, factor) for variable in variables)
    return found or None
