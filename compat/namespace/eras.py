"""The releases that an old namespace speaks for."""

from __future__ import annotations

from .. import table
from ..releases import RELEASES, Release


class Era:
    """The releases that one namespace speaks for.

    Args:
        label: `v0`, `v1`, or a release's module name, such as `r0_8`.
    """

    def __init__(self, label):
        self.label = label
        if label in ('v0', 'v1'):
            major = int(label[1])
            self.releases = tuple(r for r in RELEASES if r.major == major)
        else:
            self.releases = (Release(label),)
        self.release = self.releases[-1]
        # Releases to ask where these have no such name: newest first.
        self.spare = ()
        # Whether names that came after 1.15 are those of today.
        self.is_open = False

    @property
    def known(self):
        """All releases of which the namespace knows, the spare ones first."""
        return (*reversed(self.spare), *self.releases)

    def find(self, name):
        """Where the era has a name.

        Args:
            name: Dotted name relative to `tensorflow`.

        Returns:
            `(row, path, release)`: the newest release of the era that has
            it, and the path by which that release does; or all None.
        """
        for release in reversed(self.releases):
            row = table.row(name, release)
            if row is None:
                continue
            public = table.canonical(name, release)
            newer = self.find(public) if public != name else (None,) * 3
            if newer[0] is not None and newer[2] > release:
                return newer
            return row, name, release
        for release in self.spare:
            row = table.row(name, release)
            if row is not None and row.becomes != table.GONE:
                return row, name, release
        return None, None, None
