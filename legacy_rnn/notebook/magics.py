"""The IPython extension: `%load_ext legacy_rnn`.

    %tensorflow_version 1.x     from this cell on, or 0.12, 1.4 and so on
    %%tensorflow_version 0.12   for one cell
    %legacy python 2            cells are Python 2; 3, or auto
    %legacy date                which releases the cells so far fit
    %legacy port                writes the last cell, ported, below
    %legacy fuse                the fused unroll for loops built from now on

Source: IPython 8, "Creating extensions" and "Custom magics".
"""

from __future__ import annotations

import contextlib
import sys
import types

from legacy_rnn import compat
from legacy_rnn.compat.namespace import namespaces
from legacy_rnn.running import programs, releases, surroundings
from legacy_rnn.running.notebook import commands
from legacy_rnn.running.notebook.lines import ELSE
from legacy_rnn.running.patches import seeds

from . import activation, history
from .activation import Activation
from .cells import Cells

_USAGE = 'usage: %legacy date | port | fuse [off] | python 2|3|auto'
_VERSION = 'usage: %tensorflow_version 1.x, or a release such as 0.12 or 1.4'


class _Chosen(Activation):
    """An Activation that a magic chose."""

    way = '%tensorflow_version {release}'


class _Started(Activation):
    """An Activation of a notebook that the command runs."""

    way = surroundings.Surroundings.way


class Magics:
    """What the extension does in one shell of IPython.

    Args:
        shell: IPython's `InteractiveShell`.
    """

    def __init__(self, shell):
        self._shell = shell
        self._active = None
        self._cells = Cells()
        self._depth = 0
        self._said = ''

    def load(self):
        """Registers the magics, over existing ones of these names."""
        shell = self._shell
        name = 'tensorflow_version'
        shell.register_magic_function(self.choose, 'line', name)
        shell.register_magic_function(self.choose_once, 'cell', name)
        shell.register_magic_function(self.legacy, 'line', 'legacy')
        self._system, shell.system = shell.system, self._run_in_shell
        shell.input_transformers_cleanup.append(self._convert)
        shell.ast_transformers.append(self)
        shell.events.register('pre_run_cell', self._begin)
        shell.events.register('post_run_cell', self._end)

    def unload(self):
        """Takes the extension out; TensorFlow is as it was."""
        shell = self._shell
        shell.input_transformers_cleanup.remove(self._convert)
        shell.ast_transformers.remove(self)
        shell.events.unregister('pre_run_cell', self._begin)
        shell.events.unregister('post_run_cell', self._end)
        if self._active is not None:
            self._active.close()
            self._active = None
        shell.system = self._system
        shell.user_ns.pop('__builtins__', None)

    def choose(self, line):
        """`%tensorflow_version RELEASE`."""
        if self._active is None and line.strip() in ('2', '2.x'):
            return print('TensorFlow 2 is what runs here.')
        with _as_usage_error():
            made = _Chosen(*activation.typed(_version(line), ''))
            self._begin_with(made)
        release = made.release
        for said in activation.imported_before(self._shell.user_ns, release):
            print(said)
        return print(f'TensorFlow {release} selected.')

    def start(self, path, arguments, release, settings):
        """Makes the cells those of a notebook that is to be run.

        Args:
            path: Its file.
            arguments: Its `sys.argv[1:]`.
            release: `auto`, or the release's name.
            settings: Fields of `surroundings.Settings`.
        """
        settings = surroundings.Settings(**settings)
        program = programs.from_script(path, arguments)
        choice = releases.choose(release, program, settings.python)
        sys.argv[:] = program.argv
        active = _Started(program, choice, settings)
        active.enter_context(seeds.drawn(settings.seed))
        self._begin_with(active)
        if active.imports.project == 2:
            self._cells.told = 2

    def _begin_with(self, active):
        """Makes an Activation that of the cells, unless one is."""
        activation.check_other(self._active, active.release)
        if self._active is None:
            self._active = active.__enter__()
        self._give_builtins(self._active)

    def choose_once(self, line, cell):
        """`%%tensorflow_version RELEASE`, for the rest of the cell."""
        with contextlib.ExitStack() as stack:
            with _as_usage_error():
                made = _Chosen(*activation.typed(_version(line), ''))
                active = stack.enter_context(made)
            space = self._shell.user_ns
            names = dict(space)
            before, self._active = self._active, active
            self._cells.begin(cell)
            try:
                self._give_builtins(active)
                result = self._shell.run_cell(cell)
            finally:
                self._active = before
                space.update(_rebound(names, space))
                space.pop('__builtins__', None)
                if before is not None:
                    self._give_builtins(before)
        result.raise_error()

    def legacy(self, line):
        """`%legacy COMMAND`."""
        from IPython.core.error import UsageError

        command, *arguments = line.split() or ['']
        if command == 'python' and arguments in (['2'], ['3'], ['auto']):
            self._cells.told = {'2': 2, '3': 3}.get(arguments[0])
            if self._active is None:
                print('it holds from %tensorflow_version on')
        elif command == 'fuse' and arguments in ([], ['on'], ['off']):
            compat.fuse(arguments != ['off']).__enter__()
        elif command == 'date' and not arguments:
            for text in history.date(self._cells_before()):
                print(text)
        elif command == 'port' and not arguments:
            self._port()
        else:
            raise UsageError(_USAGE)

    def visit(self, tree):
        """Transforms the trees of cells; see `Cells.visit`."""
        return tree if self._active is None else self._cells.visit(tree)

    def _port(self):
        from IPython.core.error import UsageError

        cells = self._cells_before()
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            raise UsageError('no cell before this one to port')
        release = None if self._active is None else self._active.release
        with _as_usage_error():
            text, findings = history.port(cells, release)
        for line in findings:
            print(line)
        self._shell.set_next_input(text, replace=False)

    def _run_in_shell(self, line):
        """`!COMMAND`, but for what would replace today's TensorFlow."""
        if self._active is None or not commands.replaces(line):
            return self._system(line)
        return print(f'not run: !{line}{ELSE}', file=sys.stderr)

    def _cells_before(self):
        """Texts of the cells that have run, by their numbers; no magics."""
        return _theirs(self._shell.history_manager.input_hist_raw[1:-1])

    def _convert(self, lines):
        """Lines of a cell as Python 3 reads them."""
        if self._active is None:
            return lines
        text = self._cells.converted(''.join(lines))
        return text.splitlines(keepends=True)

    def _begin(self, info):
        """A cell is about to run; some magics run another inside."""
        self._depth += 1
        if self._depth == 1 and self._active is not None:
            self._cells.begin(info.raw_cell)
            self._give_builtins(self._active)

    def _end(self, result):
        self._depth = max(0, self._depth - 1)
        failed = isinstance(result.error_in_exec, Exception)
        if self._depth == 0 and self._active is not None and failed:
            raw = self._shell.history_manager.input_hist_raw[1:]
            said = history.other_release(_theirs(raw), self._active.release)
            if said and said != self._said:
                print(said, file=sys.stderr)
            self._said = said

    def _give_builtins(self, active):
        found = active.imports.builtins(self._cells.known)
        self._shell.user_ns['__builtins__'] = found


