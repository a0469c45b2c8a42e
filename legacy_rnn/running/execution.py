"""Executes a program with the old TensorFlow around it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import types

from legacy_rnn.compat.errors import REMOVED
from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.notebook import ipython
from legacy_rnn.console import streams

from . import (
    advice,
    cell_advice,
    encoding_advice,
    ending,
    keras_advice,
    python_advice,
    reports,
    stopping,
)
from .imports import ownership
from .notebook import lines as notebook_lines
from .patches import launchers
from .surroundings import Surroundings

INTERRUPTED = 130


class Execution:
    """One run of a program.

    Args:
        program: `programs.Program`.
        choice: `releases.Choice`: the release that it was written for.
        watcher: `watching.Watcher`.
        settings: `surroundings.Settings`.
        summarizes: Whether a last line tells of the run.

    Attributes:
        cause: What ended the program, as `reports.cause` returns it; None
            where it ended by itself.
        seconds: How long it ran.
    """

    def __init__(self, program, choice, watcher, settings, summarizes=True):
        self._program = program
        self._release = choice.release
        self._choice = choice
        self._watcher = watcher
        self._settings = settings
        self._summarizes = summarizes
        self._reached = False
        self.cause = None
        self.seconds = 0.0

    def run(self, load):
        """Runs the program to its end.

        Args:
            load: Function that gives today's tensorflow.

        Returns:
            The exit status: the script's own; 2 if it was never reached or
            asked for what has no home; 130 if interrupted.
        """
        self._around = Surroundings(
            self._program, self._choice, self._watcher, self._settings, load
        )
        self._threads = ending.Threads()
        loose = contextlib.nullcontext()
        if self._settings.steps is not None:
            loose = self._threads.loose()
        with self._around, loose:
            start = time.monotonic()
            try:
                with self._watcher.stopper.waker.waiting():
                    error, status = self._call()
            except stopping.StepsDone as late:
                error, status = late, 0
            finally:
                self.seconds = time.monotonic() - start
            self.cause = reports.cause(error)
            self.hint = self._hint_at(error)
            return self._report(error, status)

    def _call(self):
        """Runs the program; returns what escaped it and its exit status."""
        program = self._program
        sys.argv = list(program.argv)
        sys.path[:] = [program.folder, *_without_own_folder(sys.path)]
        module = types.ModuleType('__main__')
        module.__dict__.update(
            __package__=program.package, __spec__=program.spec
        )
        if program.filename not in ownership.GIVEN:
            module.__file__ = os.path.abspath(program.filename)
        sys.modules['__main__'] = module
        source = program.source
        if program.filename.endswith('.ipynb'):
            source = notebook_lines.prepare(program, module.__dict__)
        elif ipython.EXPORTED.search(source.decode('latin-1')):
            notebook_lines.serve(module.__dict__)
        try:
            code = self._around.imports.compile(
                source, program.filename, module.__dict__
            )
            self._reached = True
            if program.package:
                self._around.imports.import_module(program.package)
            exec(code, module.__dict__)
            self._threads.join()
        except BaseException as error:
            end = self._watcher.stopper.end_before(error)
            if end is not None:
                return end, 0
            is_exit = isinstance(error, SystemExit)
            return error, _status(error) if is_exit else 1
        return None, 0

    def _report(self, error, status):
        """Prints what is to be said of the end; returns the exit status."""
        self._flush()
        if _is_interruption(error):
            status = INTERRUPTED
        elif isinstance(error, REMOVED) or not self._reached:
            status = 2 if error is not None else status
        lines = self._explain(error, status)
        if isinstance(error, stopping.StepsDone):
            self._threads.leave(self._watcher.end)
        elif error is not None:
            with contextlib.suppress(KeyboardInterrupt):
                self._threads.join()
        self._around.call_at_exit()
        self._flush()
        if status == 2 and not self._watcher.runs:
            self._say(lines)
            return status
        if status == 2 or _is_interruption(error):
            self._say([*self._summary(), *lines])
        else:
            hint = [self.hint] if self.hint and self._summarizes else []
            self._say([*lines, *self._summary(), *hint])
        return status

    def _explain(self, error, status):
        if error is None or isinstance(error, SystemExit):
            return []
        place = reports.place(error)
        at = f' at {os.path.basename(place[0])}:{place[1]}' if place else ''
        if isinstance(error, KeyboardInterrupt):
            return [f'interrupted{at}']
        if not self._reached:
            return [_never_reached(error, self._program.name)]
        if status != 2 or self._settings.verbose:
            reports.show(error)
        return advice.advise(error, place, self._release)

    def _hint_at(self, error):
        """What helps where an encoding, a Python, a Keras or a cell is."""
        if not isinstance(error, Exception):
            return None
        place = reports.place(error)
        return (
            keras_advice.advise(error, self._around.lacks_keras)
            or encoding_advice.advise(error, place)
            or cell_advice.advise(error, place, self._release)
            or python_advice.advise(error, place, self._around.imports)
        )

    def _summary(self):
        if not self._summarizes:
            return []
        fused = []
        if self._settings.fuse:
            fused = [reports.fused(self._around.loops)]
        last = reports.summary(self._release, self._watcher, self.seconds)
        started = launchers.noted()
        if started[0]:
            last += f'; what it started made {reports.steps(*started)}'
        return [*fused, last]

    def _say(self, lines):
        if lines:
            self._around.cursor.end_line()
        for line in lines:
            text = streams.printable(' '.join(line.split()))
            print(f'legacy-rnn: {text}', file=sys.stderr)
        self._flush()  # A program's own stream may have no such method.

    def _flush(self):
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()


def _is_interruption(error):
    """Whether a user interrupted the program."""
    # The end by --steps is one, for tests let it through.
    is_end = isinstance(error, stopping.StepsDone)
    return isinstance(error, KeyboardInterrupt) and not is_end


def _never_reached(error, name):
    if isinstance(error, SyntaxError):
        return f'{name}: {parsing.describe(error)}'
    return f'{name}: {error}'


def _status(error):
    """Exit status of a SystemExit; its message goes to stderr."""
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    print(error.code, file=sys.stderr)
    return 1


def _without_own_folder(path):
    """`sys.path` without the folder by which this command was found."""
    if getattr(sys.flags, 'safe_path', False):
        return list(path)
    main = getattr(sys.modules['__main__'], '__file__', None)
    own = {'', os.getcwd()} if main is None else {'', os.path.dirname(main)}
    spec = getattr(sys.modules['__main__'], '__spec__', None)
    if spec is not None:
        own.add(os.getcwd())
    kept = list(path)
    if kept and kept[0] in own:
        kept.pop(0)
    return kept
