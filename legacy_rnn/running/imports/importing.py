"""Imports of the user's files: old TensorFlow, stand-ins, their own modules.

The user's files are compiled with builtins that hold an `__import__` of
ours; so an import statement knows by itself that it is the user's, and
installed packages, TensorFlow's own included, are never asked.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import importlib.util
import sys
import types
from importlib import machinery

from legacy_rnn.compat.dating import old_packages
from legacy_rnn.compat.errors import RemovedModuleError
from legacy_rnn.compat.sources.python2 import dialect, star_names

from ..shims import absent
from . import loading, ownership, parts, places, sources, user_builtins


class UserImports:
    """Imports and compiles the user's files.

    Args:
        old: Object with `get(name)`: the old TensorFlow's module of that
            dotted name, or None where it is no matter of TensorFlow; and with
            `of_source(data)`, the object that supplies one file.
        stand_ins: Callable (name, python2) that gives the stand-in of a
            module for the user's files, or None.
        project: Dialect of the project, 2 or 3.
        told: The same, where the user says so; else None.

    Attributes:
        after_import: Called after each import of the user's, or None.
        after_load: What is called once a module has loaded, by its name.
        made: Builtins of the user's files, by dialect and TensorFlow.
        written: What the program wrote into `builtins`, by name.
    """

    def __init__(self, old, stand_ins, project=3, told=None):
        self.old = old
        self._stand_ins = stand_ins
        self.after_import = None
        self.after_load = {}
        self.project = project
        self._told = told
        self._requested = ['']
        self._private = {}
        self._shown = set()
        self.made = {}
        self.written = {}

    @contextlib.contextmanager
    def installed(self):
        """Puts the finder of the user's files before all others."""
        sys.meta_path.insert(0, self)
        try:
            yield
        finally:
            sys.meta_path.remove(self)

    def builtins(self, known, old=None):
        """The builtins module of the user's files of one dialect.

        Args:
            known: 2, 3, or None for files that fit both.
            old: What supplies TensorFlow; that of the program if None.
        """
        old = old or self.old
        if (known, old) not in self.made:
            module = types.ModuleType('builtins')
            module.__dict__.update(vars(builtins))
            module.__dict__.update(user_builtins.names(known, self))
            module.__dict__['__import__'] = self._importer(known == 2, old)
            self.made[known, old] = module
        return self.made[known, old]

    def compile(self, data, filename, namespace):
        """Compiles a user's source and gives its namespace builtins.

        Args:
            data: Bytes of the source, or text.
            filename: Name for tracebacks.
            namespace: Dict to run it in; builtins that it has stay.

        Returns:
            The code object.
        """
        known = self.dialect(data, filename)
        try:
            code = sources.compile_source(data, filename, python2=known == 2)
        except SyntaxError:
            text = sources.python2_syntax.decode(data)
            if known != 2 or dialect.of_text(text, self._told) == 2:
                raise
            # A file of Python 3 among those of Python 2.
            known = None
            code = sources.compile_source(data, filename, python2=False)
        if ownership.is_adopted_package(filename):
            old = self.old.of_installed(data)
        else:
            old = self.old.of_source(data)
        builtins_ = self.builtins(known, old)
        namespace.setdefault('__builtins__', builtins_)
        return code

    def dialect(self, data, filename=''):
        """Dialect of a source, by itself or by its project."""
        text = sources.python2_syntax.decode(data)
        shown = star_names.with_names(filename, text)
        found = dialect.sign(shown, self._told)
        known = dialect.in_program(found, text, self.project) or self._told
        return 2 if known is None and self.project == 2 else known

    def import_module(self, name, package=None):
        """`importlib.import_module` for a user's file."""
        name = importlib.util.resolve_name(name, package)
        found = self._special(name, ('*',), False, self.old)
        if found is not None:
            return found
        with self.asking(name, {}, 0):
            return importlib.import_module(name)

    def find_spec(self, name, path=None, target=None):
        """Finder: the user's files come first for the user's imports."""
        by_user = f'{self._requested[-1]}.'.startswith(f'{name}.')
        if path is None and not by_user:
            found = places.find(name, places.foreign_path())
            if places.is_namespace(found):
                # Its parts lie in all folders, the user's among them.
                whole = places.find(name, path)
                found = whole if places.is_namespace(whole) else found
            if found is not None:
                return found
        spec = places.find(name, path)
        return self.owned(spec) if spec else None

    def owned(self, spec):
        """A spec, its loader ours where the file is the user's."""
        source = isinstance(spec.loader, machinery.SourceFileLoader)
        if source and self._is_of_then(spec.name):
            ownership.adopt_package(spec)
        if source and ownership.is_user_file(spec.origin):
            name = spec.loader.name
            spec.loader = loading.UserLoader(name, spec.origin, self)
            spec.cached = None
        if spec.name in self.after_load:
            loading.call_after(spec.loader, self.after_load[spec.name])
        compiled = isinstance(spec.loader, machinery.ExtensionFileLoader)
        if compiled and ownership.is_user_file(spec.origin):
            numpy = self._stand_ins('numpy', False)
            name, path = spec.loader.name, spec.origin
            spec.loader = loading.ExtensionLoader(name, path, numpy)
        return spec

    def _is_of_then(self, name):
        """Whether a package that is imported was written for TensorFlow 1."""
        asked = self._requested[-1]
        if '.' not in name and f'{asked}.'.startswith(f'{name}.'):
            return old_packages.asks_old(asked)
        return name in old_packages.KNOWN and old_packages.asks_old(name)

    def _importer(self, is_python2, old):
        def __import__(name, globals=None, locals=None, fromlist=(), level=0):
            module = imported(name, globals, locals, fromlist, level)
            if self.after_import is not None:
                self.after_import()
            return module

        def imported(name, globals, locals, fromlist, level):
            scope = globals or {}
            if level == 0 and is_python2 and self._is_sibling(name, scope):
                level = 1
            try:
                if level == 0:
                    found = special(name, fromlist)
                    if found is not None:
                        return starred(found, fromlist)
                with self.asking(name, scope, level):
                    found = self._plain(name, globals, locals, fromlist, level)
                if level == 0 and fromlist:
                    frame = sys._getframe(2)
                    found = parts.of_package(found, name, fromlist, frame)
                    return starred(found, fromlist)
                if level or '.' not in name:
                    return found
                return special(name.partition('.')[0], ()) or found
            except ModuleNotFoundError as error:
                lost = level == 0 and error.name == name.partition('.')[0]
                if lost and self._is_sibling(name, scope):
                    return imported(name, globals, locals, fromlist, 1)
                frame = sys._getframe(2)
                made = absent.instead(name, fromlist, error, frame)
                if level or made is None:
                    raise
                return made

        def starred(module, fromlist):
            top = module.__name__.partition('.')[0]
            if '*' not in (fromlist or ()) or places.is_own(top):
                return module
            return parts.starred(module, stand_in)

        def stand_in(name):
            return self._stand_ins(name, is_python2)

        def special(name, fromlist):
            try:
                return self._special(name, fromlist, is_python2, old)
            except RemovedModuleError as error:
                frame = sys._getframe(3)
                return absent.module(name, fromlist, error, frame)

        return __import__

    def _special(self, name, fromlist, is_python2, old):
        module = old.get(name)
        if module is None:
            module = self._stand_ins(name, is_python2)
            module = user_builtins.module(name, module, self)
            if module is None or places.is_own(name.partition('.')[0]):
                return None
        if fromlist:
            return parts.filled(module, name, fromlist, old, sys._getframe(4))
        top = name.partition('.')[0]
        if top == name:
            return module
        return old.get(top) or self._stand_ins(top, is_python2)

    def _plain(self, name, globals, locals, fromlist, level):
        top = name.partition('.')[0]
        inside = top in self._shown  # One of its own files asks for it.
        if level == 0 and not inside and self._is_shadowed(top):
            with self._swapped(top):
                return builtins.__import__(
                    name, globals, locals, fromlist, level
                )
        return builtins.__import__(name, globals, locals, fromlist, level)

    @contextlib.contextmanager
    def asking(self, name, scope, level):
        """Marks an import as the user's own while it lasts."""
        if level:
            package = scope.get('__package__') or scope.get('__name__', '')
            package = package.rsplit('.', level - 1)[0]
            name = f'{package}.{name}' if name else package
        self._requested.append(name)
        try:
            yield
        finally:
            self._requested.pop()

    def _is_sibling(self, name, scope):
        """Whether Python 2 would import a neighbour inside a package."""
        package = scope.get('__package__')
        if not package or scope.get('__file__') in sources.absolute:
            return False
        top = name.partition('.')[0]
        folders = getattr(sys.modules.get(package), '__path__', ())
        spec = places.find(f'{package}.{top}', list(folders))
        return spec is not None and ownership.is_user_file(spec.origin or '')

    def _is_shadowed(self, top):
        """Whether an installed module hides the user's own of that name."""
        if top in self._private:
            return True
        loaded = sys.modules.get(top)
        if loaded is None or top in places.EARLY or top == '__main__':
            return False
        if ownership.is_user_file(getattr(loaded, '__file__', '') or ''):
            return False
        return places.is_own(top)

    @contextlib.contextmanager
    def _swapped(self, top):
        """Shows the user's modules of a name instead of the installed."""
        mine = self._private.setdefault(top, {})
        theirs = loading.unload(top)
        sys.modules.update(mine)
        self._shown.add(top)
        try:
            yield
        finally:
            self._shown.discard(top)
            mine.update(loading.unload(top))
            sys.modules.update(theirs)
