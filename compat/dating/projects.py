"""Files that belong together: programs, and what they share.

A script, the modules of its own that it imports, and what these import, are a
program. Programs beside each other that share a module are of one time.
"""

from __future__ import annotations

import os
import pathlib
import re

from .. import dating
from ..sources import depth, parsing, reading
from ..sources.programs import own_modules, processes
from ..sources.python2 import dialect, star_names
from . import brought, pins, version_files

_TOO_DEEP = 'its expressions are nested too deeply to be read'
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
        python: 2 or 3 where the user says what files that fit both are.

    Attributes:
        chosen: Dict from files that start programs to what is kept of them.
    """

    def __init__(self, paths, bases=(), texts=None, python=None):
        self.chosen = {}
        self._bases = bases
        self._given = texts or {}
        self._python = python
        self._texts, self._unread, self._edges, self._left = {}, {}, {}, {}
        self._known, self._datings, self._pinned = {}, {}, {}
        self._closures, self._beside, self._around = {}, {}, {}
        self._paths = list(dict.fromkeys(resolve(path) for path in paths))
        for path in self._paths:
            self._add(path)
        for folder in sorted({path.parent for path in self._paths}):
            for path in self._files_beside(folder):
                self._add(path)
        self._roots = self._find_roots()

    def read_ahead(self):
        """Finds what dates the files, in as many processes as pay."""

        def facts(path):
            try:
                return {
                    (function, path): Files.fact(self, function, path)
                    for function in (_date, dialect.sign, _syntax_problem)
                }
            except Exception:
                return {}  # Whoever asks for it is told.

        for found in processes.spread(facts, self._paths):
            self._known.update(found)

    def programs(self):
        """Those of the files that a program starts with.

        No other imports them, or they say that they may be the main program.
        """
        return [
            path
            for path in self._paths
            if self._roots[path] == [path] or _MAIN.search(self._texts[path])
        ]

    def _real(self, path):
        """The one path of a file, without a look at those that are known."""
        return path if path in self._texts else resolve(path)

    def roots(self, path):
        """The programs that a file belongs to, by the files they start with.

        Args:
            path: One of the files.
        """
        path = self._real(path)
        if _MAIN.search(self._texts[path]):
            return [path]
        return self._roots.get(path, [path])

    def closure(self, path):
        """A file and all that it imports, in the order of its imports."""
        path = self._real(path)
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
        path = self._real(path)
        beside = [path]
        if path not in self._given:
            beside += self._files_beside(path.parent)
        shares = {}
        for start in beside:
            for file in self.closure(start) if start in self._texts else ():
                shares.setdefault(file, []).append(start)
        found, todo, seen = {}, [path], {path}
        while todo:
            for file in self.closure(todo.pop()):
                if file not in found:
                    found[file] = None
                    todo += [s for s in shares[file] if s not in seen]
                    seen.update(shares[file])
        return list(found)

    def members(self, path):
        """Files of the programs that a file belongs to."""
        path = self._real(path)
        found = dict.fromkeys(self.closure(path))
        for root in self._roots.get(path, ()):
            found.update(dict.fromkeys(self.closure(root)))
        return list(found)

    def dating(self, paths):
        """The Dating of some files taken together."""
        key = tuple(paths)
        if key not in self._datings:
            found = [self.fact(_date, path) for path in paths]
            known = self._edges, self._texts, self._left
            made = dating.combine(version_files.heed(found, paths, *known))
            self._datings[key] = pins.heed(made, paths, self._pinned)
        return self._datings[key]

    def is_python2(self, path):
        """Whether a file is Python 2, by itself or by its programs."""
        text = self._texts.get(self._real(path), '')
        if self._python:
            return dialect.of_text(text, self._python) == 2
        program, found = self.python(path), self.fact(dialect.sign, path)
        return (dialect.in_program(found, text, program) or program) == 2

    def python(self, path):
        """The Python of the programs that a file belongs to, 2 or 3."""
        sign = self.python_sign(path)
        return self._python or (sign[1].python if sign else 3)

    def python_sign(self, path):
        """What tells that the programs of a file are Python 2.

        Returns:
            Tuple of the file and a `dialect.Sign`, or None.
        """
        members = self.members(path)
        signs = [self.fact(dialect.sign, file) for file in members]
        told = dialect.decisive(signs)
        if told:
            return members[signs.index(told)], told
        key = frozenset(members)
        if key not in self._around:
            texts = {file: self._texts.get(file, '') for file in members}
            known = [found and found.python for found in signs]
            self._around[key] = dialect.around(texts, known)
        told = self._around[key]
        return told and (self._real(told[0] or path), told[1])

    def is_surely_2(self, path):
        """Whether the user says so, or Python 2 compiled what is beside it."""
        self.python_sign(path)
        told = self._around.get(frozenset(self.members(path)))
        is_compiled = told is not None and told[0] is None
        return self._python == 2 or is_compiled

    def problem(self, path):
        """Why a file is no source, in a sentence's words; '' if it is one."""
        path = self._real(path)
        if path in self._unread:
            return self._unread[path]
        found = self.fact(_syntax_problem, path)
        return _TOO_DEEP if found is None else found

    def fact(self, function, path):
        """What a function says of a file's text, asked once.

        Args:
            function: Callable (text), or `_date`.
            path: The file.

        Returns:
            What the function returns; None where the text nests too deeply.
        """
        path = self._real(path)
        key = function, path
        if key not in self._known:
            text, more = self._texts[path], ()
            if function is dialect.sign:
                text = star_names.with_names(path, text)
            if function is _date:
                others = [self._texts[file] for file in self.closure(path)]
                more = str(path), brought.names(others[1:])
            try:
                found = depth.deep(function, text, *more)
            except (RecursionError, MemoryError):
                found = None
            self._known[key] = found
        return self._known[key]

    def _files_beside(self, folder):
        if folder not in self._beside:
            files = filter(pathlib.Path.is_file, folder.glob('*.py'))
            few = sorted(map(resolve, files))
            self._beside[folder] = few if len(few) <= LARGEST_FOLDER else []
        return self._beside[folder]

    def _add(self, path):
        """Adds a file and those that it imports."""
        todo = [path]
        while todo:
            path = todo.pop()
            if path in self._texts:
                continue
            text = self._given.get(path)
            if text is None:
                text = self._read(path)
            self._texts[path] = text
            try:
                found = own_modules.files(path, text, self._bases)
            except (RecursionError, MemoryError):  # `problem` tells of it.
                found = []
            self._edges[path] = list(dict.fromkeys(map(resolve, found)))
            todo += self._edges[path]

    def _read(self, path):
        """Code of a file; none where it cannot be read."""
        try:
            return depth.deep(reading.read, path)
        except OSError as error:
            self._unread[path] = error.strerror or str(error)
        except (ValueError, SyntaxError, LookupError) as error:
            self._unread[path] = str(error).removeprefix(f'{path} ')
        except (RecursionError, MemoryError):
            self._unread[path] = _TOO_DEEP
        return ''

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


def _date(text, path, others):
    try:
        return dating.date_text(text, path, others)
    except (ValueError, SyntaxError):
        return None


def _syntax_problem(text):
    try:
        parsing.tree(text.encode('utf-8', 'surrogatepass'), '')
    except SyntaxError as error:
        return parsing.describe(error)
    except ValueError as error:
        return str(error)
    return ''
