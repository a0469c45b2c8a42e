"""What unit tests of the time took from those of Keras."""

from __future__ import annotations

import unittest

import numpy as np
from absl.testing import parameterized

from ..private import testing


class TestCase(testing.TestCase, parameterized.TestCase):
    """A test case that may have parameters."""


def run_all_keras_modes(
    test_or_class=None,
    config=None,
    always_skip_v1=False,
    always_skip_eager=False,
):
    """Leaves a test or a class to run in a graph, the one mode there is.

    Args:
        test_or_class: What is decorated; without it, gives a decorator.
        config: ConfigProto of the session; that of the test case is taken.
        always_skip_v1: Whether graphs with sessions are no mode of it.
        always_skip_eager: Whether eager execution is none.
    """

    def decorate(decorated):
        if always_skip_v1:
            return unittest.skip('Runs eagerly.')(decorated)
        return decorated

    return decorate if test_or_class is None else decorate(test_or_class)


def get_test_data(
    train_samples, test_samples, input_shape, num_classes, random_seed=None
):
    """Noisy copies of one random template a class.

    Args:
        train_samples: Number of samples to train on.
        test_samples: Number of samples to test on.
        input_shape: Shape of a sample, a tuple.
        num_classes: Number of classes.
        random_seed: Seed of NumPy's generator, which stays as it is if None.

    Returns:
        `((x, y), (x, y))` to train and to test: samples float32
        `[samples, *input_shape]` and classes int `[samples]`.
    """
    if random_seed is not None:
        np.random.seed(random_seed)
    samples = train_samples + test_samples
    shape = (num_classes, *input_shape)
    templates = 2 * num_classes * np.random.random(shape)
    y = np.random.randint(0, num_classes, size=(samples,))
    noise = [np.random.normal(size=input_shape) for _ in range(samples)]
    x = (templates[y] + np.reshape(noise, (samples, *input_shape))).astype('f')
    ends = slice(train_samples), slice(train_samples, None)
    return tuple((x[part], y[part]) for part in ends)
