"""The programs among files to be ported: what belongs together.

A script and what it imports, in turn, of modules beside it are a program; what
its files share, `compat.porting.project` says.
"""

from __future__ import annotations

import contextlib
import functools
import os

from legacy_rnn.compat.dating import generation, projects
from legacy_rnn.compat.porting import halves, project
from legacy_rnn.compat.porting.kinds.numbers import handed_counts
from legacy_rnn.compat.porting.names import exports
from legacy_rnn.compat.sources.programs import checkouts, own_modules
from legacy_rnn.compat.sources.programs.command_lines import given_false
from legacy_rnn.compat.sources.programs.listed_packages import listed_for
from legacy_rnn.compat.sources.python2 import neighbours, python2_files
from legacy_rnn.running import releases

from . import joining, packages


class Programs(projects.Files):
    """The programs that files to be ported belong to.

    Args:
        paths: Paths of Python sources and notebooks.
        bases: As for `projects.Files`.
        python: As for `projects.Files`.
    """

    def __init__(self, paths, bases=(), python=None):
        self._errors, self._modules, self._exported = {}, {}, {}
        self._packages, self._definitions, self._listings = {}, {}, {}
        self._in_reach, self._listed_by, self._given_by = {}, {}, {}
        self._folders = set(map(projects.resolve, bases))
        self._wished = set(map(projects.resolve, paths))
        super().__init__(paths, bases, python=python)

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
        files = [p for p in self.members(path) if p != path]
        others = [self.fact(project.facts, p) for p in files]
        dated = self.dating(self.members(path))
        starts = [p for p in self._roots.get(path, ()) if p != path]
        none = project.Project()
        return project.Project(
            python2=self.is_python2(path),
            only_2=self.is_surely_2(path) or any(f.only_2 for f in others),
            exports=self._exports(path),
            modules=self._defined(path),
            beside=self._findable(path),
            elsewhere=packages.elsewhere(self._found(path), self._wished),
            wanted=self._wanted(path, files),
            sets_initializers=any(f.sets_initializers for f in others),
            optimized=frozenset().union(*(f.optimized for f in others)),
            flags=frozenset().union(*(f.flags for f in others)),
            given_false=given_false(path.parent, self._given_by),
            runs_app=any(f.runs_app for f in others),
            starts_without_app=not all(map(self._runs_app, starts)),
            numbers=joining.agreed(f.numbers for f in others),
            siblings=self._siblings(path),
            also_beside=any(
                self._may_be_started(p, True)
                for p in self._texts
                if p.parent == path.parent and path in self.closure(p)
            ),
            fetches=joining.joined(f.fetches for f in others),
            returned=python2_files.agreed(f.returned for f in others),
            counts=handed_counts.agreed(f.counts for f in others),
            handed=joining.joined(f.handed for f in others),
            models=joining.either(none.models, [f.models for f in others]),
            trees=tuple(f.tree for f in others),
            seeds_draws=any(f.seeds_draws for f in others),
            shown=frozenset().union(*(f.shown for f in others)),
            asks_gpu=any(f.asks_gpu for f in others),
            keras_uses=frozenset().union(*(f.keras_uses for f in others)),
            packages=frozenset(
                module.partition('.')[0] for f in others for module in f.taken
            ),
            handed_flags=tuple(f.handed_flags for f in others),
            frames=joining.either(none.frames, [f.frames for f in others]),
            generation=dated.written_for,
            keeps_older=dated.is_half_ported and halves.keeps_older(dated),
            turns_off_2=any(g.turned for g in dated.generations),
            runs_eagerly=generation.run_eagerly(dated.generations),
            behaviour=dated.behaviour,
            fits_none=not dated.releases,
            listed=listed_for(path.parent, self._listed_by),
            half_modules=frozenset(
                name
                for name, file in self._imported(path).items()
                if self.dating(self.members(file)).is_half_ported
            ),
            started={
                str(file): self.fact(project.facts, file).unbound
                for file in self._edges.get(path, ())
                if file in self._wished
            },
            hides=own_modules.hiding(self._roots.get(path, [path])),
        )

    def _runs_app(self, start):
        """Whether a program calls `app.run`."""
        told = [self.fact(project.facts, p) for p in self.closure(start)]
        return told[0].runs_app or any(f.runs_app_imported for f in told)

    def _siblings(self, path):
        """Modules that Python 2 finds inside the package of a file.

        A folder with an `__init__.py` may hold scripts all the same: it is a
        package where it is imported from, or its files say so.
        """
        folder = path.parent
        if not self._is_package(folder):
            return frozenset()
        of_2 = self.is_python2(path)
        texts = {p: self._texts[p] for p in self.members(path)}
        told = of_2 or self._is_inner(path) or neighbours.wanted(path, texts)
        if not told or self._starts_by_path(path):
            return frozenset()
        # Python 3 looks elsewhere alone, and no file asks for itself.
        elsewhere = () if of_2 else packages.found_outside(folder)
        found = packages.neighbours(folder) - {path.stem}
        return found.difference(elsewhere)

    def _is_inner(self, path):
        """Whether files that name their package import it, of no folder."""
        importers = packages.importers(path, self._edges)
        inner = any(packages.is_relative(self._texts[p]) for p in importers)
        says = packages.says_so(path.parent, self._texts, self._folders)
        return inner and says

    def _starts_by_path(self, path):
        """Whether a program finds its neighbours, and they theirs, undotted.

        It is in a package, and its path starts it: nothing imports it.
        """
        if not self._may_be_started(path):
            return False
        beside = [p for p in self.closure(path) if p.parent == path.parent]
        return not any(
            imported in beside and imported != path
            for importer in beside
            if importer != path
            for imported in self._edges[importer]
        )

    def _is_package(self, folder):
        if folder not in self._packages:
            imports = {p: self._imported(p) for p in self._texts}
            self._packages[folder] = packages.is_package(
                folder, imports, self._texts, self._folders, self.is_python2
            )
        return self._packages[folder]

    def _may_be_started(self, path, asks=False):
        """Whether its path may start a file in a package, as if it `asks`."""
        told = self._texts, self._edges.values(), self._folders, asks
        is_inner = self._is_package(path.parent)
        return is_inner and packages.may_be_started(path, *told)

    def _imported(self, path):
        """Modules of the program that a file imports, to their files."""
        return {n: f for n, f in self._found(path).items() if f in self._texts}

    def _found(self, path):
        """As `_imported`, with the files that are not read."""
        if path not in self._modules:
            found = own_modules.imported(path, self._texts[path], self._bases)
            files = {n: projects.resolve(f) for n, f in found.items()}
            self._modules[path] = files
        return self._modules[path]

    def _defined(self, path):
        """What the modules that a file imports define, by their names.

        Which of two modules of one name is found hangs on the folder that the
        program starts in: it may be any.
        """
        starts = [*self.roots(path), *([path] * self.is_python2(path))]
        found = packages.visible(self._found(path), path, starts).items()
        return {
            **self._in_bare_folders(path),
            **{name: self._defined_by(_module(file)) for name, file in found},
        }

    def _in_bare_folders(self, path):
        """What folders without an `__init__.py` hold that a file imports from.

        Folders of one name count as one: a program may start beside any.
        """
        bases = (*self._bases, *checkouts.up_to(path.parent)[1:])
        found = own_modules.bare_folders(path, self._texts[path], bases)
        held = {}
        for name, folders in found.items():
            leaf = name.rpartition('.')[2]
            of_name = (p.parent for p in self._texts if p.parent.name == leaf)
            listed = map(self._listed, {*of_name, *folders})
            held[name] = frozenset().union(*listed)
        return held

    def _defined_by(self, module):
        """The names that all modules of one name define, or None."""
        if module not in self._definitions:
            names = list(map(self._names_in, self._of_name.get(module, ())))
            known = names and None not in names
            found = frozenset().union(*names) if known else None
            self._definitions[module] = found
        return self._definitions[module]

    def _names_in(self, path):
        """Names that an import finds in a module; None if nobody knows."""
        if self._unread.get(path):
            return None
        names = self.fact(project.facts, path).defined
        if names is not None and _module(path) == path.parent.name:
            names |= self._listed(path.parent)  # Of the package, or beside.
        return names

    def _findable(self, path):
        """Modules and packages that a file may find, wherever they lie."""
        found = own_modules.folders(path, self._texts[path], self._bases)
        folders = (*found, *checkouts.up_to(path.parent)[1:])
        if folders not in self._in_reach:
            listed = map(self._listed, folders)
            self._in_reach[folders] = frozenset(self._of_name).union(*listed)
        return self._in_reach[folders]

    def _listed(self, folder):
        """Names of the modules and folders that a folder holds."""
        folder = str(folder)
        if folder not in self._listings:
            found = frozenset()
            with contextlib.suppress(OSError):
                found = {n.partition('.')[0] for n in os.listdir(folder)}
            self._listings[folder] = frozenset(found)
        return self._listings[folder]

    @functools.cached_property
    def _of_name(self):
        """The files of each module's name, without its packages."""
        found = {}
        for path in self._texts:
            found.setdefault(_module(path), []).append(path)
            # A folder without an `__init__.py` may be a package, too.
            found.setdefault(path.parent.name, [])
        return found

    def _exports(self, path):
        """What the modules that a file imports bind."""
        found = {}
        for name, file in self._imported(path).items():
            if file not in self._exported:
                # What a circle of imports sees.
                self._exported[file] = exports.Exports()
                told = self.fact(project.facts, file)
                self._exported[file] = told.exports(self._exports(file))
            found[name] = self._exported[file]
        return found

    def _wanted(self, path, others):
        """Names of a file that other files take from it."""
        found = set()
        for other in others:
            taken = self.fact(project.facts, other).taken
            for name, file in self._imported(other).items():
                found |= taken.get(name, set()) if file == path else set()
        return frozenset(found)


def _module(path):
    return path.parent.name if path.name == packages.INIT else path.stem
