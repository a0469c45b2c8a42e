"""Decoders of tensorflow_addons: those of 1.15, in no scope of their own."""

from __future__ import annotations

import typing

import tensorflow as tf

from .. import decoding
from ..decoding import called

# Stands beside a class that has the rest.
_Part: typing.Any = object

v1 = tf.compat.v1


def dynamic_decode(decoder, *args, **kwargs):
    """Runs a decoder; see `contrib.seq2seq.dynamic_decode`.

    Args:
        decoder: A Decoder.
        *args: As for that of `contrib`.
        **kwargs: As for that of `contrib`, and `training` and
            `enable_tflite_convertible`, which change nothing in a graph.

    Returns:
        `(outputs, final state, lengths [batch])`.
    """
    for name in ('training', 'enable_tflite_convertible'):
        kwargs.pop(name, None)
    with tf.name_scope('decoder'):
        kwargs.setdefault('scope', v1.get_variable_scope())
        old = decoding.for_release('1.15')
        return old.dynamic_decode(decoder, *args, **kwargs)


class _Called(_Part):
    """A decoder that is called; see `contrib`'s."""

    def __call__(self, inputs, *args, training=None, **kwargs):
        """Decodes what `initialize` takes: outputs, final state, lengths."""
        kwargs.pop('mask', None)

        def start():
            return self.initialize(inputs, *args, **kwargs)

        with tf.name_scope(self.name), tf.name_scope('decoder'):
            return called.decode(self, start, v1.get_variable_scope())


class BaseDecoder(_Called, called.BaseDecoder):
    """A decoder whose call runs `dynamic_decode` on what it is given."""


class BasicDecoder(_Called, called.BasicDecoderV2):
    """Runs a cell on what a sampler gives."""


class BeamSearchDecoder(_Called, called.BeamSearchDecoderV2):
    """Follows the most probable sequences."""
