"""Executes a program with the old TensorFlow around it."""

from __future__ import annotations

import contextlib
import functools
import linecache
import os
import sys
import threading
import time
import types

from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.sources import dialect, python2_syntax

from . import advice, mixed, reports, shims
from .imports import halves, importing, loading, tensorflow
from .patches import (
    at_exit,
    checkpoints,
    graphs,
    namespaces,
    private_shapes,
    process,
    quiet,
    release_seeds,
    seeds,
    sessions,
    shapes_of_2,
    sparse_shapes,
    text_files,
    true_tensors,
)

INTERRUPTED = 130
V1 = tensorflow.COMPAT


class Execution:
    """One run of a program.

    Args:
        program: `programs.Program`.
        choice: `releases.Choice`: the release that it was written for.
        watcher: `watching.Watcher`.
        seed: Seed, or None.
        verbose: Whether today's chatter is to be seen.
    """

    def __init__(self, program, choice, watcher, seed=None, verbose=False):
        self._program = program
        self._release = choice.release
        self._choice = choice
        self._watcher = watcher
        self._seed = seed
        self._verbose = verbose
        self._reached = False
        self.seconds = 0.0

    def run(self, tf):
        """Runs the program to its end.

        Args:
            tf: Today's tensorflow.

        Returns:
            The exit status: the script's own; 2 if it was never reached or
            asked for what has no home; 130 if interrupted.
        """
        with self._around(tf):
            start = time.monotonic()
            try:
                error, status = self._call()
            finally:
                self.seconds = time.monotonic() - start
            return self._report(error, status)

    @contextlib.contextmanager
    def _around(self, tf):
        """The process as the program wants it, and afterwards as it was."""
        folder = self._program.folder or os.getcwd()
        with contextlib.ExitStack() as stack:
            enter = stack.enter_context
            enter(process.of_its_own(folder))
            self._call_at_exit = enter(at_exit.of_program())
            root = enter(namespaces.fresh(self._release))
            for change in self._changes(tf):
                enter(change)
            half = self._choice.is_half_ported
            if self._choice.mixed or half and self._release < V1:
                mixed.allow(root, self._release)
            root.__dict__['_era'].is_open = half
            self._user_imports = self._imports(tf)
            self._user_imports.old.attach()
            enter(self._user_imports.installed())
            if self._verbose:
                enter(quiet.kept(tf))
            else:
                enter(quiet.hushed(tf))
                enter(quiet.native_log())
            yield

    def _changes(self, tf):
        """What this run changes, as context managers in order."""
        yield sessions.watch(tf, self._watcher)
        yield sessions.configure(tf, in_order=self._seed is not None)
        yield checkpoints.need_to_be_whole(tf)
        yield sparse_shapes.of_then(tf, self._release)
        yield private_shapes.readable(tf)
        yield text_files.decodable(tf)
        yield release_seeds.of_then(tf)
        if self._choice.true_tensors:
            yield true_tensors.allowed(tf)
        yield seeds.kept()
        if self._seed is not None:
            yield seeds.seeded(tf, self._seed)
        if self._choice.shapes_of_2:
            yield shapes_of_2.held(tf)
        yield graphs.separate(tf)
        yield quiet.arrays_as_then(self._release)
        yield quiet.line_by_line()

    def _imports(self, tf):
        program = self._program
        text = python2_syntax.decode(program.source)
        project = dialect.of_project(program.filename, text)
        imports = importing.UserImports(None, shims.find, project)
        imports.old = tensorflow.OldTensorFlow(
            self._release,
            program.folder,
            functools.partial(loading.load_file, imports),
        )
        if self._choice.is_half_ported:
            imports.old = halves.HalfPorted(imports.old, self._release, tf)
        return imports

    def _call(self):
        """Runs the program; returns what escaped it and its exit status."""
        program = self._program
        sys.argv = list(program.argv)
        sys.path[:] = [program.folder, *_without_own_folder(sys.path)]
        module = types.ModuleType('__main__')
        module.__dict__.update(
            __package__=program.package, __spec__=program.spec
        )
        if program.filename != '<string>':
            module.__file__ = os.path.abspath(program.filename)
        sys.modules['__main__'] = module
        if program.filename.endswith('.ipynb'):
            _show_cells(program)
        try:
            code = self._user_imports.compile(
                program.source, program.filename, module.__dict__
            )
            self._reached = True
            if program.package:
                self._user_imports.import_module(program.package)
            exec(code, module.__dict__)
            _join_threads()
        except SystemExit as error:
            return error, _status(error)
        except BaseException as error:
            return error, 1
        return None, 0

    def _report(self, error, status):
        """Prints what is to be said of the end; returns the exit status."""
        self._flush()
        if isinstance(error, KeyboardInterrupt):
            status = INTERRUPTED
        elif isinstance(error, RemovedSymbolError) or not self._reached:
            status = 2 if error is not None else status
        lines = self._explain(error, status)
        self._call_at_exit()
        self._flush()
        if status == 2 and not self._watcher.runs:
            self._say(lines)
            return status
        if status == 2 or isinstance(error, KeyboardInterrupt):
            self._say([self._summary(), *lines])
        else:
            self._say([*lines, self._summary()])
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
        if status != 2 or self._verbose:
            reports.show(error)
        return advice.advise(error, place, self._release)

    def _summary(self):
        return reports.summary(self._release, self._watcher, self.seconds)

    def _say(self, lines):
        for line in lines:
            text = ' '.join(line.split())
            print(f'legacy-rnn: {text}', file=sys.stderr, flush=True)

    def _flush(self):
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()


def _show_cells(program):
    """Lets tracebacks quote a notebook's code, not its JSON."""
    text = program.source.decode('utf-8')
    lines = text.splitlines(keepends=True)
    linecache.cache[program.filename] = (
        len(text),
        None,
        lines,
        program.filename,
    )


def _never_reached(error, name):
    if isinstance(error, SyntaxError):
        shown = (error.text or '').strip()
        after = f': {shown}' if shown else ''
        return f'{name}:{error.lineno}: {error.msg}{after}'
    return f'{name}: {error}'


def _status(error):
    """Exit status of a SystemExit; its message goes to stderr."""
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    print(error.code, file=sys.stderr)
    return 1


def _without_own_folder(path):
    """`sys.path` without the folder by which this command was found."""
    main = getattr(sys.modules['__main__'], '__file__', None)
    own = {'', os.getcwd()} if main is None else {'', os.path.dirname(main)}
    spec = getattr(sys.modules['__main__'], '__spec__', None)
    if spec is not None:
        own.add(os.getcwd())
    kept = list(path)
    if kept and kept[0] in own:
        kept.pop(0)
    return kept


def _join_threads():
    """Waits for the script's threads, as Python does at its end."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
