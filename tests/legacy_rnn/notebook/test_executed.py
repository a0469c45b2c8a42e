"""`legacy-rnn run NOTEBOOK --output=FILE`, in a kernel of Jupyter."""

import json

import pytest

from tests import forking

pytest.importorskip('nbclient')
pytest.importorskip('ipykernel')

CELLS = [
    'import sys\nimport numpy as np\nimport tensorflow as tf',
    'cell = tf.nn.rnn_cell.BasicLSTMCell(3)\n'
    'x = tf.placeholder(tf.float32, [2, 4, 3])\n'
    'steps = tf.unpack(tf.transpose(x, [1, 0, 2]))\n'
    'outputs, _ = tf.nn.rnn(cell, steps, dtype=tf.float32)\n'
    'loss = tf.reduce_mean(tf.square(tf.pack(outputs) - 1))\n'
    'train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)',
    'session = tf.InteractiveSession()\n'
    'session.run(tf.initialize_all_variables())\n'
    'for i in range(4):\n'
    '    _, value = session.run([train, loss], {x: np.ones([2, 4, 3])})\n'
    '    print i / 2, value, np.random.rand()',
    'print sys.argv[1:]\n!echo done',
]


def _write(path, cells):
    made = [
        {
            'cell_type': 'code',
            'metadata': {},
            'outputs': [],
            'execution_count': None,
            'source': text,
        }
        for text in cells
    ]
    whole = {'cells': made, 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 4}
    path.write_text(json.dumps(whole))


def _run(folder, *arguments):
    return forking.command(folder, 'run', *arguments)


def _texts(path):
    """What each cell wrote to the streams, or the error that ended it."""
    found = []
    for cell in json.loads(path.read_text())['cells']:
        parts = [o.get('text') or o.get('ename') for o in cell['outputs']]
        found.append(''.join(''.join(part) for part in parts))
    return found


def test_kernel_computes_what_the_runner_computes(tmp_path):
    _write(tmp_path / 'old.ipynb', [*CELLS, 'no Python', 'print "last"'])
    plain = _run(tmp_path, '--seed=3', 'old.ipynb', 'an', 'argument')
    assert plain.returncode == 0, plain.stderr
    assert '1 0.' in plain.stdout and "['an', 'argument']" in plain.stdout
    done = _run(
        tmp_path,
        *('--seed=3', 'old.ipynb', 'an', '--output=new/out.ipynb', 'argument'),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == 'wrote new/out.ipynb\n'
    written = ''.join(_texts(tmp_path / 'new/out.ipynb'))
    assert written.replace('\r\n', '\n') == plain.stdout
    for said in plain.stderr, done.stderr:
        assert 'cell 5 is no Python and is not run: line 1' in said


@pytest.mark.deep
def test_failing_cell_ends_the_notebook(tmp_path):
    _write(tmp_path / 'old.ipynb', ['print "one"', '1 / 0', 'print "two"'])
    done = _run(tmp_path, '--output=out.ipynb', 'old.ipynb')
    assert done.returncode == 1
    assert 'cell 2: ZeroDivisionError' in done.stderr
    texts = _texts(tmp_path / 'out.ipynb')
    assert texts == ['one\n', 'ZeroDivisionError', '']


@pytest.mark.parametrize(
    'arguments, message',
    [
        (['--output=out.ipynb', 'main.py'], '--output must come with a note'),
        (['--output=o.ipynb', '--trace=t', 'old.ipynb'], 'exclude each other'),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, arguments, message):
    _write(tmp_path / 'old.ipynb', CELLS)
    (tmp_path / 'main.py').write_text('import tensorflow')
    done = _run(tmp_path, *arguments)
    assert done.returncode == 2 and message in done.stderr
    assert not (tmp_path / 'out.ipynb').exists()
