"""Notebooks are read as one source and put back to the letter."""

import json
import time

import pytest

from legacy_rnn.compat.sources.notebook import ipython, notebooks
from legacy_rnn.compat.sources.notebook.notebooks import Notebook

PYTHON2 = {
    'kernelspec': {'display_name': 'Python 2', 'name': 'python2'},
    'language_info': {
        'codemirror_mode': {'name': 'ipython', 'version': 2},
        'name': 'python',
        'pygments_lexer': 'ipython2',
        'version': '2.7.12',
    },
    'toc': {'a': [1e-05, '\u00e9']},
}


def book(*sources, metadata=None, key='source', indent=1):
    outputs = [{'text': ['a\n'], 'x': 1.50}]
    cells = [{'cell_type': 'markdown', key: ['# %time\n']}]
    for source in sources:
        cell = {'cell_type': 'code', key: source, 'outputs': outputs}
        cells.append(cell)
    if key == 'input':
        about = {'worksheets': [{'cells': cells, 'metadata': {}}]}
    else:
        about = {'cells': cells}
    about['metadata'] = metadata or {}
    return json.dumps(about, indent=indent, ensure_ascii=False)


@pytest.mark.parametrize('key', ['source', 'input'])
@pytest.mark.parametrize('indent', [None, 1, 4, '\t'])
def test_changed_cell_alone_changes(key, indent):
    old = book(['a\n', 'b'], ['%x\n', 'c'], 'd\n', key=key, indent=indent)
    notebook = Notebook(old)
    assert notebook.ported(notebook.code) == old
    new = notebook.ported(notebook.code.replace('c\n', 'e\nf\n'))
    assert new == book(
        ['a\n', 'b'], ['%x\n', 'e\n', 'f'], 'd\n', key=key, indent=indent
    )


def test_kernel_is_python_3s_after_a_port():
    old = book('x = 1', metadata=PYTHON2)
    notebook = Notebook(old)
    assert notebook.python2
    new = notebook.ported(notebook.code)
    assert new == (
        old.replace('Python 2', 'Python 3')
        .replace('python2', 'python3')
        .replace('ipython2', 'ipython3')
        .replace('"version": 2', '"version": 3')
        .replace('2.7.12', '3.10')
    )
    assert Notebook(new).ported(notebook.code) == new
    assert not Notebook(new).python2


def test_kernel_of_python_3_stays():
    kernel = {'display_name': 'Python 3 (ipykernel)', 'name': 'python3'}
    told = {'name': 'python', 'version': '3.6.1'}
    old = book('x', metadata={'kernelspec': kernel, 'language_info': told})
    assert Notebook(old).ported(Notebook(old).code) == old


def test_kernel_of_an_old_environment_is_pythons_own():
    kernel = {'name': 'conda-tf12', 'language': 'python'}
    old = book('x', metadata={'kernelspec': kernel})
    new = json.loads(Notebook(old).ported(Notebook(old).code))
    assert new['metadata']['kernelspec']['name'] == 'python3'


def test_place_counts_code_cells_and_their_lines():
    notebook = Notebook(book('%%time\na\nb', ['c\n', 'd\n'], ''))
    lines = notebook.code.split('\n')
    assert notebook.place(lines.index('a') + 1) == (1, 2)
    assert notebook.place(lines.index('d') + 1) == (2, 2)
    assert Notebook(book()).place(1) == (1, 1)


def test_script_takes_the_future_to_its_top():
    notebook = Notebook(
        book('%pylab', 'from __future__ import division', metadata=PYTHON2)
    )
    compile(notebook.script, 'x', 'exec', dont_inherit=True)
    lines = notebook.script.splitlines()
    assert lines[0] == 'from __future__ import division'
    assert lines[-1] == '#!python2'
    assert len(lines) == len(notebook.code.splitlines()) + 1


