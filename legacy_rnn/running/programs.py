"""The program to run: a script, a module, a line of code, a notebook."""

from __future__ import annotations

import dataclasses
import importlib.machinery
import os
import sys

from legacy_rnn.compat.sources import parsing, reading
from legacy_rnn.compat.sources.notebook import notebooks


class CannotRun(Exception):
    """The program was never reached; the message says why."""


@dataclasses.dataclass
class Program:
    """One program and its place.

    Args:
        source: Bytes of the source, Python 2 or 3.
        filename: Name that tracebacks show.
        argv: The program's `sys.argv`.
        folder: First entry of the program's `sys.path`.
        package: Its `__package__`; None unless run by `-m`.
        spec: Its `__spec__`; None unless run by `-m`.
        left: Lines that say which cells of a notebook are not run.
    """

    source: bytes
    filename: str
    argv: list[str]
    folder: str
    package: str | None = None
    spec: object = None
    left: tuple[str, ...] = ()

    @property
    def name(self):
        """Short name for messages."""
        return os.path.basename(self.filename)


def not_run(number, error):
    """What is said of a notebook's cell that is no Python.

    Args:
        number: Of the code cell, from 1.
        error: Its SyntaxError.
    """
    return (
        f'cell {number} is no Python and is not run: {parsing.describe(error)}'
    )


def from_script(path, args):
    """Reads a script, a notebook, or a folder with a `__main__.py`.

    Raises:
        CannotRun: It is not there or cannot be read.
    """
    given = path
    if not path:
        raise CannotRun('SCRIPT: expected a path, got an empty name')
    if os.path.isdir(path):
        path = os.path.join(path, '__main__.py')
        if not os.path.isfile(path):
            raise CannotRun(
                f'{given} is a folder without a __main__.py; name a script '
                'in it'
            )
    try:
        with open(path, 'rb') as file:
            source = file.read()
    except OSError as error:
        reason = error.strerror or error
        raise CannotRun(f'cannot read {given}: {reason}') from None
    left = ()
    try:
        if path.endswith('.ipynb'):
            notebook = notebooks.read(source, given)
            source = notebook.script.encode('utf-8')
            left = tuple(not_run(n, e) for n, e in notebook.left)
        else:
            reading.check_text(source, given)
    except ValueError as error:
        raise CannotRun(str(error)) from None
    folder = os.path.dirname(os.path.realpath(path))
    return Program(source, path, [given, *args], folder, left=left)


def from_code(code, args):
    """A program given on the command line, as `python -c` takes it."""
    return Program(code.encode('utf-8'), '<string>', ['-c', *args], '')


def from_module(name, args, folder=None):
    """Finds a module on the path, as `python -m` does.

    Args:
        name: Dotted name; a package's is that of its `__main__`.
        args: Its arguments.
        folder: Folder that comes first on the path; the working folder if
            None.

    Raises:
        CannotRun: No such module, or it is not source.
    """
    if not name:
        raise CannotRun('-m: expected a module, got an empty name')
    folder = os.path.abspath(folder or os.getcwd())
    spec = _find(name, folder)
    if spec is None:
        raise CannotRun(f'no module named {name} in {folder} or on PYTHONPATH')
    if spec.submodule_search_locations is not None:
        spec = _find(f'{name}.__main__', folder)
    if spec is None:
        raise CannotRun(
            f'{name} is a package without a __main__ module; name one of its '
            'modules'
        )
    if not isinstance(spec.loader, importlib.machinery.SourceFileLoader):
        raise CannotRun(f'cannot run {name}: it is not a source module')
    with open(spec.origin, 'rb') as file:
        source = file.read()
    package = spec.name.rpartition('.')[0]
    argv = [spec.origin, *args]
    return Program(source, spec.origin, argv, folder, package, spec)


def _find(name, folder):
    """The module's spec, or None; the folder comes first on the path.

    Packages around it are found, not imported: they are the user's too.
    """
    place, found = [folder, *sys.path], None
    parts = name.split('.')
    for length in range(1, len(parts) + 1):
        dotted = '.'.join(parts[:length])
        try:
            found = importlib.machinery.PathFinder.find_spec(dotted, place)
        except (ImportError, ValueError):
            found = None
        except KeyError:  # A package without __init__ in another such.
            found = importlib.machinery.ModuleSpec(
                dotted, None, is_package=True
            )
            inner = (os.path.join(entry, parts[length - 1]) for entry in place)
            found.submodule_search_locations = list(
                filter(os.path.isdir, inner)
            )
        if found is None:
            break
        place = list(found.submodule_search_locations or ())
    return found
