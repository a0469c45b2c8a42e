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
        self._is_one = len(self.releases) == 1
        # Releases to ask where these have no such name: newest first.
        self.spare = ()
        # Whether names that came after 1.15 are those of today.
        self.is_open = False

    def allow(self, spare):
        """Lets other releases answer for names that this one lacks."""
        self.spare, self._is_one = spare, False

    @property
    def known(self):
        """All releases of which the namespace knows, the spare ones first."""
        return (*reversed(self.spare), *self.releases)

    def find(self, name):
        """What a name stands for in the newest release that has it.

        Args:
            name: Dotted name relative to `tensorflow`.

        Returns:
            A pair: `table.Resolution`, whose row is None where no release
            has it, and the module that the name stands for, `''` where it is
            none.
        """
        if not self._is_one:
            found = self._newest(name)
        else:
            found = table.resolved(name, self.release.place)
            symbol = found.symbol
            if symbol and symbol.kind != 'module' and found.public == name:
                return found, ''
        return found, table.meant(name, self.known)

    def _newest(self, name):
        for release in reversed(self.releases):
            found = table.resolve(name, release)
            if found.row is None:
                continue
            if found.public == name:
                return found
            newer = self._newest(found.public)
            is_newer = newer.row is not None and newer.release > release
            return newer if is_newer else found
        for release in self.spare:
            found = table.resolve(name, release)
            if found.works:
                return found
        return table.resolve(name, self.release)
