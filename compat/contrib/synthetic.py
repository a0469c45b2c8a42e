"""`contrib.learn.datasets.synthetic`: circles and spirals.

*Source:* TensorFlow 1.12, `contrib/learn/python/learn/datasets/synthetic.py`.
"""

from collections.abc import Callable

import numpy as np

from .datasets import Dataset


def circles(
    n_samples=100, noise=None, seed=None, factor=0.8, n_classes=2, *_, **__
):
    """Concentric circles, one a class, each smaller than the one before.

    Args:
        n_samples: Number of points.
        noise: Standard deviation of what is added to them, or None.
        seed: Of NumPy, None to leave it.
        factor: Size of a circle by that of the one around it.
        n_classes: Number of circles.

    Returns:
        Dataset of points `[n_samples, 2]` and classes `[n_samples]`, in
        random order.
    """
    if seed is not None:
        np.random.seed(seed)
    circle = _circle(np.linspace(0, 2 * np.pi, n_samples // n_classes))
    points = [circle * factor**label for label in range(n_classes)]
    rest = n_samples % n_classes
    angles = [np.random.rand(rest) * 2 * np.pi for _ in range(2)]
    points.append(np.stack([np.cos(angles[0]), np.sin(angles[1])], 1))
    return _dataset(points, n_samples, n_classes, noise)


def spirals(
    n_samples=100,
    noise=None,
    seed=None,
    mode='archimedes',
    n_loops=2,
    *args,
    **options,
):
    """Two spirals, one a class.

    Args:
        n_samples: Number of points.
        noise: Standard deviation of what is added to them, or None.
        seed: Of NumPy, None to leave it.
        mode: archimedes, bernoulli or fermat.
        n_loops: Number of turns.
        *args: Accepted but ignored.
        **options: `exp_scale` of bernoulli, the growth of its radius.

    Returns:
        Dataset of points `[n_samples, 2]` and classes `[n_samples]`, in
        random order.

    Raises:
        ValueError: No such mode.
    """
    if mode not in _RADII:
        raise ValueError(f'Cannot generate spiral with mode {mode}')
    if seed is not None:
        np.random.seed(seed)
    angles = np.linspace(0, 2 * n_loops * np.pi, n_samples // 2)
    points = [_spiral(mode, angles, turn, **options) for turn in (0, np.pi)]
    rest = n_samples % 2
    if rest:
        extra = np.random.rand(rest) * 2 * np.pi
        points.append(_spiral(mode, extra, 0, **options))
    return _dataset(points, n_samples, 2, noise)


_RADII: dict[str, Callable] = {
    'archimedes': lambda angle: angle,
    'bernoulli': lambda angle, exp_scale=0.1: np.exp(exp_scale * angle),
    'fermat': np.sqrt,
}


def _circle(angles):
    return np.stack([np.cos(angles), np.sin(angles)], 1)


def _spiral(mode, angles, turn, **options):
    points = _RADII[mode](angles, **options)[:, None] * _circle(angles + turn)
    return points / np.abs(points).max(0)


def _dataset(points, n_samples, n_classes, noise):
    """Points of classes, then those that are left over, shuffled."""
    labels = np.repeat(np.arange(n_classes), n_samples // n_classes)
    labels = np.append(labels, np.zeros(n_samples - len(labels), int))
    points, order = np.concatenate(points), np.random.permutation(n_samples)
    if noise is not None:
        points = points + np.random.normal(scale=noise, size=points.shape)
    return Dataset(points[order], labels[order])


SYNTHETIC = {'circles': circles, 'spirals': spirals}


def make_dataset(name, n_samples=100, noise=None, seed=42, *args, **options):
    """Circles or spirals, by their name.

    Args:
        name: circles or spirals.
        n_samples: Number of points.
        noise: Standard deviation of what is added to them, or None.
        seed: Of NumPy.
        *args: Further arguments of `circles` and `spirals`.
        **options: The same.

    Raises:
        ValueError: There is none of that name.
    """
    if name not in SYNTHETIC:
        raise ValueError(
            f'Synthetic dataset not found or not implemeted: {name}'
        )
    return SYNTHETIC[name](n_samples, noise, seed, *args, **options)