@contextlib.contextmanager
def _as_usage_error():
    """Shows what is refused as IPython shows it: in one line."""
    from IPython.core.error import UsageError

    try:
        yield
    except (ValueError, SyntaxError, activation.TooLate) as error:
        raise UsageError(str(error)) from None


def _rebound(before, space):
    """Modules whose names a cell gave to TensorFlow of its own release.

    Args:
        before: The notebook's names before the cell.
        space: Those after it.

    Returns:
        Dict from these names to the modules of before.
    """
    return {
        name: module
        for name, module in before.items()
        if isinstance(module, types.ModuleType)
        and space.get(name) is not module
        and isinstance(space.get(name), namespaces.Namespace)
    }


def _theirs(cells):
    """Texts of cells, empty where they never ran or are a line of ours."""
    *before, last = cells or ['']
    kept = [text if history.is_source(text) else '' for text in before]
    return ['' if history.is_ours(text) else text for text in [*kept, last]]


def _version(line):
    from IPython.core.error import UsageError

    if len(line.split()) != 1:
        raise UsageError(_VERSION)
    return line.strip()


_LOADED: dict[int, Magics] = {}


def load(shell):
    """Loads the extension into a shell; returns its Magics."""
    if id(shell) not in _LOADED:
        magics = Magics(shell)
        magics.load()
        _LOADED[id(shell)] = magics
    return _LOADED[id(shell)]


def unload(shell):
    """Takes the extension out of a shell."""
    with contextlib.suppress(KeyError):
        _LOADED.pop(id(shell)).unload()
