"""Notebooks are ported cell by cell."""

import json

import pytest

from legacy_rnn.compat.porting import port_notebook
from tests.compat.porting.tools import NEW_HEAD

IMPORT = 'import tensorflow as tf'
NEW_IMPORT = NEW_HEAD.rstrip('\n')


def book(*sources):
    cells = [{'cell_type': 'code', 'source': s} for s in sources]
    return json.dumps({'cells': cells, 'metadata': {}}, indent=1)


def check_cells(before, after, release='0.8'):
    """Cells are ported as expected, and a second time not at all."""
    ported = port_notebook(book(IMPORT, *before), release)
    assert ported.text == book(NEW_IMPORT, *after)
    assert port_notebook(ported.text, release).text == ported.text
    return ported


@pytest.mark.parametrize(
    'magic', ['%%time', '%%timeit -n 1', '%%capture out', '%%prun', '%%time\n']
)
def test_cell_under_a_magic_of_python_is_ported(magic):
    check_cells([f'{magic}\ntf.pack(a)'], [f'{magic}\ntf.stack(a)'])


@pytest.mark.parametrize('magic', ['%%bash', '%%html', '%%javascript'])
def test_cell_of_another_language_stays(magic):
    check_cells([f'{magic}\ntf.pack(a)'], [f'{magic}\ntf.pack(a)'])


def test_timed_statement_is_ported_and_shell_lines_stay():
    lines = '!ls\nx = !ls\n%time y = tf.{}(a)\nif a:\n    %cd x\nhelp?'
    check_cells([lines.format('pack')], [lines.format('stack')])


def test_python_2_is_ported():
    check_cells(
        ['%%time\nprint "a", tf.pack(a)', '    print 1'],
        ['%%time\nprint("a", tf.stack(a))', '    print(1)'],
    )


def test_kernel_of_python_2_tells_how_numbers_are_divided():
    about = {'language_info': {'name': 'python', 'version': '2.7.14'}}
    cells = [{'cell_type': 'code', 'source': 'y = a / b'}]
    text = json.dumps({'cells': cells, 'metadata': about})
    ported = port_notebook(text, '1.4')
    assert 'y = python2.divide(a, b)' in ported.text
    assert not [f for f in ported.findings if f.severity == 'check']


def test_finding_names_the_cell_and_its_line():
    ported = port_notebook(
        book(IMPORT, 'x = 1', '%%time\n\ny = getattr(tf, x)\n'), '0.8'
    )
    (finding,) = (f for f in ported.findings if f.severity == 'check')
    assert (finding.cell, finding.line, finding.place) == (3, 3, 'cell 3:3:5')


def test_cell_of_no_python_stays_and_is_named():
    broken = '%time y = f(\\\n    a,\n    tf.pack(b))'
    ported = check_cells(
        ['tf.pack(a)', broken, 'print "x"'],
        ['tf.stack(a)', broken, 'print("x")'],
    )
    (finding,) = (f for f in ported.findings if f.severity == 'check')
    assert (finding.cell, finding.line) == (3, 3)


def test_notebook_without_a_cell_of_python_is_refused():
    with pytest.raises(SyntaxError, match='cell 1, line 2'):
        port_notebook(book('x = 1\ny = f"{a" = 3\n'), '1.4')


def test_cell_of_which_nothing_is_left_stays_a_cell():
    private = 'from tensorflow.python.framework import ops'
    check_cells([private, 'tf.pack(a)', private], ['', 'tf.stack(a)', ''])


def test_import_of_python_3_stands_before_the_first_statement():
    cells = ['%matplotlib inline', 'x = sorted(y, cmp=lambda a, b: a - b)\n']
    ported = port_notebook(book(*cells), '0.8')
    new = [''.join(c['source']) for c in json.loads(ported.text)['cells']]
    assert new[0] == cells[0]
    assert new[1].startswith('from functools import cmp_to_key\nx = sorted(y')
