"""What only IPython understands in a notebook, done as Jupyter does it.

Shell lines, and the magics that change where and how the code runs. What
concerns Jupyter's page alone is not done; one line says so.

Source: IPython 8, "Built-in magic commands".
"""

from __future__ import annotations

import linecache
import os
import pathlib
import shlex
import sys
import warnings

from legacy_rnn.compat.sources.notebook import ipython

from ..imports import loading
from ..shims import jupyter
from . import commands

NAME = '__legacy_line__'
# Commands of the shell that are magics, too.
COMMANDS = frozenset('cat cp ls mkdir mv rm rmdir'.split())
# Programs that take a cell as their input.
PROGRAMS = {
    **{name: name for name in 'bash perl ruby sh python2 python3'.split()},
    **{'python': 'python', 'sx': 'sh', 'system': 'sh', '!': 'sh'},
}
# How often and how long code ran; the code itself is the program's.
SILENT = frozenset('%%prun %%time %%timeit'.split())
ELSE = ' (it would replace what the program runs on)'
PYLAB = """
import numpy, matplotlib
from matplotlib import pylab, mlab, pyplot
np, plt = numpy, pyplot
from pylab import *
from numpy import *
"""


def prepare(program, namespace):
    """Sets up what Jupyter provides to a notebook.

    Args:
        program: `programs.Program` of a notebook.
        namespace: Dict of its names.

    Returns:
        Its source, with calls of its lines.
    """
    text = program.source.decode('utf-8')
    shown = ipython.show(text).splitlines(keepends=True)
    # Tracebacks quote the code, not the notebook's JSON.
    linecache.cache[program.filename] = (
        len(text),
        None,
        shown,
        program.filename,
    )
    for line in program.left:
        print(f'legacy-rnn: {line}', file=sys.stderr, flush=True)
    namespace[NAME] = serve(namespace).run
    return ipython.called(text, NAME).encode('utf-8')


def serve(namespace):
    """Adds what IPython provides to a notebook, or a script made of one.

    Args:
        namespace: Dict of its names.

    Returns:
        The `Lines` behind its `get_ipython()`.
    """
    lines = Lines(namespace)
    namespace['get_ipython'] = lambda: lines
    namespace['display'] = jupyter.display
    return lines


