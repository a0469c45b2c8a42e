"""A source or a notebook from standard input, its port to standard output."""

from __future__ import annotations

import dataclasses
import pathlib
import sys
import tempfile

from legacy_rnn.console import command

from .sources import Source

NAME = '-'
# What findings call it.
SHOWN = pathlib.Path('<stdin>')


def check(flags, arguments):
    """Refuses what standard input cannot be ported with."""
    if len(arguments) > 1:
        raise command.CommandError(
            f'{NAME} must be the only PATH, got {" ".join(arguments)}'
        )
    for name in ('write', 'outdir', 'report'):
        if flags[name].present:
            raise command.CommandError(
                f'--{name} has no meaning for {NAME}: the port goes to '
                'stdout, findings go to stderr'
            )


def port(port_one):
    """Ports what stands on standard input.

    Args:
        port_one: Function from a `sources.Source` to a `files.FileResult`.

    Returns:
        The FileResult, under the name `<stdin>`.
    """
    data = sys.stdin.buffer.read()
    with tempfile.TemporaryDirectory() as folder:
        suffix = '.ipynb' if data.lstrip()[:1] == b'{' else '.py'
        path = pathlib.Path(folder, f'stdin{suffix}')
        path.write_bytes(data)
        source = Source(path, pathlib.Path(path.name), path.parent, True)
        result = port_one(source)
    error = result.error.replace(str(path), str(SHOWN))
    return dataclasses.replace(result, path=SHOWN, error=error)


def write(result):
    """Writes a port to standard output, in its own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(result.data)
    sys.stdout.buffer.flush()
