"""Datings of sources, as text."""

import textwrap

from legacy_rnn.compat import dating


def date(text):
    return dating.date_text(textwrap.dedent(text))


def ends(text):
    """First and last release that fit, as text."""
    releases = date(text).releases
    return str(releases[0]), str(releases[-1])


def together(*texts):
    """First and last release of a program of several files."""
    releases = dating.combine([date(text) for text in texts]).releases
    return str(releases[0]), str(releases[-1])
