"""Files that belong together: programs, and what they share.

A script, the modules of its own that it imports, and what these import, are a
program. Programs beside each other that share a module are of one time.
"""

from __future__ import annotations

import os
import pathlib
import re

from .. import dating
from ..sources import dialect, own_modules, reading

LARGEST_FOLDER = 300
_MAIN = re.compile(r'^if\s+__name__\s*==\s*[\'"]__main__', re.M)


class Files:
    """Files, the programs that they belong to, and what dates these.

    Files beside them count as well, as a program is more than what is named
    of it.

    Args:
        paths: Paths of Python sources and notebooks.
        bases: Folders that count as working folders of `python -m`.
        texts: Dict from resolved paths to the texts of files that are not to
            be read.
    """

    def __init__(self, paths, bases=(), texts=None):
        self._bases = bases
        self._given = texts or {}
        self._texts = {}
        self._edges = {}
        self._known = {}
        self._closures = {}
        self._beside = {}
        self._paths = list(dict.fromkeys(resolve(path) for path in paths))
        for path in self._paths:
            self._add(path)
        for folder in sorted({path.parent for path in self._paths}):
            for path in self._files_beside(folder):
                self._add(path)
        self._roots = self._find_roots()

    def programs(self):
        """Those of the files that a program starts with.

        No other imports them, or they say that they may be the main program.
        """
        return [
            path
            for path in self._paths
            if self._roots[path] == [path] or _MAIN.search(self._texts[path])
        ]

    def roots(self, path):
        """The programs that a file belongs to, by the files they start with.

        Args:
            path: One of the files.
        """
        path = resolve(path)
        if _MAIN.search(self._texts[path]):
            return [path]
        return self._roots.get(path, [path])

    def closure(self, path):
        """A file and all that it imports, in the order of its imports."""
        path = resolve(path)
        if path not in self._closures:
            found, todo = {}, [path]
            while todo:
                path_ = todo.pop()
                if path_ not in found:
                    found[path_] = None
                    todo += reversed(self._edges[path_])
            self._closures[path] = list(found)
        return self._closures[path]

    def around(self, path):
        """Files that share modules with a program, and so on.

        Args:
            path: File that the program starts with. Only programs beside it
                count.
        """
        path = resolve(path)
        beside = [path]
        if path not in self._given:
            beside += self._files_beside(path.parent)
        shares = {}
        for start in beside:
            for file in self.closure(start) if start in self._texts else ():
                shares.setdefault(file, []).append(start)
        found, todo = {}, [path]
        while todo:
            for file in self.closure(todo.pop()):
                if file not in found:
                    found[file] = None
                    todo += shares[file]
        return list(found)

    def members(self, path):
        """Files of the programs that a file belongs to."""
        path = resolve(path)
        found = dict.fromkeys(self.closure(path))
        for root in self._roots.get(path, ()):
            found.update(dict.fromkeys(self.closure(root)))
        return list(found)

    def dating(self, paths):
        """The Dating of some files taken together."""
        found = [self.fact(_date, path) for path in paths]
        return dating.combine([d for d in found if d is not None])

    def is_python2(self, path):
        """Whether a file is Python 2, by itself or by its programs."""
        own = self.fact(dialect.of_text, path)
        if own is None:
            others = self.members(path)
            return any(self.fact(dialect.of_text, p) == 2 for p in others)
        return own == 2

    def fact(self, function, path):
        """What a function says of a file, asked once.

        Args:
            function: Callable (text), or (text, path) where it is `_date`.
            path: The file.
        """
        path = resolve(path)
        key = function, path
        if key not in self._known:
            more = (str(path),) if function is _date else ()
            self._known[key] = function(self._texts[path], *more)
        return self._known[key]

    def _files_beside(self, folder):
        if folder not in self._beside:
            found = sorted(map(resolve, folder.glob('*.py')))
            few = len(found) <= LARGEST_FOLDER
            self._beside[folder] = found if few else []
        return self._beside[folder]

    def _add(self, path):
        """Adds a file and those that it imports."""
        todo = [path]
        while todo:
            path = todo.pop()
            if path in self._texts:
                continue
            text = self._given[path] if path in self._given else _read(path)
            self._texts[path] = text
            found = own_modules.files(path, text, self._bases)
            self._edges[path] = list(dict.fromkeys(map(resolve, found)))
            todo += self._edges[path]

    def _find_roots(self):
        """For each file, what starts the programs that it belongs to."""
        imported = {
            file
            for path, files in self._edges.items()
            for file in files
            if file != path
        }
        roots = {}
        starts = [path for path in self._texts if path not in imported]
        # Files that only import each other start with any of them.
        for path in [*starts, *sorted(self._texts)]:
            if path not in roots:
                for file in self.closure(path):
                    roots.setdefault(file, []).append(path)
        return roots


def resolve(path):
    """The one path of a file, absolute and without links."""
    return pathlib.Path(os.path.realpath(path))


def _read(path):
    """Code of a file; none where it cannot be read."""
    try:
        return reading.read(path)
    except (OSError, ValueError, SyntaxError, LookupError):
        return ''


def _date(text, path):
    try:
        return dating.date_text(text, path)
    except (ValueError, SyntaxError, RecursionError):
        return None
