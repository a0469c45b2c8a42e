"""`python` for what a program starts: the user's files run as it does.

A folder of launchers comes first on PATH, one of them is `sys.executable`, and
`multiprocessing` starts its workers by it. A launcher that is to run a file of
the user's runs it under the same release; everything else it hands on to the
real Python.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import multiprocessing.spawn
import os
import shlex
import shutil
import sys
import tempfile

from ..imports import ownership
from . import replacing

NAMES = (
    'python',
    *(f'python{version}' for version in ('2', '2.7', '3')),
    *(f'python3.{minor}' for minor in range(4, 9)),
)
# What of a program's choice is its children's, beside the release.
CHOICE = ('true_tensors', 'mixed', 'written_for', 'shapes_of_2')
START, SETTINGS = 'start.py', 'settings.json'
# A launcher's folder is no place of modules, and a child may know the library
# by the working folder of its parent alone.
_START = """\
import sys
sys.path[:] = [p for p in sys.path if p != {folder!r}]
try:
    from legacy_rnn.running import children
except ImportError:
    sys.path.append({home!r})
    from legacy_rnn.running import children
sys.exit(children.main({folder!r}, sys.argv[1:]))
"""


@contextlib.contextmanager
def offered(choice, settings):
    """Puts launchers before the real Python.

    Args:
        choice: `releases.Choice` of the program.
        settings: `surroundings.Settings` of the program.
    """
    with _folder() as folder:
        python = _write(folder, choice, settings)
        if not os.access(python, os.X_OK):
            yield  # Nothing may be executed there.
            return
        path = os.environ.get('PATH', os.defpath)
        os.environ['PATH'] = f'{folder}{os.pathsep}{path}'
        with replacing.attribute(sys, 'executable', python), _workers(python):
            yield


@contextlib.contextmanager
def _folder():
    folder, process = tempfile.mkdtemp(prefix='legacy-rnn-'), os.getpid()
    try:
        yield folder
    finally:
        if os.getpid() == process:  # Not where a program has forked.
            shutil.rmtree(folder, ignore_errors=True)


def _write(folder, choice, settings):
    facts = {
        'python': sys.executable,
        'release': str(choice.release),
        'choice': {name: getattr(choice, name) for name in CHOICE},
        'settings': dataclasses.asdict(settings),
    }
    _save(folder, SETTINGS, json.dumps(facts))
    home = os.path.dirname(ownership.HOME)
    start = _save(folder, START, _START.format(folder=folder, home=home))
    command = shlex.join([sys.executable, start])
    for name in NAMES:
        path = _save(folder, name, f'#!/bin/sh\nexec {command} "$@"\n')
        os.chmod(path, 0o755)
    return os.path.join(folder, NAMES[0])


def _save(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


@contextlib.contextmanager
def _workers(python):
    before = multiprocessing.spawn.get_executable()
    multiprocessing.set_executable(python)
    try:
        yield
    finally:
        multiprocessing.set_executable(before)
