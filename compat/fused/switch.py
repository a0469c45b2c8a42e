"""Lets the loops of every release use the fused unroll, and its loss."""

from __future__ import annotations

import logging

_log = logging.getLogger('legacy_rnn')
_state = {'on': False}


class fuse:
    """Makes the loops of every release use the fused unroll where they can.

    It holds from the call on, or, as `with fuse():`, for a block. A cell that
    cannot be fused runs as before, and the log says why. Seeded dropout
    keeps its masks, since it is not fused.

    The cross entropies of class ids use the fused one.

    Args:
        on: Whether to fuse.
    """

    def __init__(self, on=True):
        self._before = _state['on']
        _state['on'] = bool(on)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        _state['on'] = self._before


def is_on():
    """Whether loops use the fused unroll."""
    return _state['on']


def dynamic(cell, inputs, dtype=None, initial_state=None, **options):
    """Runs `dynamic_rnn` fused.

    Args:
        cell: An RNN cell.
        inputs: As for `dynamic_rnn`.
        dtype: As for `dynamic_rnn`.
        initial_state: As for `dynamic_rnn`.
        **options: `sequence_length`, `time_major` and `scope`.

    Returns:
        What `fused_rnn` returns, or None where `dynamic_rnn` is to run
        itself.
    """
    if not is_on() or (dtype is None and initial_state is None):
        return None
    from . import driver

    reason = driver.objection(cell, inputs, dtype)
    if reason:
        _log.warning('not fused: %s', reason)
        return None
    return driver.fused_rnn(
        cell, inputs, dtype=dtype, initial_state=initial_state, **options
    )


def static(
    cell,
    inputs,
    initial_state=None,
    dtype=None,
    sequence_length=None,
    scope=None,
):
    """Runs `static_rnn` fused.

    Args:
        cell: An RNN cell.
        inputs: As for `static_rnn`.
        initial_state: As for `static_rnn`.
        dtype: As for `static_rnn`.
        sequence_length: As for `static_rnn`.
        scope: As for `static_rnn`.

    Returns:
        `(list of outputs, final state)`, or None where `static_rnn` is to run
        itself.
    """
    if not is_on() or not _is_list_of_steps(inputs):
        return None
    import tensorflow as tf

    with tf.name_scope('steps'):
        whole = tf.stack(inputs)  # [time, batch, depth]
    found = dynamic(
        cell,
        whole,
        dtype,
        initial_state,
        sequence_length=sequence_length,
        time_major=True,
        scope=scope,
    )
    if found is None:
        return None
    outputs, state = found
    return tf.unstack(outputs, len(inputs)), state


def cross_entropy(labels, logits, name=None):
    """Computes `sparse_softmax_cross_entropy_with_logits`, fused if so.

    Args:
        labels: int `[...]`, class ids.
        logits: `[..., classes]`.
        name: Name of the operation.

    Returns:
        `[...]`, in nats.
    """
    import tensorflow as tf

    if not is_on():
        return tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels=labels, logits=logits, name=name
        )
    from . import losses

    return losses.sparse_softmax_cross_entropy(labels, logits, name)


def _is_list_of_steps(inputs):
    """Whether inputs are tensors `[batch, depth]` of one shape and type."""
    import tensorflow as tf

    if not isinstance(inputs, (list, tuple)) or not inputs:
        return False
    if not all(tf.is_tensor(step) for step in inputs):
        return False
    kinds = {(step.dtype, str(step.shape[1:])) for step in inputs}
    return len(kinds) == 1 and inputs[0].shape.rank == 2
