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
from pathlib import Path
from typing import Any, NamedTuple

from legacy_rnn.compat.releases import Release
from legacy_rnn.console import command

FILES = ('legacy_rnn.toml', 'pyproject.toml')


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
            table = table.get('tool', {}).get('legacy_rnn')
        if table is not None:
            return _settings(table, path)
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


def _settings(table, path):
    _check(table, {'exclude', 'programs', *Program._fields}, path)
    programs = table.get('programs', {})
    if not isinstance(programs, dict):
        raise command.CommandError(f'{path}: programs must be a table')
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
    if not isinstance(values, dict):
        raise command.CommandError(
            f'{path}: programs."{name}" must be a table'
        )
    _check(values, Program._fields, path)
    return values


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
    return found


def _value(key, value, default, path):
    """A value of the type that its default has."""
    if isinstance(default, tuple):
        texts = isinstance(value, list) and all(
            isinstance(item, str) for item in value
        )
        if texts:
            return tuple(value)
        raise command.CommandError(
            f'{path}: {key} must be a list of texts, got {value!r}'
        )
    if type(value) is type(default) is int and value < 0:
        raise command.CommandError(
            f'{path}: {key} must be a whole number from 0 on, got {value}'
        )
    if type(value) is not type(default):
        kinds = {str: 'a text', int: 'a whole number', bool: 'true or false'}
        raise command.CommandError(
            f'{path}: {key} must be {kinds[type(default)]}, got {value!r}'
        )
    return value
