"""Dropout masks as a function of seed, training step, layer and time step.

Stateful random ops do not continue their stream after a restore. These masks
are drawn statelessly for all time steps at once, so that a resumed run and
every unroll see the same.
"""

from __future__ import annotations

import tensorflow as tf

PLACES = ('input', 'output', 'state')
_DIRECTIONS, _LAYERS = 2, 1024


def keeps_all(keep_probs):
    """Whether no probability can drop anything.

    Args:
        keep_probs: Dict by place of floats or scalar tensors.

    Returns:
        True where all are the number 1.
    """
    return all(_is_one(keep) for keep in keep_probs.values())


def draw_masks(
    keep_probs,
    depths,
    batch_shape,
    seed,
    step,
    layer=0,
    direction=0,
    dtype=None,
):
    """Draws the masks of one layer for a whole sequence.

    Args:
        keep_probs: Dict by place (`'input'`, `'output'`, `'state'`) of the
            chance to keep, floats or scalar tensors; a place whose chance is
            the number 1 gets no mask.
        depths: Dict by place of the depth there.
        batch_shape: `(time, batch)`, ints or scalar tensors.
        seed: Whole number, one for a run.
        step: Training step, an int or an integer scalar tensor.
        layer: Place of the layer in the network.
        direction: 0 forward, 1 backward.
        dtype: Type of the masks.

    Returns:
        Dict by place of masks `[time, batch, depth]`: 0 where dropped,
        1 / keep where kept.

    Raises:
        ValueError: A chance is not above 0 and at most 1.
    """
    dtype = dtype or tf.float32
    masks = {}
    for index, place in enumerate(PLACES):
        keep = keep_probs.get(place, 1.0)
        if _is_one(keep):
            continue
        _check_keep(place, keep)
        stream = (layer * _DIRECTIONS + direction) * len(PLACES) + index
        masks[place] = _draw(
            keep, [*batch_shape, depths[place]], seed, stream, step, dtype
        )
    return masks


def _draw(keep, shape, seed, stream, step, dtype):
    pair = tf.stack(
        [
            tf.constant(seed * _LAYERS * 8 + stream, tf.int64),
            tf.cast(step, tf.int64),
        ]
    )
    noise = tf.random.stateless_uniform(shape, pair, dtype=dtype)
    if not isinstance(keep, float):
        keep = tf.cast(keep, dtype)
    return tf.floor(keep + noise) / keep


def _is_one(keep):
    return isinstance(keep, (int, float)) and keep == 1


def _check_keep(place, keep):
    if isinstance(keep, (int, float)) and not 0 < keep <= 1:
        raise ValueError(
            f'{place}_keep_prob must be above 0 and at most 1, got {keep}; '
            f'it is the chance to keep a value'
        )
