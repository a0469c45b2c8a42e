"""The releases of today's TensorFlow that this was made for and tried with."""

from __future__ import annotations

from importlib import metadata

OLDEST, NEWEST = '2.16', '2.21'
# Takes any protobuf, and writes graphs by an argument that 7 dropped.
_WRITES_BY_6 = (2, 20)


class TooOldError(ImportError):
    """The installed TensorFlow is older than `OLDEST`."""


def check(version):
    """Refuses a TensorFlow that is too old.

    Args:
        version: Such as `'2.21.0'`, or None where it is not known.

    Returns:
        What to warn of: one line where it is newer than any that was tried,
        or cannot write graphs by the installed protobuf; else None.

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
    if found == _WRITES_BY_6 and _minor(_protobuf()) >= (7, 0):
        return (
            f'TensorFlow {version} cannot write graphs by protobuf '
            f"{_protobuf()}: pip install 'protobuf<7'"
        )
    return None


def _protobuf():
    """The installed protobuf, which TensorFlow needs."""
    return metadata.version('protobuf')


def _minor(version):
    """`(2, 21)` of `'2.21.0'`; None of what is no version."""
    parts = str(version).split('.')[:2]
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return None
    return tuple(map(int, parts))
