"""The old TensorFlow of a release for code that is running already.

`legacy-rnn run` starts a program with the old TensorFlow around it. In a
notebook, a REPL or a program that runs, imports are answered from now on as
`run` answers them; installed packages keep today's TensorFlow.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import sys
import threading
import types
import warnings

from legacy_rnn.compat.releases import Release
from legacy_rnn.compat.sources.python2 import python2_syntax
from legacy_rnn.console import quiet_import
from legacy_rnn.running import programs, releases, surroundings, watching
from legacy_rnn.running.imports import ownership
from legacy_rnn.running.patches import old_calls, quiet

# Colab's name for the whole of a major version: its last release.
_MAJOR = {'1.x': '1.15', '0.x': '0.12'}


# What `activate` started and nobody has closed.
_ACTIVE: list[Activation] = []


class TooLate(RuntimeError):
    """The process already uses another TensorFlow; says what to do."""


def activate(release: str | Release) -> Activation:
    """Puts an old TensorFlow into the calling module and those beside it.

    Afterwards `import tensorflow as tf` and all imports below it give the
    calling module that release's namespace, and so do those of the files in
    its folder and below. Installed packages keep today's TensorFlow.

    Args:
        release: Such as `'1.4'`; `'1.x'` is 1.15.

    Returns:
        An `Activation`; its `close()` ends it, and so does a `with` block.

    Raises:
        ValueError: No release of that name.
        TooLate: TensorFlow has already computed in this process, or another
            release is active.

    Warns:
        UserWarning: The calling module has imported today's TensorFlow before.
    """
    space = sys._getframe(1).f_globals
    path = space.get('__file__')
    folder = os.path.dirname(os.path.abspath(path)) if path else os.getcwd()
    active = Activation(*typed(release, folder))
    check_other(_ACTIVE[-1] if _ACTIVE else None, active.release, 'close() it')
    active.__enter__()
    _ACTIVE.append(active)
    active.callback(_ACTIVE.remove, active)
    active.answer(space)
    for said in imported_before(space, active.release):
        warnings.warn(said, stacklevel=2)
    return active


class Activation(surroundings.Surroundings):
    """An old TensorFlow for the code of one folder, until it is closed.

    Args:
        program: `programs.Program`, as far as it is known; see `typed`.
        choice: `releases.Choice`.
        settings: `surroundings.Settings`.

    Attributes:
        release: The Release.
        imports: `importing.UserImports`, which compiles the user's code.

    Raises:
        TooLate: As for `activate`.
    """

    way = "legacy_rnn.activate('{release}')"

    def __init__(self, program, choice, settings=None):
        self.release = choice.release
        settings = settings or surroundings.Settings()
        watcher = watching.Watcher(settings.steps)
        super().__init__(program, choice, watcher, settings, _tensorflow)

    def __repr__(self):
        return f'<TensorFlow {self.release}, until its close()>'

    def _build(self):
        _check_unused()
        self.imports = self._imports(
            python2_syntax.decode(self._program.source)
        )
        self.enter_context(quiet.arrays_as_then(self.release))
        self.enter_context(self.imports.installed())
        self.enter_context(old_calls.taken(self.imports))

    def answer(self, space):
        """Answers the imports of a running module and of those beside it.

        Args:
            space: The module's `__dict__`.
        """
        ours = self.imports.builtins(None).__dict__['__import__']
        self.enter_context(_answered(space, self._program.folder, ours))


def typed(release, folder):
    """The program and Choice of code that is typed or runs already.

    Args:
        release: As for `activate`.
        folder: Where the code and its modules are.

    Raises:
        ValueError: No release of that name.
    """
    release = Release(_MAJOR.get(str(release), release))
    choice = releases.Choice(release, release <= releases.TRUE_TENSORS)
    return programs.Program(b'', '<stdin>', [], folder), choice


def check_other(active, release, way='restart'):
    """Refuses a release beside another.

    Args:
        active: The `Activation` that lasts, or None.
        release: The Release asked for.
        way: What to do to choose it.

    Raises:
        TooLate: They differ.
    """
    if active is not None and active.release != release:
        raise TooLate(
            f'TensorFlow {active.release} is active already; {way} to '
            f'choose {release}'
        )


def imported_before(space, release):
    """Yields a line for each name that is today's TensorFlow, or of it.

    Args:
        space: `__dict__` of a module.
        release: The Release that is active now.
    """
    for name, value in list(space.items()):
        if isinstance(value, types.ModuleType) and name[:1] != '_':
            if value.__name__.partition('.')[0] in ('tensorflow', 'keras'):
                yield (
                    f"{name} is today's: import it again for TensorFlow "
                    f'{release}'
                )


def _tensorflow():
    """Today's TensorFlow in graph mode, without its start-up lines."""
    module = quiet_import.import_tensorflow()
    from legacy_rnn.compat.namespace import graph_mode

    graph_mode.enter()
    return module


def _check_unused():
    tf = sys.modules.get('tensorflow')
    if tf is None or not tf.executing_eagerly():
        return
    from legacy_rnn.compat.namespace import graph_mode

    if graph_mode.eager_context_was_used():
        raise TooLate(
            'TensorFlow 2 has already computed in this process, and cannot '
            'change to graphs any more; restart, and choose the release first'
        )


@contextlib.contextmanager
def _answered(space, folder, ours):
    """Sends the imports of some modules to another `__import__`.

    Args:
        space: `__dict__` of a module whose imports are sent there.
        folder: Where the other modules are.
        ours: The other `__import__`.
    """
    before = builtins.__import__
    asking = threading.local()

    def __import__(name, globals=None, locals=None, fromlist=(), level=0):
        if getattr(asking, 'lasts', False) or not is_mine(globals):
            return before(name, globals, locals, fromlist, level)
        asking.lasts = True
        try:
            return ours(name, globals, locals, fromlist, level)
        finally:
            asking.lasts = False

    def is_mine(scope):
        if scope is None or scope is space:
            return scope is space
        path = os.path.abspath(scope.get('__file__') or os.sep)
        beside = path.startswith(os.path.join(folder, ''))
        return beside and ownership.is_user_file(path)

    builtins.__import__ = __import__
    try:
        yield
    finally:
        builtins.__import__ = before
