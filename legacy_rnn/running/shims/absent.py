"""A package that a user's module imports and that is not installed.

A module of helpers often imports more than the script that uses it needs. Its
imports of well-known packages succeed; the first use of one raises the error
that the import would have raised. The script's own imports fail at once, and
so do those that a `try` stands ready for.
"""

from __future__ import annotations

import ast
import types

from legacy_rnn.compat.sources import parsing

from .. import advice


class Absent(types.ModuleType):
    """Raises ModuleNotFoundError as soon as it is used.

    Args:
        name: Dotted name that was imported.
        error: What the import raised.
    """

    def __init__(self, name, error):
        super().__init__(name)
        self.__dict__['_error'] = error

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        self._refuse()

    def __call__(self, *args, **options):
        """Refuses."""
        self._refuse()

    def __mro_entries__(self, bases):
        self._refuse()

    def _refuse(self):
        error = self.__dict__['_error']
        raise ModuleNotFoundError(str(error), name=error.name)


def instead(name, fromlist, error, frame):
    """What an import statement gets instead of a package that is not there.

    Args:
        name: Dotted name that was asked for.
        fromlist: Names that a `from` statement asks for, or none.
        error: ModuleNotFoundError of the import.
        frame: Frame of the import statement.

    Returns:
        A module, or None where the error is to be seen at once.
    """
    top = name.partition('.')[0]
    known = error.name == top and advice.package(top) is not None
    if not known or '*' in (fromlist or ()) or not _is_free(frame):
        return None
    parts = name.split('.')[1:] if not fromlist else fromlist
    if fromlist:
        made = types.ModuleType(name)
        for part in parts:
            made.__dict__[part] = Absent(f'{name}.{part}', error)
        return made
    made = inner = Absent(top, error)
    for part in parts:
        inner.__dict__[part] = inner = Absent(part, error)
    return made


def _is_free(frame):
    """Whether a statement stands in a module, not the script, in no `try`."""
    if frame.f_code.co_name != '<module>':
        return False
    if frame.f_globals.get('__name__') == '__main__':
        return False
    try:
        with open(frame.f_code.co_filename, 'rb') as file:
            tree = parsing.tree(file.read(), frame.f_code.co_filename)
    except (OSError, SyntaxError):
        return False
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
    return not any(
        part.lineno <= frame.f_lineno <= (part.end_lineno or part.lineno)
        for node in tries
        for part in node.body
    )
