"""Tracebacks of a script, and the summary at the end of a run."""

from __future__ import annotations

import collections
import linecache
import os
import sys
import traceback

from .imports import ownership

HERE = os.path.dirname(os.path.realpath(__file__))
RUN = os.path.join(os.path.dirname(HERE), 'run.py')


def place(error):
    """File name and line of the script's last frame, or None."""
    if isinstance(error, SyntaxError) and error.filename:
        return error.filename, error.lineno
    frames = [
        (frame.filename, frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if ownership.is_user_code(frame.filename)
    ]
    return frames[-1] if frames else None


def show(error):
    """Prints a traceback without the frames of the runner."""
    report = traceback.TracebackException.from_exception(error)
    _strip(report, set())
    if isinstance(error, SyntaxError):  # How a file was read is ours.
        kept = [f for f in report.stack if ownership.is_user_code(f.filename)]
        report.stack = traceback.StackSummary.from_list(kept)
    for text in report.format():
        sys.stderr.write(text)


def cause(error):
    """The last lines of an error's traceback: its place and message.

    Args:
        error: What ended a program, or None.

    Returns:
        Pair of lists of lines: the last frame of the program's own, and what
        the error says; None where the program ended by itself.
    """
    if error is None or isinstance(error, SystemExit) and _is_number(error):
        return None
    if isinstance(error, SystemExit):
        return [], str(error.code).split('\n')
    report = traceback.TracebackException.from_exception(error)
    said = ''.join(report.format_exception_only()).rstrip().split('\n')
    said = _without_graph(said)
    where = place(error)
    if where is None or isinstance(error, SyntaxError):
        return [], said
    code = linecache.getline(*where).strip()
    lines = [f'  File "{where[0]}", line {where[1]}', f'    {code}']
    return lines[: 1 + bool(code)], said


def summary(release, watcher, seconds):
    """The one line about a run.

    Args:
        release: The release assumed.
        watcher: `watching.Watcher` of the run.
        seconds: How long the script ran.
    """
    parts = [f'release {release}', steps(watcher.runs, watcher.trained)]
    last = list(watcher.scalars.items())[-4:]
    parts += [f'{_short(name)}={float(value):.6g}' for name, value in last]
    return f'{", ".join(parts)}, {seconds:.1f} s'


def steps(runs, trained):
    """Numbers of session runs and training steps, in words."""
    called = _counted(runs, 'Session.run call')
    return f'{called}, {_counted(trained or "no", "training step")}'


def fused(loops):
    """The one line about the loops of a program that asked to be fused.

    Args:
        loops: List of `(name, why not)`, the latter '' where it is fused.
    """
    if not loops:
        return 'fused nothing: the program called no loop of TensorFlow'
    counts = collections.Counter(loops)
    whole, left = [], []
    for (name, why_not), count in counts.items():
        shown = name if count == 1 else f'{count} {name}'
        if why_not:
            left.append(f'{shown} ({why_not})')
        else:
            whole.append(shown)
    told = f'fused {", ".join(whole) or "nothing"}'
    return f'{told}; not fused: {", ".join(left)}' if left else told


def _without_graph(said):
    """What TensorFlow says of a node, without the stack that made it."""
    kind, _, what = said[0].partition(': ')
    nodes = [i for i, x in enumerate(said) if x.startswith("Node: '")]
    if what != 'Graph execution error:' or not nodes:
        return said
    rest = said[nodes[0] + 1 :]
    end = rest.index('') if '' in rest else len(rest)
    return [f'{kind}: {rest[0]}', *rest[1:end]] if end else said


def _is_number(error):
    return error.code is None or isinstance(error.code, int)


def _counted(number, what):
    return f'{number} {what}' if number in (1, 'no') else f'{number} {what}s'


def _short(name):
    return name.removesuffix(':0')


def _strip(report, seen):
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    kept = [frame for frame in report.stack if not _is_ours(frame.filename)]
    report.stack = traceback.StackSummary.from_list(kept)
    _strip(report.__cause__, seen)
    _strip(report.__context__, seen)


def _is_ours(filename):
    real = os.path.realpath(filename)
    frozen = filename.startswith(('<frozen importlib', '<frozen runpy'))
    return frozen or real == RUN or real.startswith(HERE + os.sep)
