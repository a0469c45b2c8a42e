"""Files that belong together: programs, and what they share.

A script, the modules beside it that it imports, and what these import, are a
program. Programs that share a module are of one time.
"""

from __future__ import annotations

from .. import dating
from ..sources import dialect, reading

LARGEST_FOLDER = 300


class Files:
    """The programs that some files belong to.

    Files beside them count as well, as a program is more than what is named
    of it.

    Args:
        paths: Paths of Python sources and notebooks.
    """

    def __init__(self, paths):
        self._texts = {}
        self._edges = {}
        self._known = {}
        paths = [path.resolve() for path in paths]
        for path in paths:
            self._add(path)
        for folder in sorted({path.parent for path in paths}):
            beside = sorted(folder.glob('*.py'))
            for path in beside if len(beside) <= LARGEST_FOLDER else ():
                self._add(path)
        imported = {f for files in self._edges.values() for f in files}
        self._closures = {
            path: self._closure(path)
            for path in self._texts
            if path not in imported
        }

    def dated(self, path):
        """What is known of the release of a file's program.

        Args:
            path: The file.

        Returns:
            `dating.Dated` of all programs that share modules with it, or,
            where no release fits all of these, of its own.
        """
        path = path.resolve()
        for files in (self._connected(path), self._members(path)):
            found = dating.combine(
                [d for p in files if (d := self._of(_date, p))]
            )
            if found.releases:
                break
        return found

    def _add(self, path):
        """Adds a file and those that it imports."""
        todo = [path]
        while todo:
            path = todo.pop()
            if path in self._texts:
                continue
            self._texts[path] = _read(path)
            text = self._texts[path]
            found = map(type(path), dialect.neighbours(path, text))
            self._edges[path] = [p.resolve() for p in found]
            todo += self._edges[path]

    def _closure(self, path):
        """A file and all that it imports, in order."""
        found, todo = {}, [path]
        while todo:
            path = todo.pop()
            if path not in found:
                found[path] = None
                todo += self._edges[path]
        return list(found)

    def _members(self, path):
        """Files of the programs that a file belongs to."""
        found = dict.fromkeys(self._closure(path))
        for closure in self._closures.values():
            if path in closure:
                found.update(dict.fromkeys(closure))
        return list(found)

    def _connected(self, path):
        """Files that share a module with a file's programs, and so on."""
        found = dict.fromkeys(self._members(path))
        while True:
            more = {
                p: None
                for closure in self._closures.values()
                if not found.keys().isdisjoint(closure)
                for p in closure
            }
            if more.keys() <= found.keys():
                return list(found)
            found.update(more)

    def _of(self, function, path):
        """A fact of a file's text, found once."""
        key = function, path
        if key not in self._known:
            self._known[key] = function(self._texts[path])
        return self._known[key]


def _read(path):
    """Code of a file; none where it cannot be read, which a port will say."""
    try:
        return reading.read(path)
    except (OSError, ValueError, SyntaxError, LookupError):
        return ''


def _date(text):
    try:
        return dating.date_text(text)
    except (ValueError, SyntaxError, RecursionError):
        return None
