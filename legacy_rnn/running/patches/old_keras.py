"""Keras of the time, for programs that build or import its models."""

from __future__ import annotations

import contextlib
import functools
import importlib
import os
import re

from legacy_rnn.compat import old_keras
from legacy_rnn.compat.dating import (
    date_text,
    generation,
    half_keras,
    old_packages,
)
from legacy_rnn.compat.dating import old_keras as dating
from legacy_rnn.compat.sources.programs import named_modules, packages
from legacy_rnn.compat.table import old_keras as table

from . import replacing

_ASKS = re.compile(
    rf"""environ(?:\[|\.setdefault\(\s*)['"]{old_keras.VARIABLE}['"]"""
    r"""\s*(?:\]\s*=|,)\s*['"](?:1|true|True)['"]"""
)


def asks(text):
    """Whether a program asks for tf_keras itself, as ports do.

    Whoever loads TensorFlow before the program runs has to ask in its place.

    Args:
        text: The program's source.
    """
    return _ASKS.search(text) is not None


def wants(texts, is_half):
    """Whether a program uses what Keras of the time alone gives.

    Args:
        texts: Sources of the program, by their paths.
        is_half: Whether it is half-ported.
    """
    if any(map(old_packages.builds_keras, texts.values())):
        return True
    if any(map(asks, texts.values())):
        return True
    texts = {**texts, **named_modules.texts(texts)}
    if is_half:
        uses = (half_keras.uses(text, path) for path, text in texts.items())
        if half_keras.need_keras_2(set().union(*uses)):
            return True
    # Of a half-ported program files of TensorFlow 1 alone have its Keras.
    return any(
        dating.are_in(text, path)
        for path, text in texts.items()
        if not is_half or _is_old(text)
    )


def _is_old(text):
    """Whether a file was written for TensorFlow 1 and uses Keras."""
    with contextlib.suppress(SyntaxError, ValueError, RecursionError):
        if 'keras' in text:
            return date_text(text).written_for == generation.OLD
    return False


@contextlib.contextmanager
def of_program(texts, is_half=False):
    """Asks for Keras of the time while a program runs that uses it.

    Args:
        texts: Sources of the program, by their paths.
        is_half: Whether it is half-ported.

    Yields:
        Whether a half-ported program needs tf_keras, which is not installed.
    """
    wanted = wants(texts, is_half)
    before = os.environ.get(old_keras.VARIABLE)
    if wanted and packages.has_tf_keras():
        os.environ[old_keras.VARIABLE] = '1'
    try:
        yield is_half and wanted and not packages.has_tf_keras()
    finally:
        if before is None:
            os.environ.pop(old_keras.VARIABLE, None)
        else:
            os.environ[old_keras.VARIABLE] = before


@contextlib.contextmanager
def optimizers_of_graphs(tf):
    """Keras' optimizers of up to 2.10 in graphs, in which they train.

    Those of later ones make their updates in a graph, too, but nothing that a
    session is asked for runs them.

    Args:
        tf: The loaded TensorFlow.
    """
    if not old_keras.is_on() or not packages.has_tf_keras():
        yield
        return
    known = importlib.import_module('tf_keras.api._v2.keras.optimizers')
    with contextlib.ExitStack() as stack:
        for name in table.OPTIMIZERS:
            kind = getattr(known, name)
            old = getattr(known.legacy, name)
            make = staticmethod(functools.partial(_made, tf, old))
            stack.enter_context(replacing.attribute(kind, '__new__', make))
        yield


def _made(tf, old, kind, *args, **options):
    """An optimizer of a class, or the old one in a graph."""
    is_own = kind.__module__.startswith('tf_keras.')
    if is_own and not tf.compat.v1.executing_eagerly_outside_functions():
        return old(*args, **options)
    return object.__new__(kind)
