"""A TensorFlow release as a value, and data that is keyed by release.

What differs between releases is written once, as a `Since`, and asked with
the release at hand:

    LEAF = Since({'0.5': 'Matrix', '1.0': 'weights', '1.2': 'kernel'})
    LEAF[Release('1.1')]  # 'weights'
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar('T')


@functools.total_ordering
class Release:
    """One minor release of TensorFlow, such as 0.12 or 1.15.

    Args:
        version: `'0.8'`, `'0.8.0'`, `'r0.8'`, `'1.15.5'` or a Release. The
            patch level is dropped: no recurrent API changed within a minor.

    Attributes:
        major: First number.
        minor: Second number.
        place: Its place in `RELEASES`.

    Raises:
        ValueError: No release of that name from 0.5 to 1.15.
    """

    __slots__ = ('major', 'minor', 'place')

    def __init__(self, version):
        text = str(version).strip().lstrip('rv').replace('_', '.')
        parts = text.split('.')
        known = len(parts) in (2, 3) and all(p.isdigit() for p in parts)
        self.major, self.minor = (
            (int(parts[0]), int(parts[1])) if known else (-1, -1)
        )
        self.place = _PLACES.get((self.major, self.minor), -1)
        if self.place < 0:
            raise ValueError(
                f'release must be one of 0.5 to 0.12 or 1.0 to 1.15, got '
                f"{version!r}; write it as '0.8' or '1.15'"
            )

    @property
    def module(self):
        """Name of the release's package, `r0_8` for 0.8."""
        return f'r{self.major}_{self.minor}'

    def __str__(self):
        return f'{self.major}.{self.minor}'

    def __repr__(self):
        return f"Release('{self}')"

    def __hash__(self):
        return hash((self.major, self.minor))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Release, str)):
            return NotImplemented
        other = _release(other)
        return (self.major, self.minor) == (other.major, other.minor)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, (Release, str)):
            return NotImplemented
        other = _release(other)
        return (self.major, self.minor) < (other.major, other.minor)


class Since(Generic[T]):
    """Values by the release that introduced them.

    Args:
        values: Maps `'0.5'`-like release names to the value from then on.

    Raises:
        KeyError: On lookup of a release before the first entry.
    """

    def __init__(self, values: Mapping[str, T]):
        self._values = sorted(
            ((Release(k), v) for k, v in values.items()),
            key=lambda pair: pair[0],
        )

    def __getitem__(self, release) -> T:
        release = _release(release)
        for start, value in reversed(self._values):
            if start <= release:
                return value
        raise KeyError(f'nothing is known before {self._values[0][0]}')

    def __repr__(self):
        return f'Since({ {str(k): v for k, v in self._values} })'


@functools.cache
def _parsed(text):
    return Release(text)


def _release(value):
    """A Release as it is, a text read once."""
    return value if isinstance(value, Release) else _parsed(value)


def place_of(release):
    """The place of a release, or of its name, in `RELEASES`."""
    return _release(release).place


_NUMBERS = (
    *((0, minor) for minor in range(5, 13)),
    *((1, minor) for minor in range(16)),
)
_PLACES = {numbers: place for place, numbers in enumerate(_NUMBERS)}

RELEASES = tuple(Release(f'{a}.{b}') for a, b in _NUMBERS)
