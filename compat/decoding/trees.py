"""Beams: tiling a batch, and reading the best sequences backward."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from .shapes import static_or_dynamic

v1 = tf.compat.v1

# Up to 1.4 each beam has a length of its own, and -1 follows it.
_PER_BEAM = Since({'1.2': True, '1.5': False})


def tile_batch(release, t, multiplier, name=None):
    """Repeats each row of a batch, side by side.

    Args:
        release: A Release.
        t: `[batch, ...]`, or a structure of them.
        multiplier: How often; the beam width.
        name: Name of the operations.

    Returns:
        `[batch * multiplier, ...]`, or a structure of them.
    """
    with tf.name_scope(name or 'tile_batch'):
        return tf.nest.map_structure(lambda x: tile_rows(x, multiplier), t)


def gather_tree(
    release,
    step_ids,
    parent_ids,
    max_sequence_lengths=None,
    end_token=None,
    sequence_length=None,
    name=None,
):
    """Reads beams backward from their last step to their first.

    Args:
        release: A Release.
        step_ids: Ids, int32 `[time, batch, beam]`.
        parent_ids: Beams that the ids follow, int32 `[time, batch, beam]`.
        max_sequence_lengths: int32 `[batch]`, from 1.5.
        end_token: Id that ends a beam and fills it, from 1.5.
        sequence_length: int32 `[batch, beam]`, up to 1.4; -1 fills.
        name: Name of the operations.

    Returns:
        int32 `[time, batch, beam]`.
    """
    with tf.name_scope(name or 'GatherTree'):
        step_ids = tf.convert_to_tensor(step_ids)
        parent_ids = tf.convert_to_tensor(parent_ids)
        if _PER_BEAM[release]:
            lengths = tf.convert_to_tensor(sequence_length)
            return _read_backward(step_ids, parent_ids, lengths, -1)
        lengths = tf.convert_to_tensor(max_sequence_lengths)[:, None]
        end = tf.cast(end_token, step_ids.dtype)
        beams = _read_backward(step_ids, parent_ids, lengths, end)
        ended = tf.cast(tf.equal(beams, end), tf.int32)
        after = tf.cumsum(ended, 0, exclusive=True) > 0
        return tf.where(after, end * tf.ones_like(beams), beams)


def gather_tree_from_array(release, t, parent_ids, sequence_length):
    """Puts the steps of beams into the order of the final beams.

    Args:
        release: A Release.
        t: `[time, batch * beam, ...]` or `[time, batch, beam, ...]`.
        parent_ids: int32 `[time, batch, beam]`.
        sequence_length: int `[batch, beam]`.

    Returns:
        The shape of `t`; past a length each beam keeps its own.
    """
    steps, batch, width = (static_or_dynamic(parent_ids, i) for i in range(3))
    own = tf.tile(tf.range(width)[None, None], [steps, batch, 1])
    lengths = tf.cast(tf.reduce_max(sequence_length, 1), tf.int32)[:, None]
    beams = _read_backward(own, parent_ids, lengths, width + 1)
    within = tf.transpose(tf.sequence_mask(sequence_length, steps), [2, 0, 1])
    beams = tf.where(within, beams, own)
    shape = tf.shape(t)
    apart = tf.reshape(t, [steps, batch, width, -1])
    return tf.reshape(tf.gather(apart, beams, batch_dims=2), shape)


def _read_backward(step_ids, parent_ids, lengths, fill):
    """Walks from each beam's last step to the first.

    Args:
        step_ids: int32 `[time, batch, beam]`.
        parent_ids: int32 `[time, batch, beam]`.
        lengths: int32, `[batch, beam]` or `[batch, 1]`.
        fill: int32 scalar for what follows.

    Returns:
        int32 `[time, batch, beam]`.
    """
    steps = tf.shape(step_ids)[0]
    lengths = tf.minimum(tf.cast(lengths, tf.int32), steps)
    lengths = lengths + tf.zeros_like(step_ids[0])  # [batch, beam]
    own = tf.zeros_like(lengths) + tf.range(tf.shape(step_ids)[2])

    def step(carried, now):
        beam, _ = carried
        time, ids, parents = now
        within = time < lengths
        found = tf.gather(ids, beam, batch_dims=1)
        parent = tf.gather(parents, beam, batch_dims=1)
        found = tf.where(within, found, fill * tf.ones_like(found))
        return tf.where(within, parent, beam), found

    start = (own, tf.zeros_like(own))
    every = (tf.range(steps), step_ids, parent_ids)
    _, beams = tf.scan(step, every, start, reverse=True)
    beams.set_shape(step_ids.shape)
    return beams


def tile_rows(t, multiplier):
    """Repeats each row of one tensor, side by side."""
    t = tf.convert_to_tensor(t)
    rank = t.shape.rank
    if not rank:
        raise ValueError(
            f't must have shape [batch, ...], got {t.shape}; set its rank'
        )
    batch = tf.compat.dimension_value(t.shape[0])
    copies = tf.tile(t[:, None], [1, multiplier] + [1] * (rank - 1))
    rest = tf.shape(t)
    result = tf.reshape(
        copies, tf.concat([[rest[0] * multiplier], rest[1:]], 0)
    )
    fixed = isinstance(multiplier, int) and batch is not None
    first = batch * multiplier if fixed else None
    result.set_shape(tf.TensorShape([first]).concatenate(t.shape[1:]))
    return result
