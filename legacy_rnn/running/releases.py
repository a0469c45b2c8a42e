"""Which release a program was written for."""

from __future__ import annotations

from legacy_rnn.compat.releases import Release


def choose(told, program):
    """The release to run a program under.

    Args:
        told: `auto` or the name of a release.
        program: `programs.Program`.

    Returns:
        A Release.

    Raises:
        ValueError: `told` is no release.
    """
    if told != 'auto':
        return Release(told)
    return Release('1.15')
