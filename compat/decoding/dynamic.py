"""`dynamic_decode`: a decoder runs until all its sequences have ended."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..loops import policies
from ..releases import Since
from . import forced
from .decoder import Decoder
from .loop import run_loop
from .shapes import transpose_batch_time

v1 = tf.compat.v1

# 1.1 does not tell how long each sequence came out.
_RETURNS_LENGTHS = Since({'1.1': False, '1.2': True})


def dynamic_decode(
    release,
    decoder,
    output_time_major=False,
    impute_finished=False,
    maximum_iterations=None,
    parallel_iterations=32,
    swap_memory=False,
    scope=None,
    start=None,
    **given,
):
    """Runs a decoder until all sequences have ended.

    Args:
        release: A Release.
        decoder: A Decoder.
        output_time_major: Whether outputs are `[time, batch, ...]`.
        impute_finished: Whether a sequence that ended puts out zeros and
            keeps its state.
        maximum_iterations: int32 scalar, or None.
        parallel_iterations: How many steps may run at once.
        swap_memory: Whether tensors may wait in host memory.
        scope: Variable scope or its name, `decoder` by default.
        start: Function that gives what `decoder.initialize` does; that by
            default, with the arguments below where there are any.
        **given: `decoder_init_input` and `decoder_init_kwargs`, arguments
            for `initialize` of a decoder that takes some, from 1.14.

    Returns:
        `(outputs, final state, lengths [batch])`; in 1.1 without lengths.

    Raises:
        TypeError: `decoder` is no Decoder.
        ValueError: `maximum_iterations` is no scalar.
    """
    if not isinstance(decoder, Decoder):
        raise TypeError(
            f'decoder must be a Decoder, got {type(decoder)}; derive it from '
            f'contrib.seq2seq.Decoder'
        )
    policies.heard('dynamic_decode')
    with v1.variable_scope(scope, 'decoder') as opened:
        if opened.caching_device is None:
            # Reads each weight once, outside the loop.
            opened.set_caching_device(lambda op: op.device)
        maximum = _scalar('maximum_iterations', maximum_iterations)
        outputs, state, lengths = _decode(
            decoder,
            start or _start(decoder, **given),
            impute_finished,
            maximum,
            parallel_iterations=parallel_iterations,
            swap_memory=swap_memory,
        )
        try:
            outputs, state = decoder.finalize(outputs, state, lengths)
        except NotImplementedError:
            pass
        if not output_time_major:
            outputs = tf.nest.map_structure(transpose_batch_time, outputs)
    if not _RETURNS_LENGTHS[release]:
        return outputs, state
    return outputs, state, lengths


def _start(decoder, decoder_init_input=None, decoder_init_kwargs=None):
    """A function without arguments for `decoder.initialize`."""
    if decoder_init_input is None and not decoder_init_kwargs:
        return decoder.initialize
    return lambda: decoder.initialize(
        decoder_init_input, **decoder_init_kwargs or {}
    )


def _decode(decoder, start, impute, maximum, **options):
    """Runs a decoder at once where it can be, else in the loop."""
    if switch.is_on() and not policies.is_on():
        found = forced.decode(decoder, impute, maximum, **options)
        if found is not None:
            return found
    return run_loop(decoder, start(), impute, maximum, **options)


def _scalar(argument, value):
    if value is None:
        return None
    value = tf.convert_to_tensor(value, tf.int32)
    if value.shape.rank != 0:
        raise ValueError(
            f'{argument} must be a scalar, got shape {value.shape}'
        )
    return value
