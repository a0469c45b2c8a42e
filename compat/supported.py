"""The releases of today's TensorFlow that this was made for and tried with."""

from __future__ import annotations

OLDEST, NEWEST = '2.16', '2.21'


class TooOldError(ImportError):
    """The installed TensorFlow is older than `OLDEST`."""


def check(version):
    """Refuses a TensorFlow that is too old.

    Args:
        version: Such as `'2.21.0'`, or None where it is not known.

    Returns:
        What to warn of: one line where it is newer than any that was tried,
        else None.

    Raises:
        TooOldError: It is older than `OLDEST`.
    """
    found = _minor(version)
    if found is None:
        return None
    if found < _minor(OLDEST):
        raise TooOldError(
            f'TensorFlow {version} is too old, legacy_rnn needs {OLDEST} to '
            f"{NEWEST}: pip install 'tensorflow>={OLDEST}'"
        )
    if found > _minor(NEWEST):
        return (
            f'TensorFlow {version} is newer than {NEWEST}, the newest that '
            f'legacy_rnn was tried with'
        )
    return None


def _minor(version):
    """`(2, 21)` of `'2.21.0'`; None of what is no version."""
    parts = str(version).split('.')[:2]
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return None
    return tuple(map(int, parts))
