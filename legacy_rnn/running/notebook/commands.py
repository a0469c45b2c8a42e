"""Commands of the shell in a notebook.

Source: IPython 8, `IPython.utils.process`, `IPython.utils.text`.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import string
import subprocess
import sys

# Installations that would take the place of what the program runs on.
INSTALLS = re.compile(r'\b(pip|conda)[\d.]*\s.*\binstall\b')
REPLACED = re.compile(
    r'(?:^|[\s\'"])(tensorflow|tensorflow-[cg]pu|tf-nightly|keras|numpy|'
    r'protobuf)(?![\w-])',
    re.I,
)
DOLLAR = re.compile(r'\$(?:\$|([A-Za-z_][\w.]*\w|[A-Za-z_]))')


class Output(list):
    """Lines that a command wrote: `.n` is their text."""

    @property
    def n(self):
        """The lines in one string."""
        return '\n'.join(self)

    @property
    def s(self):
        """The lines, blanks between them."""
        return ' '.join(self)


def run(command, wanted):
    """Runs a command of the shell.

    Args:
        command: Its text.
        wanted: Whether its output is wanted, not shown.

    Returns:
        Its exit status, and its output: `Output`, or None.
    """
    _flush()
    shell = os.environ.get('SHELL', '/bin/sh')
    into: dict = {'shell': True, 'executable': shell, 'text': True}
    if wanted:
        into.update(stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    done = subprocess.run(command, **into)
    lines = Output(done.stdout.splitlines()) if wanted else None
    return done.returncode, lines


def feed(words, cell):
    """Runs a program with a cell as its input; returns its exit status."""
    _flush()
    return subprocess.run(words, input=cell, text=True).returncode


def expand(text, namespace):
    """A line with the values of `{expression}`, `$name`, and `$$` for `$`.

    Args:
        text: The line. What cannot be evaluated is the shell's.
        namespace: Dict of the notebook's names.
    """

    def value(found):
        if found[0] == '$$':
            return '$'
        try:
            return str(eval(found[1], namespace))
        except Exception:
            return found[0]

    with contextlib.suppress(Exception):
        text = _Braces(namespace).vformat(text, (), {})
    return DOLLAR.sub(value, text)


def replaces(command):
    """Whether a command installs what the program runs on."""
    if not INSTALLS.search(command):
        return False
    texts = [command]
    for name in re.findall(r'\s(?:-r|--requirement)[\s=]*(\S+)', command):
        with contextlib.suppress(OSError):
            texts.append(pathlib.Path(name).read_text('utf-8', 'replace'))
    return any(map(REPLACED.search, texts))


class _Braces(string.Formatter):
    """Formats `{expression}` with the values of a namespace."""

    def __init__(self, namespace):
        self._namespace = namespace

    def get_field(self, field_name, args, kwargs):
        return eval(field_name, self._namespace), field_name


def _flush():
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
