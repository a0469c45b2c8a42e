"""Lines of a notebook that stay are checked where they name TensorFlow."""

import json

import pytest

from legacy_rnn.compat.porting import port_notebook


def status(line):
    cells = ['import tensorflow as tf', f'{line}\nx = tf.pack(a)\n{line}']
    book = {'cells': [{'cell_type': 'code', 'source': c} for c in cells]}
    return port_notebook(json.dumps(book), '0.8').status


@pytest.mark.parametrize(
    'line',
    [
        '!pip install tensorflow==1.14 keras==2.2',
        '!pip install -q tensorflow-gpu==1.4 numpy',
        '%timeit tf.pack(a)',
    ],
)
def test_line_that_names_the_old_tensorflow_is_checked(line):
    assert status(line) == 'findings'


def test_version_of_colab_is_a_comment():
    line = '%tensorflow_version 1.x'
    cell = f'try:\n    {line}\nexcept Exception:\n    pass\n{line}  # for now'
    cells = ['import tensorflow as tf', cell]
    book = {'cells': [{'cell_type': 'code', 'source': c} for c in cells]}
    ported = port_notebook(json.dumps(book), '1.15')
    assert ported.status == 'ported'
    found = ''.join(json.loads(ported.text)['cells'][1]['source'])
    old = cell.replace(f'    {line}', f'    pass  # {line}')
    assert found == old.replace(f'\n{line}  #', f'\n# {line}  #')


@pytest.mark.parametrize(
    'line',
    [
        '!pip install tensorflow==1.14',
        '! pip3 install -q "tensorflow-gpu<2" --upgrade  # old',
        '%pip install tensorflow~=1.15.0',
        '!python -m pip uninstall -y tensorflow',
    ],
)
def test_line_that_installs_the_old_tensorflow_alone_is_a_comment(line):
    cells = ['import tensorflow as tf', f'x = 1\n{line}']
    book = {'cells': [{'cell_type': 'code', 'source': c} for c in cells]}
    ported = port_notebook(json.dumps(book), '1.15')
    assert ported.status == 'ported'
    found = ''.join(json.loads(ported.text)['cells'][1]['source'])
    assert found == f'x = 1\n# {line}'


def test_comment_stands_above_the_line():
    """And in no cell of another language, which may know no comment."""
    cells = [
        'import tensorflow as tf',
        '%%capture out\ny = tf.pack(a)',
        '%%bash\npip install tensorflow==1.4',
        'z = 1\n%timeit tf.pack(a)\nw = 2',
    ]
    book = {'cells': [{'cell_type': 'code', 'source': c} for c in cells]}
    for _ in range(2):
        ported = port_notebook(json.dumps(book), '0.8')
        book = json.loads(ported.text)
        assert [f.cell for f in ported.findings if f.severity == 'check']
    found = [''.join(cell['source']) for cell in book['cells']]
    check = '# legacy-rnn: check: this line stays as it is, and names TensorF'
    assert found[1].splitlines()[0] == '%%capture out'
    assert found[2] == cells[2]
    lines = found[3].splitlines()
    assert lines[1].startswith(check) and lines[2] == '%timeit tf.pack(a)'


@pytest.mark.parametrize(
    'line', ['%matplotlib inline', '!ls', '!pip install numpy', '%cd tf_data']
)
def test_other_lines_are_not_checked(line):
    assert status(line) == 'ported'
