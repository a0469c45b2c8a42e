"""The programs among files to be ported: what belongs together.

A script, the modules beside it that it imports, and what these import, are a
program. Its files share a release, a dialect of Python and more, see
`compat.porting.project`.
"""

from __future__ import annotations

import re

from legacy_rnn.compat import dating
from legacy_rnn.compat.dating import source
from legacy_rnn.compat.porting import project
from legacy_rnn.running import dialect, releases

LARGEST_FOLDER = 300
STAR = re.compile(r'^[ \t]*from[ \t]+\.*([\w.]+)[ \t]+import[ \t]+\*', re.M)


class Programs:
    """The programs that some files belong to.

    Files beside them count as well, as a program is more than what is ported
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

    def release(self, path):
        """The release that a file's program was written for."""
        path = path.resolve()
        for files in (self._connected(path), self._members(path)):
            found = dating.combine(
                [d for p in files if (d := self._of(_date, p))]
            )
            if found.releases:
                break
        if found.assumed:
            return found.assumed
        return releases.UNKNOWN[2 if self._is_python2(path) else 3]

    def project(self, path):
        """What the other files of a file's program tell about it."""
        path = path.resolve()
        others = [
            self._of(project.facts, p)
            for p in self._members(path)
            if p != path
        ]
        return project.Project(
            python2=self._is_python2(path),
            exports=self._exports(path, ()),
            sets_initializers=any(f.sets_initializers for f in others),
            takes_rows=any(f.takes_rows for f in others),
            flags=frozenset().union(*(f.flags for f in others)),
            runs_app=any(f.runs_app for f in others),
            numbers=_agreed(f.numbers for f in others),
        )

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

    def _is_python2(self, path):
        own = self._of(dialect.of_text, path)
        if own is None:
            members = self._members(path)
            return any(self._of(dialect.of_text, p) == 2 for p in members)
        return own == 2

    def _exports(self, path, seen):
        """What the `*` of each module that a file imports brings."""
        found = {}
        starred = set(STAR.findall(self._texts[path]))
        names = dialect.imported_modules(path, self._texts[path])
        for name in starred & names.keys():
            file = type(path)(names[name]).resolve()
            if file in self._texts and file not in (*seen, path):
                others = self._exports(file, (*seen, path))
                brought = self._of(project.facts, file).exports(others)
                found[name] = brought
        return found

    def _of(self, function, path):
        """A fact of a file's text, found once."""
        key = function, path
        if key not in self._known:
            self._known[key] = function(self._texts[path])
        return self._known[key]


def _read(path):
    """Code of a file; none where it cannot be read, which a port will say."""
    try:
        return source.read(path)
    except (OSError, ValueError, SyntaxError, LookupError):
        return ''


def _date(text):
    try:
        return dating.date_text(text)
    except (ValueError, SyntaxError, RecursionError):
        return None


def _agreed(tables):
    """Names of which all tables say the same."""
    found = {}
    for table in tables:
        for name, kind in table.items():
            found.setdefault(name, set()).add(kind)
    return {n: kinds.pop() for n, kinds in found.items() if len(kinds) == 1}