class Lines:
    """Runs lines of IPython.

    Args:
        namespace: Dict of the notebook's names.
    """

    def __init__(self, namespace):
        self.user_ns = namespace
        self._folders = []
        self._told = set()

    def run(self, statement, assigned=False):
        """Runs a line, or a cell that begins with a magic.

        Args:
            statement: As the notebook holds it.
            assigned: Whether its value is wanted.

        Returns:
            The value.
        """
        first, _, cell = statement.lstrip('\n').partition('\n')
        if first.startswith('!!') or assigned and first.startswith('!'):
            return self.getoutput(first.lstrip('!'))
        if first.startswith('!'):
            return self.system(first[1:])
        word, _, rest = first.partition(' ')
        if first.startswith('%%'):
            return self.run_cell_magic(word[2:], rest, cell)
        if first.startswith('%'):
            value = self.run_line_magic(word[1:], rest)
            return value if assigned or value is None else print(value)
        return self._leave(first)

    def magic(self, line):
        """Runs a line magic, with or without its sign."""
        word, _, rest = line.lstrip('%').partition(' ')
        return self.run_line_magic(word, rest)

    def run_line_magic(self, name, line):
        """Runs `%name line`."""
        text = f'%{name} {line}'.strip()
        function = LINES.get(name)
        if name in COMMANDS:
            return self.system(f'{name} {line}')
        if name in PROGRAMS or name in ('pip', 'conda'):
            return self.system(line if name in PROGRAMS else text[1:])
        if function is not None:
            return function(self, commands.expand(line.strip(), self.user_ns))
        return self._leave(text)

    def run_cell_magic(self, name, line, cell):
        """Runs `%%name line` with the lines below it."""
        if name == 'capture':
            for taken in ipython.captured(f'%%{name} {line}'):
                self.user_ns[taken] = jupyter.Captured()
        if name in ('file', 'writefile'):
            return _write(commands.expand(line, self.user_ns), cell)
        command = PROGRAMS.get(name, line if name == 'script' else None)
        if command is None:
            return self._leave(f'%%{name} {line}'.strip())
        words = [*shlex.split(command), *_options(line, name)]
        self.user_ns['_exit_code'] = commands.feed(words, cell)
        return None

    def system(self, command):
        """Runs a command of the shell."""
        self._shell(command, wanted=False)

    def getoutput(self, command):
        """Runs a command of the shell; returns the lines that it wrote."""
        return self._shell(command, wanted=True)

    def _shell(self, command, wanted):
        command = commands.expand(command, self.user_ns)
        if commands.replaces(command):
            self._leave(f'!{command}', ELSE)
            return commands.Output()
        status, output = commands.run(command, wanted)
        self.user_ns['_exit_code'] = status
        return output

    def _leave(self, text, why=''):
        """Says once that a line is not run."""
        name = text.split()[0]
        if name not in SILENT and text not in self._told:
            self._told.add(text)
            line = f'legacy-rnn: not run: {text}{why}'
            print(line, file=sys.stderr, flush=True)

    def cd(self, line):
        """`%cd FOLDER`, `%cd -`, `%cd`."""
        words = [w for w in shlex.split(line) if w != '-q']
        folder = words[0] if words else '~'
        if folder == '-' and self._folders:
            folder = self._folders.pop()
        before = os.getcwd()
        try:
            os.chdir(os.path.expanduser(folder))
        except OSError as error:
            return print(error)  # As IPython does, which goes on.
        self._folders.append(before)
        if '-q' not in line.split():
            print(os.getcwd())

    def env(self, line):
        """`%env`, `%env NAME`, `%env NAME=VALUE`."""
        name, sign, value = line.partition('=')
        if not sign:
            name, sign, value = line.partition(' ')
        if not name:
            return dict(os.environ)
        if not sign:
            return os.environ.get(name)
        os.environ[name.strip()] = value.strip()
        return print(f'env: {name.strip()}={value.strip()}')

    def matplotlib(self, line):
        """`%matplotlib`: figures are drawn, and shown where windows are."""
        inline = line in ('inline', 'notebook', 'nbagg', 'widget', 'ipympl')
        if inline or not os.environ.get('DISPLAY'):
            os.environ['MPLBACKEND'] = 'Agg'
            warnings.filterwarnings('ignore', 'FigureCanvasAgg is non-int')
            loaded = sys.modules.get('matplotlib')
            if loaded is not None:
                loaded.use('Agg')

    def pylab(self, line):
        """`%pylab`: names of NumPy and matplotlib."""
        self.matplotlib(line)
        code = loading.finder().compile(PYLAB, '<string>', self.user_ns)
        exec(code, self.user_ns)

    def script(self, line):
        """`%run FILE ARGUMENTS`: its names are the notebook's afterwards."""
        words = shlex.split(line)
        shares = '-i' in words[:1]
        path, *arguments = words[1:] if shares else words
        path = path if path.endswith('.py') else f'{path}.py'
        before = sys.argv[1:]
        sys.argv[1:] = arguments
        try:
            space = dict(self.user_ns) if shares else {}
            space.pop('__builtins__', None)
            found = loading.run_file(loading.finder(), path, space, '__main__')
        finally:
            sys.argv[1:] = before
        hidden = ('__builtins__', '__file__', '__name__', '__package__')
        self.user_ns.update(
            (k, v) for k, v in found.items() if k not in hidden
        )


LINES = {
    'cd': Lines.cd,
    'env': Lines.env,
    'matplotlib': Lines.matplotlib,
    'pwd': lambda lines, line: os.getcwd(),
    'pylab': Lines.pylab,
    'run': Lines.script,
    'set_env': Lines.env,
    # The release is chosen already.
    'tensorflow_version': lambda lines, line: None,
}


def _options(line, name):
    """Arguments of a program that runs a cell."""
    return shlex.split(line) if name != 'script' and name in PROGRAMS else []


def _write(line, cell):
    """`%%writefile [-a] FILE`."""
    *options, name = shlex.split(line)
    path = pathlib.Path(name).expanduser()
    verb = 'Overwriting' if path.exists() else 'Writing'
    adds = options in (['-a'], ['--append'])
    with path.open('a' if adds else 'w', encoding='utf-8') as file:
        file.write(cell)
    print(f'{"Appending to" if adds else verb} {name}')
