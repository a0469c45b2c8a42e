"""The environment variable by which TensorFlow takes tf_keras for Keras."""

from __future__ import annotations

import ast

from ..sources import trees

NAME = 'TF_USE_LEGACY_KERAS'
LINES = ('import os', f"os.environ['{NAME}'] = '1'")


def asking(text):
    """A port that sets the variable before anything is imported.

    Args:
        text: The port's text.
    """
    if NAME in text:
        return text
    body = ast.parse(text).body
    node = next(
        n
        for i, n in enumerate(body)
        if getattr(n, 'module', '') != '__future__'
        and not (i == 0 and trees.is_docstring(n))
    )
    lines, first = text.split('\n'), node.lineno - 1
    lines[first:first] = LINES
    return '\n'.join(lines)