@pytest.mark.parametrize(
    'names',
    [
        '(division,  # As in Python 3.\n    print_function)  # Both.',
        '(\n    division, print_function,\n)',
        'division, \\\n    print_function',
    ],
)
def test_future_may_be_imported_over_several_lines(names):
    notebook = Notebook(book('a = 1', f'from __future__ import {names}\nb'))
    compile(notebook.script, 'x', 'exec', dont_inherit=True)
    lines = notebook.script.splitlines()
    assert lines[0] == 'from __future__ import division, print_function'
    assert lines.index('b') == notebook.code.splitlines().index('b')


def test_blanks_behind_an_import_of_the_future_take_no_time():
    line = f'from __future__ import{" " * 900}!'
    notebook = Notebook(book(f'a = """\n{line}\n"""'))
    start = time.process_time()
    assert line in notebook.script
    assert time.process_time() - start < 1


def test_margin_of_a_cell_is_taken_off():
    old = book('    a = 1\n    if a:\n        %cd x\n')
    notebook = Notebook(old)
    compile(notebook.code, 'x', 'exec')
    assert notebook.ported(notebook.code) == old
    new = json.loads(notebook.ported(notebook.code.replace('1', '2')))
    source = new['cells'][1]['source']
    assert source == '    a = 2\n    if a:\n        %cd x\n'


@pytest.mark.parametrize(
    'text',
    [
        '',
        'x = 1',
        '[]',
        '3',
        '{}',
        '{"cells": 3}',
        '{"cells": [3]}',
        '{"cells": [{"cell_type": "code"}]}',
        '{"cells": [{"cell_type": "code", "source": null}]}',
        '{"cells": [{"cell_type": "code", "source": [1]}]}',
        '{"cells": [], "metadata": 3}',
        '{"worksheets": [{}], "metadata": {"kernelspec": "x"}}',
        '{"cells": [] ',
    ],
)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(ValueError, match='x.ipynb must be a notebook'):
        notebooks.read(text.encode(), 'x.ipynb')


def test_bytes_and_other_languages_are_refused():
    with pytest.raises(ValueError, match='must be a notebook'):
        notebooks.read(b'\xff\xfe', 'x.ipynb')
    other = book('x <- 1', metadata={'kernelspec': {'language': 'R'}})
    with pytest.raises(ValueError, match='must hold Python, got r'):
        notebooks.read(b'\xef\xbb\xbf' + other.encode(), 'x.ipynb')


@pytest.mark.parametrize(
    ('text', 'why'),
    [
        ('{"cells":' + '[' * 100_000 + ']' * 100_000 + '}', 'too deeply'),
        (
            '{"cells":[{"cell_type":"code","source":{"a":1}}]}',
            'JSON without cells',
        ),
        (
            '{"cells":[{"cell_type":"code","source":"x = \'\\ud800\'"}]}',
            'surrogate',
        ),
        (
            '{"cells":[{"cell_type":"code","source":"#%legacy-rnn-cell%\\n"}]}',
            'must hold no line',
        ),
    ],
)
def test_hostile_notebooks_are_none(text, why):
    with pytest.raises(notebooks.NoNotebook, match=why):
        notebooks.Notebook(text)


def test_cell_of_one_line_is_a_magic_without_its_sign():
    cells = ['cd data\n', 'pwd', 'run train.py --rate=3', 'x = 1\nls -l']
    old = book(*cells, 'ls - 3', 'cat(x)', 'ls -a', 'cp, mv = 1, 2', 'mv a')
    notebook = Notebook(old)
    hidden = [line for _, line in ipython.hidden(notebook.code)]
    assert hidden == ['%cd data', '%pwd', '%run train.py --rate=3', '%ls -a']
    called = ipython.called(notebook.code, 'f')
    assert "f('%cd data')\n" in called and "f('%pwd')\n" in called
    assert [number for number, _ in notebook.left] == [9]
    assert notebook.ported(notebook.code) == old
    new = notebook.ported(notebook.code.replace('cat(x)', 'cat(y)'))
    assert new == old.replace('cat(x)', 'cat(y)')
