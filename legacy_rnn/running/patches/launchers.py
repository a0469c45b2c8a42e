"""`python` for what a program starts: the user's files run as it does.

A folder of launchers comes first on PATH, one of them is `sys.executable`, and
`multiprocessing` starts its workers by it. A launcher that is to run a file of
the user's runs it under the same release; everything else it hands on to the
real Python.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import multiprocessing.spawn
import os
import shlex
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
CHOICE = ('true_tensors', 'mixed', 'written_for', 'behaviour')
START, SETTINGS = 'start.py', 'settings.json'
# Variable with the file in which those that are started note their steps.
STARTED = 'LEGACY_RNN_STARTED'
# A launcher's folder is no place of modules, and a child may know the library
# by the working folder of its parent alone.
_START = """\
import os, sys
folder = os.path.dirname(__file__)
sys.path[:] = [p for p in sys.path if p != folder]
try:
    from legacy_rnn.running import children
except ImportError:
    sys.path.append({home!r})
    from legacy_rnn.running import children
sys.exit(children.main(folder, sys.argv[1:]))
"""


@contextlib.contextmanager
def offered(choice, settings):
    """Puts launchers before the real Python.

    Their folder stays, for what goes on after the program; equal programs
    share it.

    Args:
        choice: `releases.Choice` of the program.
        settings: `surroundings.Settings` of the program.
    """
    posix = os.name == 'posix'
    folder = _folder(_files(choice, settings)) if posix else None
    if folder is None:
        yield
        return
    python = os.path.join(folder, NAMES[0])
    others = os.environ.get('PATH', os.defpath).split(os.pathsep)
    path = [folder, *(other for other in others if other != folder)]
    os.environ['PATH'] = os.pathsep.join(path)
    executable = replacing.attribute(sys, 'executable', python)
    with executable, _workers(python), _counting():
        yield


@contextlib.contextmanager
def _counting():
    if STARTED in os.environ:
        yield
        return
    with tempfile.NamedTemporaryFile() as file:
        os.environ[STARTED] = file.name
        try:
            yield
        finally:
            os.environ.pop(STARTED, None)


def note(runs, trained):
    """Notes the session runs and training steps of what was started."""
    with contextlib.suppress(OSError):
        with open(os.environ.get(STARTED, ''), 'a') as file:
            file.write(f'{runs} {trained}\n')


def noted():
    """Session runs and training steps of all that was started, as numbers."""
    try:
        with open(os.environ.get(STARTED, '')) as file:
            rows = [map(int, line.split()) for line in file]
    except OSError:
        rows = []
    runs, trained = map(sum, zip((0, 0), *rows, strict=True))
    return runs, trained


def _files(choice, settings):
    """Texts of the files of a folder, by name."""
    facts = {
        'python': sys.executable,
        'release': str(choice.release),
        'choice': {name: getattr(choice, name) for name in CHOICE},
        'settings': dataclasses.asdict(settings),
    }
    home = os.path.dirname(ownership.HOME)
    start = f'"${{0%/*}}/{START}"'
    command = f'exec {shlex.quote(sys.executable)} {start} "$@"'
    return {
        **dict.fromkeys(NAMES, f'#!/bin/sh\n{command}\n'),
        START: _START.format(home=home),
        SETTINGS: json.dumps(facts),
    }


def _folder(files):
    """The folder of these files, made if need be; None where none can be."""
    text = json.dumps(files, sort_keys=True)
    digest = hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    shared = os.path.join(tempfile.gettempdir(), f'legacy-rnn-{os.getuid()}')
    for parent in (os.path.join(cache, 'legacy-rnn'), shared):
        folder = os.path.abspath(os.path.join(parent, digest))
        with contextlib.suppress(OSError):
            os.makedirs(folder, mode=0o700, exist_ok=True)
            if os.stat(os.path.dirname(folder)).st_uid != os.getuid():
                continue
            for name, text in files.items():
                _save(folder, name, text)
            if os.access(os.path.join(folder, NAMES[0]), os.X_OK):
                return folder
    return None


def _save(folder, name, text):
    """Writes a file that others may be about to run."""
    path = os.path.join(folder, name)
    if os.path.exists(path):
        return
    with tempfile.NamedTemporaryFile('w', dir=folder, delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o700)
    os.replace(file.name, path)


@contextlib.contextmanager
def _workers(python):
    before = multiprocessing.spawn.get_executable()
    multiprocessing.set_executable(python)
    try:
        yield
    finally:
        multiprocessing.set_executable(before)
