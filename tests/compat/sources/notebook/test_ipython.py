"""Cells of IPython are Python, and come back to the letter."""

import ast

import pytest

from legacy_rnn.compat.sources.notebook import ipython

CELLS = {
    'line magic': ('%matplotlib inline\nx = 1', 'x = 1'),
    'shell line': ('!ls -l\nx = 1', 'x = 1'),
    'shell line that goes on': ('!pip install \\\n  a b\nx = 1', 'x = 1'),
    'shell line in a block': ('if x:\n    !ls', 'if x:\n    pass'),
    'help': ('?f\nf?\nf.g??\nx = 1', 'x = 1'),
    'output of a shell': ('x = !ls', 'x = []'),
    'output to two names': ('a[0], b = !ls', 'a[0], b = []'),
    'output of a magic': ('x = %timeit -o f()', 'x = None'),
    'timed statement': ('%time x = f(1)  # so', 'x = f(1)'),
    'profiled statement': ('%prun f(1)', 'f(1)'),
    'timed with options': ('%prun -s time f()', ''),
    'timed value': ('a, b = %time f(1)', 'a, b = f(1)'),
    'timed cell': ('%%time\nx = 1', 'x = 1'),
    'magics on one cell': ('\n%%capture a\n%%time\nx = 1\n!ls', 'x = 1'),
    'shell cell': ('%%bash\nx=$(ls)', ''),
    'written file': ('%%writefile a.py\nx = 1', ''),
    'page': ('%%html\n<b>a</b>', ''),
}


@pytest.mark.parametrize('name', CELLS)
def test_cell_is_python_and_comes_back(name):
    cell, python = CELLS[name]
    hidden = ipython.hide(cell)
    assert ast.dump(ast.parse(hidden)) == ast.dump(ast.parse(python))
    assert hidden.count('\n') == cell.count('\n')
    assert ipython.show(hidden) == cell


@pytest.mark.parametrize(
    'cell',
    [
        'x = (a\n  % b)',
        'x = a \\\n  % b',
        'x = """\n%time f()\nwhy?\n!ls\n"""\ny = 1',
        "x = 'it\\'s (' # (\ny = 'a\\\n%b'\nz = \"a=%s\" % x",
        'print "a=%d" % x\nprint "why?"',
        'x != y\nx = y == z\nx = 3 %y',
        '# why?\n# !ls',
        '"""why?\n"""',
        '',
    ],
)
def test_python_stays(cell):
    assert ipython.hide(cell) == cell


@pytest.mark.parametrize(
    'cell, python',
    [
        ('%matplotlib inline\nx = 1', "f('%matplotlib inline')\nx = 1"),
        ('if x:\n    !ls', "if x:\n    f('!ls')"),
        ('!a \\\n  b\n!c', "f('!a    b')\n\nf('!c')"),
        ('x = !ls', "x = f('!ls', True)"),
        ('x = %env A', "x = f('%env A', True)"),
        ('%time x = 1', 'x = 1  '),
        ('%%time\nx = 1', "f('%%time')\nx = 1"),
        ('\n%%bash\nls\n\nls', "\nf('%%bash\\nls\\n\\nls')\n\n\n"),
    ],
)
def test_hidden_lines_are_called(cell, python):
    called = ipython.called(ipython.hide(cell), 'f')
    assert called.partition('#')[0] == python


def test_magic_after_a_string_of_many_lines_is_found():
    cell = 'x = """\n(\n"""\n%matplotlib inline'
    assert list(ipython.hidden(ipython.hide(cell))) == [
        (4, '%matplotlib inline')
    ]
