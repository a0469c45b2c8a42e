"""Default values of old argument lists: the one reader of their source text.

The history keeps a default as the release wrote it: `0.0`, `tf.float32`,
`-inf`, `tanh`. Literals, TensorFlow's dtypes and infinities have a value;
another name is left to the implementation's own default.
"""

from __future__ import annotations

import ast
import functools
import importlib


class Unread:
    """A default that is known by its source text alone."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def read(text):
    """The value of a default's source text.

    Args:
        text: Source text, such as `'tf.float32'`.

    Returns:
        The value, or an `Unread` that shows as the text.
    """
    if text.startswith('tf.'):
        tensorflow = importlib.import_module('tensorflow')
        return getattr(tensorflow, text[len('tf.') :], Unread(text))
    if text.lstrip('-') == 'inf':
        return float(text)
    return literal(text)


def literal(text):
    """As `read`, of literals alone; TensorFlow is not imported."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return Unread(text)


# As `literal`, one value for all places that only show it.
shown = functools.cache(literal)


def known(arguments):
    """The defaults of an argument list that have a value.

    Args:
        arguments: Tuple of `history.Argument`.

    Returns:
        Dict of argument name to value.
    """
    values = {a.name: read(a.default) for a in arguments if a.default}
    return {n: v for n, v in values.items() if not isinstance(v, Unread)}
