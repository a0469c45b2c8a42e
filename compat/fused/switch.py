"""Lets the loops of every release use the fused unroll, and its loss."""

from __future__ import annotations

import logging
import typing

_log = logging.getLogger('legacy_rnn')
_state: dict[str, typing.Any] = {'on': False, 'hear': None, 'fused': False}
# Why the loops of 0.5 and 0.6 are not fused.
ALL_STATES = 'the release returns the state of every step'


class fuse:
    """Makes the loops of every release use the fused unroll where they can.

    It holds from the call on, or, as `with fuse():`, for a block. A loop that
    cannot be fused runs as before, and the log says why. Seeded dropout
    keeps its masks, since it is not fused.

    The cross entropies of class ids use the fused one.

    Args:
        on: Whether to fuse.
        hear: Function that is told of every loop, `(name, why not)`, the
            latter '' where it is fused; by default the log is told why not.
    """

    def __init__(self, on=True, hear=None):
        self._before = dict(_state)
        _state.update(on=bool(on), hear=hear or _warn, fused=False)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        _state.update(self._before)


def is_on():
    """Whether loops use the fused unroll."""
    return _state['on']


def has_fused():
    """Whether a loop has been fused since this is on."""
    return _state['fused']


def tell(name, why_not=''):
    """Tells of a loop that it is fused, or why it is not.

    Args:
        name: Its public name.
        why_not: The reason, or ''.
    """
    if is_on():
        _state['fused'] = _state['fused'] or not why_not
        _state['hear'](name, why_not)


def dynamic(name, cell, inputs, dtype=None, initial_state=None, **options):
    """Runs `dynamic_rnn` fused.

    Args:
        name: Name of the loop that was called.
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
    tell(name, reason)
    if reason:
        return None
    return driver.fused_rnn(
        cell, inputs, dtype=dtype, initial_state=initial_state, **options
    )


def static(
    name,
    cell,
    inputs,
    initial_state=None,
    dtype=None,
    sequence_length=None,
    scope=None,
):
    """Runs `static_rnn`, or a decoder without feedback, fused.

    Args:
        name: Name of the loop that was called.
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
    if not is_on():
        return None
    if not _is_list_of_steps(inputs):
        tell(name, 'its steps are no tensors of one shape and type')
        return None
    import tensorflow as tf

    with tf.name_scope('steps'):
        whole = tf.stack(inputs)  # [time, batch, depth], [time, batch] ids
        if whole.shape.rank == 2:
            whole = whole[:, :, None]
    found = dynamic(
        name,
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
    """Whether inputs are tensors of one shape and type.

    They are `[batch, depth]`, or ids `[batch]`.
    """
    import tensorflow as tf

    if not isinstance(inputs, (list, tuple)) or not inputs:
        return False
    if not all(tf.is_tensor(step) for step in inputs):
        return False
    kinds = {(step.dtype, str(step.shape[1:])) for step in inputs}
    return len(kinds) == 1 and inputs[0].shape.rank in (1, 2)


def _warn(name, why_not):
    if why_not:
        _log.warning('%s is not fused: %s', name, why_not)
