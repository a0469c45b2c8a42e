"""Settings of a project, which cannot be guessed, read from TOML.

[tool.legacy_rnn]                      # in pyproject.toml, or without
exclude = ["old/*"]                    # `tool.` in legacy_rnn.toml
prepare = "python make_data.py"
steps = 5

[tool.legacy_rnn.programs."train.py"]
arguments = ["--epochs", "1"]
release = "0.12"
"""

from __future__ import annotations

import difflib
import fnmatch
import importlib
import os
from pathlib import Path
from typing import Any, NamedTuple

from legacy_rnn.compat.releases import Release
from legacy_rnn.console import command

FILES = ('legacy_rnn.toml', 'pyproject.toml')
# What the system takes as a number of seconds, on all of them.
MOST = 2**31 - 1


class Program(NamedTuple):
    """How one program is run.

    Attributes:
        arguments: Its `sys.argv[1:]`.
        folder: Working folder, relative to the project; '' for that which
            its data suggest.
        prepare: Command of the shell that makes its data, or ''.
        release: `auto`, or the release's name.
        steps: Training steps after which it ends; 0 for its own end.
        timeout: Seconds that it may take.
        skip: Whether it is dated and ported alone.
    """

    arguments: tuple[str, ...] = ()
    folder: str = ''
    prepare: str = ''
    release: str = 'auto'
    steps: int = 3
    timeout: int = 600
    skip: bool = False


class Settings(NamedTuple):
    """What the tables say.

    Attributes:
        exclude: Patterns of paths that are no part of the project.
        common: The Program that all others start from.
        programs: Dict from paths to dicts of what differs.
    """

    exclude: tuple[str, ...] = ()
    common: Program = Program()
    programs: dict[str, dict[str, Any]] = {}

    def of(self, path):
        """The Program of a path, relative to the project."""
        return self.common._replace(**self.programs.get(path, {}))

    def unknown(self, paths):
        """Yields a line for each table of a program that is not there.

        Args:
            paths: Those of the project's programs.
        """
        for name in self.programs:
            if name not in paths:
                close = difflib.get_close_matches(name, paths, 1)
                hint = f'; did you mean {close[0]}?' if close else ''
                yield f'programs."{name}" is no program of the project{hint}'

    def leaves_out(self, path):
        """Whether a path is no part of the project."""
        return any(fnmatch.fnmatch(path, p) for p in self.exclude)


def read(folder):
    """Reads a project's settings.

    Args:
        folder: The project.

    Returns:
        Settings; those of an empty table where there is none.

    Raises:
        command.CommandError: A file is no TOML, or holds what is not known.
    """
    for name in FILES:
        path = Path(folder, name)
        if not path.is_file():
            continue
        table = _load(path)
        if name != FILES[0]:
            tools = _table(table.get('tool', {}), 'tool', path)
            table = tools.get('legacy_rnn')
        if table is not None:
            name = 'tool.legacy_rnn'
            return _settings(_table(table, name, path), path)
    return Settings()


def _load(path):
    try:
        toml = importlib.import_module('tomllib')
    except ModuleNotFoundError:  # Python 3.10
        toml = command.require('tomli')
    try:
        return toml.loads(path.read_text('utf-8'))
    except (ValueError, OSError) as error:
        raise command.CommandError(f'{path}: {error}') from None
    except RecursionError:
        raise command.CommandError(f'{path}: nests too deeply') from None


def _settings(table, path):
    _check(table, {'exclude', 'programs', *Program._fields}, path)
    programs = _table(table.get('programs', {}), 'programs', path)
    exclude = _value('exclude', table.get('exclude', []), (), path)
    own = {k: v for k, v in table.items() if k in Program._fields}
    return Settings(
        exclude,
        Program(**_values(own, path)),
        {
            name: _values(_checked_table(name, values, path), path)
            for name, values in programs.items()
        },
    )


def _checked_table(name, values, path):
    _check(_table(values, f'programs."{name}"', path), Program._fields, path)
    return values


def _table(value, name, path):
    """A value, where it is a table."""
    if not isinstance(value, dict):
        raise command.CommandError(f'{path}: {name} must be a table')
    return value


def _check(table, known, path):
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f'; did you mean {close[0]}?' if close else ''
            raise command.CommandError(
                f'{path}: unknown key {key!r}, expected one of '
                f'{", ".join(sorted(known))}{hint}'
            )


def _values(table, path):
    defaults = Program()._asdict()
    found = {
        key: _value(key, value, defaults[key], path)
        for key, value in table.items()
    }
    if found.get('release', 'auto') != 'auto':
        Release(found['release'])
    folder = os.path.normpath(found.get('folder', ''))
    if os.path.isabs(folder) or folder.split(os.sep)[0] == os.pardir:
        raise command.CommandError(
            f'{path}: folder must be a folder of the project, got '
            f'{found["folder"]!r}'
        )
    return found


def _value(key, value, default, path):
    """A value of the type that its default has."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(map(_is_text, value)):
            return tuple(value)
        expected = 'a list of texts'
    elif isinstance(default, bool):
        if isinstance(value, bool):
            return value
        expected = 'true or false'
    elif isinstance(default, int):
        if type(value) is int and 0 <= value <= MOST:
            return value
        expected = f'a whole number from 0 to {MOST}'
    else:
        if _is_text(value):
            return value
        expected = 'a text'
    raise command.CommandError(
        f'{path}: {key} must be {expected}, got {value!r}'
    )


def _is_text(value):
    """Whether a value is a text that a command line can hold."""
    return isinstance(value, str) and '\0' not in value
