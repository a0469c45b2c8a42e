"""Functions that give logits, and what makes them."""

from __future__ import annotations

import tensorflow as tf

from ..arguments import call_with
from . import logits


def call_logit_fn(_, logit_fn, features, mode, params, config):
    """Calls a function of features that gives logits.

    Args:
        _: The release.
        logit_fn: Function of `features` and any of `mode`, `params` and
            `config`.
        features: What it is given.
        mode: One of `ModeKeys`.
        params: Dict, or None.
        config: A RunConfig, or None.

    Returns:
        A tensor, or a dict of tensors.

    Raises:
        ValueError: The function gives neither.
    """
    offered = {
        'features': features,
        'mode': mode,
        'params': params,
        'config': config,
    }
    found = call_with(logit_fn, offered)
    parts = found.values() if isinstance(found, dict) else [found]
    if not all(isinstance(one, tf.Tensor) for one in parts):
        raise ValueError(
            'logit_fn should return a Tensor or a dictionary mapping strings '
            f'to Tensors.  logit_fn returned: {found}'
        )
    return found


def dnn_logit_fn_builder(
    _,
    units,
    hidden_units,
    feature_columns,
    activation_fn,
    dropout,
    input_layer_partitioner,
    batch_norm=False,
    shared_state_manager=None,
):
    """The function of a feed-forward network's logits.

    Args:
        _: The release.
        units: Number of logits.
        hidden_units: Sizes of the layers.
        feature_columns: Columns of the features.
        activation_fn: Of the layers.
        dropout: Chance to drop an activation, or None.
        input_layer_partitioner: Of the columns' variables.
        batch_norm: Must be False.
        shared_state_manager: Accepted but ignored.

    Returns:
        A function of `features` and `mode`.
    """

    def dnn_logit_fn(features, mode):
        return logits.deep(
            features,
            mode,
            units,
            feature_columns,
            hidden_units,
            activation_fn,
            dropout,
            input_layer_partitioner,
            batch_norm,
            None,
            alone=False,
        )

    return dnn_logit_fn


def linear_logit_fn_builder(_, units, feature_columns, sparse_combiner='sum'):
    """The function of a linear model's logits.

    Args:
        _: The release.
        units: Number of logits.
        feature_columns: Columns of the features.
        sparse_combiner: How the weights of several ids become one.

    Returns:
        A function of `features`.
    """

    def linear_logit_fn(features):
        return logits.linear(
            features, units, feature_columns, None, sparse_combiner, None,
            alone=False,
        )  # fmt: skip

    return linear_logit_fn
