"""The programs among files to be ported: what belongs together.

A script, the modules beside it that it imports, and what these import, are a
program. Its files share a release, a dialect of Python and more, see
`compat.porting.project`.
"""

from __future__ import annotations

import re

from legacy_rnn.compat.dating import projects
from legacy_rnn.compat.porting import halves, project
from legacy_rnn.compat.sources import own_modules
from legacy_rnn.running import releases

STAR = re.compile(r'^[ \t]*from[ \t]+\.*([\w.]+)[ \t]+import[ \t]+\*', re.M)


class Programs(projects.Files):
    """The programs that files to be ported belong to.

    Args:
        paths: Paths of Python sources and notebooks.
    """

    def __init__(self, paths, bases=()):
        self._errors = {}
        super().__init__(paths, bases)

    def fact(self, function, path):
        """As in `Files`; of a file on which it fails, as of an empty one."""
        try:
            return super().fact(function, path)
        except Exception as error:
            path = projects.resolve(path)
            self._errors.setdefault(path, error)
            self._texts[path] = ''
            return super().fact(function, path)

    def raise_error(self, path):
        """Raises the error that a file's text led to, if any did."""
        error = self._errors.get(projects.resolve(path))
        if error is not None:
            raise error

    def release(self, path):
        """The release that a file's program was written for."""
        return releases.of_file(self, path)

    def project(self, path):
        """What the other files of a file's program tell about it."""
        path = projects.resolve(path)
        others = [
            self.fact(project.facts, p)
            for p in self.members(path)
            if p != path
        ]
        dated = self.dating(self.members(path))
        return project.Project(
            python2=self.is_python2(path),
            exports=self._exports(path, ()),
            sets_initializers=any(f.sets_initializers for f in others),
            takes_rows=any(f.takes_rows for f in others),
            flags=frozenset().union(*(f.flags for f in others)),
            runs_app=any(f.runs_app for f in others),
            numbers=_agreed(f.numbers for f in others),
            siblings=self._siblings(path),
            zipped=frozenset().union(*(f.zipped for f in others)),
            generation=dated.written_for,
            keeps_older=dated.is_half_ported and halves.keeps_older(dated),
            turns_off_2=any(g.turned for g in dated.generations),
            shapes_of_2=dated.has_shapes_of_2,
        )

    def _siblings(self, path):
        """Modules that Python 2 finds inside the package of a file.

        A folder with an `__init__.py` may hold scripts all the same: it is a
        package where a file outside of it imports from it.
        """
        folder = path.parent
        if not (folder / '__init__.py').exists() or not self.is_python2(path):
            return frozenset()
        if not any(
            importer.parent != folder and p.parent == folder
            for importer, imported in self._edges.items()
            for p in imported
        ):
            return frozenset()
        found = {p.stem for p in folder.glob('*.py')} - {'__init__'}
        return frozenset(
            found | {p.parent.name for p in folder.glob('*/__init__.py')}
        )

    def _exports(self, path, seen):
        """What the `*` of each module that a file imports brings."""
        found = {}
        starred = set(STAR.findall(self._texts[path]))
        names = own_modules.imported(path, self._texts[path], self._bases)
        for name in starred & names.keys():
            file = projects.resolve(names[name])
            if file in self._texts and file not in (*seen, path):
                others = self._exports(file, (*seen, path))
                brought = self.fact(project.facts, file).exports(others)
                found[name] = brought
        return found


def _agreed(tables):
    """Names of which all tables say the same."""
    found = {}
    for table in tables:
        for name, kind in table.items():
            found.setdefault(name, set()).add(kind)
    return {n: kinds.pop() for n, kinds in found.items() if len(kinds) == 1}
