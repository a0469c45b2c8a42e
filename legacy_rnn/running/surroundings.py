"""The environment of a running program: every change, and its imports."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import re

from legacy_rnn import compat
from legacy_rnn.compat.dating import version_texts
from legacy_rnn.compat.namespace import messages
from legacy_rnn.compat.sources.programs import own_modules
from legacy_rnn.compat.sources.python2 import dialect, python2_syntax

from . import mixed, shims
from .imports import halves, importing, loading, tensorflow
from .patches import (
    at_exit,
    behaviour_of_2,
    checkpoints,
    cursor,
    determinism,
    graphs,
    json_numbers,
    launchers,
    lost_library,
    namespaces,
    old_calls,
    old_keras,
    old_quotients,
    outer_datasets,
    parallel_maps,
    private_shapes,
    process,
    queue_runners,
    quiet,
    regularizers,
    release_counts,
    release_seeds,
    replacing,
    runpy_files,
    seeds,
    sessions,
    sparse_shapes,
    tensors_in_arrays,
    text_files,
    text_values,
    true_tensors,
    unequal_shapes,
    whole_features,
    whole_shapes,
)

# Words of programs that want TensorFlow, or a package that loads it.
TENSORFLOW = re.compile(r'tensor|keras|tflearn|sonnet', re.I)


@dataclasses.dataclass(frozen=True)
class Settings:
    """How programs are run, the first one and those that it starts.

    Args:
        seed: Seed, or None.
        steps: Training steps that end a program, or None.
        fuse: Whether unrolls are fused where they can be.
        verbose: Whether today's chatter is to be seen.
        python: 2 or 3 where the user says what files that fit both are.
        rewrites: Whether Grappler may rewrite graphs.
    """

    seed: int | None = None
    steps: int | None = None
    fuse: bool = False
    verbose: bool = False
    python: int | None = None
    rewrites: bool = True


class Surroundings(contextlib.ExitStack):
    """Changes the process for a program, and restores it at the end.

    Args:
        program: `programs.Program`.
        choice: `releases.Choice`.
        watcher: `watching.Watcher`.
        settings: `Settings`.
        load: Function that gives today's tensorflow. It is called before the
            program where that names TensorFlow, otherwise at its import.

    Attributes:
        way: How the user chooses another release, with `{release}`.
        imports: `importing.UserImports` of the program.
        cursor: `cursor.Cursor` of the standard streams.
        call_at_exit: Calls what the program registered for its end.
        lacks_keras: Whether it is half-ported and needs tf_keras, which is
            not installed.
        loops: What `compat.fuse` told of each loop, `(name, why not)`.
    """

    way = '--release={release}'

    def __init__(self, program, choice, watcher, settings, load):
        super().__init__()
        self._program = program
        self._choice = choice
        self._watcher = watcher
        self._settings = settings
        self._load = load
        self._is_loaded = False
        self._texts = ()
        self.lacks_keras = False
        self.loops = []

    def __enter__(self):
        super().__enter__()
        try:
            self.enter_context(replacing.attribute(messages, 'WAY', self.way))
            self._build()
        except BaseException:
            self.close()
            raise
        return self

    def _build(self):
        program, enter = self._program, self.enter_context
        enter(process.of_its_own(program.folder or os.getcwd()))
        self.call_at_exit = enter(at_exit.of_program())
        enter(launchers.offered(self._choice, self._settings))
        enter(seeds.drawn(self._settings.seed))
        enter(quiet.arrays_as_then(self._choice.release))
        enter(quiet.line_by_line())
        enter(json_numbers.written())
        enter(lost_library.given())
        enter(quiet.warnings_kept(not self._settings.verbose))
        text = python2_syntax.decode(program.source)
        self.imports = self._imports(text)
        if self.imports.project == 2:
            enter(text_values.printed())
        own = own_modules.texts(program.filename, text)
        own[program.filename] = text
        half = self._choice.is_half_ported
        self.lacks_keras = enter(old_keras.of_program(own, half))
        self._texts = own.values()
        if any(map(TENSORFLOW.search, self._texts)):
            self._prepare()
        enter(self.imports.installed())
        enter(old_calls.taken(self.imports, half, self._choice.release))
        enter(runpy_files.of_users(self.imports))
        if not self._settings.verbose:
            enter(quiet.native_log())
        self.cursor = enter(cursor.Cursor())

    def _imports(self, text):
        program = self._program
        told = self._settings.python
        project = dialect.of_project(program.filename, text, told)
        imports = importing.UserImports(None, shims.find, project, told)
        imports.old = tensorflow.OldTensorFlow(
            self._choice.release,
            program.folder,
            functools.partial(loading.load_file, imports),
            self._prepare,
        )
        return imports

    def _prepare(self):
        """Loads TensorFlow and changes it, once."""
        if self._is_loaded:
            return
        self._is_loaded = True
        tf, release = self._load(), self._choice.release
        determinism.leave_unasked(tf)
        root = self.enter_context(namespaces.fresh(release))
        for change in self._changes(tf):
            self.enter_context(change)
        half = self._choice.is_half_ported
        if self._choice.mixed or half and release < tensorflow.COMPAT:
            mixed.allow(root, release)
        root.__dict__['_era'].is_open = half
        version = version_texts.named_in(self._texts, release)
        if half and not version:
            version = tf.__version__
            root.version.__dict__['VERSION'] = version
        if version:
            root.__dict__['__version__'] = version
        old = self.imports.old
        if half:
            self.imports.old = halves.HalfPorted(old, release, tf)
        self.imports.old.attach()

    def _changes(self, tf):
        """What changes TensorFlow, as context managers in order."""
        seed, rewrites = self._settings.seed, self._settings.rewrites
        yield compat.fuse(
            self._settings.fuse, lambda *told: self.loops.append(told)
        )
        yield sessions.watch(tf, self._watcher)
        yield sessions.configure(tf, seed is not None, rewrites)
        yield checkpoints.need_to_be_whole(tf)
        yield sparse_shapes.of_then(tf, self._choice.release)
        yield old_quotients.of_0_x(tf, self._choice.release)
        yield private_shapes.readable(tf)
        if not self._choice.is_half_ported:
            yield unequal_shapes.of_then(tf)
        yield whole_features.taken(tf)
        yield parallel_maps.taken(tf)
        yield regularizers.called_once(tf)
        yield outer_datasets.taken(tf)
        yield whole_shapes.taken(tf)
        yield text_files.decodable(tf)
        if self.imports.project == 2:
            yield text_values.of_python2(tf)
        if self._choice.is_half_ported:
            yield old_keras.optimizers_of_graphs(tf)
        else:
            yield tensors_in_arrays.held()
        yield queue_runners.ending(tf)
        yield release_seeds.of_then(tf, self._choice.release)
        yield release_counts.of_then(tf, self._choice.release)
        if self._choice.true_tensors:
            yield true_tensors.allowed()
        if seed is not None:
            yield seeds.seeded(tf, seed)
        yield behaviour_of_2.kept(tf, self._choice.behaviour)
        yield graphs.separate(tf)
        yield quiet.log_kept(tf, not self._settings.verbose)
        yield process.loaded_to_stay()
