"""The package `tensorflow_core`, in which 1.15 kept what `tensorflow` shows.

*Source:* TensorFlow 1.15.5, the folders of its wheel.
"""

from __future__ import annotations

import re

NAME = 'tensorflow_core'
_TAKEN = re.compile(
    rf'^([ \t]*)(from\s+{NAME}(?=[.\s])|import\s+{NAME}(?=[\w.]*\s+as\s))',
    re.M,
)


def plain(text):
    """A source that takes from `tensorflow` what it took from its core."""
    if NAME not in text:
        return text
    return _TAKEN.sub(
        lambda found: found.group().replace(NAME, 'tensorflow'), text
    )
