"""What a program starts by `python`: the user's files run as it does."""

from __future__ import annotations

import functools
import json
import os
import re
import sys
import sysconfig

from . import programs
from .imports import ownership
from .patches import launchers

# Options by which Python tells of itself, or goes on at the keyboard.
ASKING = '-hVi?'
# Options of Python 2 alone.
OLD = re.compile(r'-(3|t+|R|U|Q\w+)$')
# How helpers are started, and of them those that run the user's main module.
HELPERS = re.compile(r'from (multiprocessing|(joblib\.externals\.)?loky)\.')
WORKERS = re.compile(r'from multiprocessing\.(spawn|forkserver) import')
LOKY = re.compile(r'(joblib\.externals\.)?loky\.backend\.popen_loky_posix$')


def main(folder, argv):
    """Runs what a launcher was asked to; returns the exit status.

    Args:
        folder: Folder of the launcher.
        argv: Its arguments, as Python takes them.
    """
    with open(os.path.join(folder, launchers.SETTINGS)) as file:
        facts = json.load(file)
    options, rest = split(argv)
    real = [facts['python'], *options]
    try:
        ours = not _is_asking(options) and is_ours(rest)
        if ours and not options:
            return _run(_program(rest), facts)
    except programs.CannotRun:
        ours = False  # Python itself says why.
    start = [os.path.join(folder, launchers.START)] if ours else []
    os.execv(real[0], [*real, *start, *rest])


def split(argv):
    """Parts Python's own options from what it is to run.

    Args:
        argv: Arguments of a Python.

    Returns:
        Tuple of the options, without those that only Python 2 had, and the
        rest: `-c`, `-m` or a file, and what follows.
    """
    rest, options = list(argv), []
    while rest and rest[0].startswith('-') and rest[0] != '-':
        option = rest.pop(0)
        ending = re.fullmatch(r'-([^-cmWX]*)([cm])(.*)', option, re.S)
        if ending:
            options += [f'-{ending[1]}'] if ending[1] else []
            value = [ending[3]] if ending[3] else []
            rest = [f'-{ending[2]}', *value, *rest]
            break
        options.append(option)
        if re.fullmatch('-[^-WX]*[WX]', option) and rest:
            options.append(rest.pop(0))
    return [o for o in options if not OLD.match(o)], rest


def _is_asking(options):
    """Whether Python is to tell of itself, or to talk with somebody."""
    letters = (re.split('[WX]', o)[0] for o in options if o[:1] == '-')
    return any(set(text[1:]) & set(ASKING) for text in letters)


def is_ours(rest):
    """Whether the user's own code is to be run.

    Args:
        rest: What `split` leaves of the arguments.

    Raises:
        CannotRun: It cannot be read.
    """
    if not rest or rest[0] == '-':
        return sys.stdin is not None and not sys.stdin.isatty()
    if rest[0] in ('-c', '-m') and len(rest) < 2:
        return False
    if rest[0] == '-c':
        return not HELPERS.match(rest[1]) or bool(WORKERS.match(rest[1]))
    if rest[0] == '-m' and LOKY.match(rest[1]):
        return True
    if rest[0] != '-m' and _is_compiled(rest[0]):
        return False
    program = _program(rest)
    scripts = os.path.realpath(sysconfig.get_path('scripts'))
    folder = os.path.dirname(os.path.realpath(program.filename))
    own = folder != scripts and ownership.is_user_file(program.filename)
    return own


def _is_compiled(path):
    """Whether a file is one that Python compiled, which it runs itself."""
    try:
        with open(path, 'rb') as file:
            return b'\0' in file.read(16)
    except OSError:
        return False


def _program(rest):
    """What is to be run.

    Raises:
        CannotRun: It cannot be read.
    """
    if not rest or rest[0] == '-':
        source = sys.stdin.buffer.read()
        return programs.Program(source, '<stdin>', rest or [''], '')
    if rest[0] == '-c':
        return programs.from_code(rest[1], rest[2:])
    if rest[0] != '-m':
        return programs.from_script(rest[0], rest[1:])
    if LOKY.match(rest[1]):
        code = f"import runpy\nrunpy.run_module('{rest[1]}', None, '__main__')"
        return programs.from_code(code, rest[2:])
    return programs.from_module(rest[1], rest[2:])


def _run(program, facts):
    from legacy_rnn.compat.releases import Release
    from legacy_rnn.console import command

    from . import execution, releases, surroundings, watching

    settings = surroundings.Settings(**facts['settings'])
    choice = releases.Choice(Release(facts['release']), **facts['choice'])
    watcher = watching.Watcher(settings.steps)
    running = execution.Execution(
        program, choice, watcher, settings, summarizes=False
    )
    try:
        return running.run(functools.partial(command.tensorflow, settings))
    finally:
        launchers.note(watcher.runs, watcher.trained)
