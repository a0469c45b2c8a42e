"""Scores of `evaluate`, which NumPy 1 added up in 64 bits.

    print('Test loss:', model.evaluate(x, y)[0])  # 4.967337989807129

A loss of 32 bits times the rows of a batch gives 64 bits no more. Up to 1.12
metrics were means over batches, too; since then they are what a variable
holds.

Source: Keras 2.2.4 and TensorFlow 1.12.3 and 1.15.5, executed.
"""

from __future__ import annotations

import functools
import importlib


def teach(is_asked, are_means):
    """Has `evaluate` give Python's floats.

    Args:
        is_asked: Function that says whether a release was asked for.
        are_means: Function that says whether its metrics were means.
    """
    module = importlib.import_module('tf_keras.src.engine.training_utils_v1')
    kind = module.MetricsAggregator
    add = kind.aggregate

    @functools.wraps(add)
    def aggregate(self, batch_outs, *args, **options):
        if is_asked():
            loss, *metrics = batch_outs
            if are_means():
                metrics = [float(metric) for metric in metrics]
            batch_outs = [float(loss), *metrics]
        return add(self, batch_outs, *args, **options)

    kind.aggregate = aggregate
