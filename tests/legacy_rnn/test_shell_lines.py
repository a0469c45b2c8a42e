"""Every command on one mixed project, typed as people type it.

A package, a flat folder, a notebook and a half-ported script, some of them in
Python 2, in folders whose names have spaces and letters of other languages.
"""

import json
import subprocess
import sys

import pytest

NETWORK = """\
x = tf.placeholder(tf.float32, [4, 5, 3])
steps = [tf.squeeze(t, [1]) for t in tf.split(1, 5, x)]
outputs, state = tf.nn.rnn(tf.nn.rnn_cell.GRUCell(6), steps, dtype=tf.float32)
loss = tf.reduce_mean(tf.square(tf.pack(outputs)))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
session = tf.Session()
session.run(tf.initialize_all_variables())
for step in xrange(settings.STEPS):
    value, _ = session.run([loss, train], {x: [[[1., 2., 3.]] * 5] * 4})
    print 'loss of', __name__, '%.3f' % value
"""
HALF = """\
import tensorflow as tf
tf.compat.v1.disable_v2_behavior()
x = tf.compat.v1.placeholder(tf.float32, [2, 5, 3])
cell = tf.compat.v1.nn.rnn_cell.BasicLSTMCell(6)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    print(session.run(outputs, {x: [[[1, 2, 3]] * 5] * 2}).shape)
"""
BOOK = [
    '%matplotlib inline\nimport tensorflow as tf',
    '%%time\ny = tf.pack([1, 2])\n',
    '%%capture out\nprint "hidden"\nz = tf.mul(y, 3)',
    'print "of the book", tf.Session().run(z)',
]
FILES = {
    'pkg/__init__.py': '',
    'pkg/train.py': 'import tensorflow as tf\nimport settings\n' + NETWORK,
    'pkg/settings.py': 'STEPS = 2\n',
    'pkg/sub/__init__.py': 'from .. import settings\n',
    'README.md': 'Run `python -m pkg.train`.\n',
    'flat scripts/train.py': 'import tensorflow as tf\nimport settings\n'
    + NETWORK,
    'flat scripts/settings.py': 'STEPS = int(open("st\u00e4ps.txt").read())\n',
    'flat scripts/st\u00e4ps.txt': '3\n',
    'half.py': HALF,
    'new.py': 'import tensorflow as tf\nprint(tf.function(lambda: 1)())\n',
    'book.ipynb': json.dumps(
        {
            'cells': [
                {'cell_type': 'code', 'source': cell, 'outputs': []}
                for cell in BOOK
            ],
            'metadata': {'kernelspec': {'name': 'python2'}},
            'nbformat': 4,
        }
    ),
}


@pytest.fixture(scope='module')
def project(tmp_path_factory):
    """The folder above the project, and what its ports printed."""
    top = tmp_path_factory.mktemp('shell')
    for name, text in FILES.items():
        path = top / 'ein altes Pr\u00f6jekt' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')
    (top / 'elsewhere').mkdir()
    return top, shell(top, 'cd ein*; legacy-rnn port . --outdir=../new --copy')


def shell(folder, lines):
    """What some lines print on both streams; each must succeed."""
    call = f'legacy-rnn() {{ "{sys.executable}" -m legacy_rnn "$@"; }}'
    python = f'python() {{ "{sys.executable}" "$@"; }}'
    run = subprocess.run(
        [
            'sh',
            '-ec',
            f'{call}\n{python}\n{lines}'.replace('legacy-rnn', 'lr'),
        ],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert run.returncode == 0, run.stdout
    assert 'Traceback' not in run.stdout
    return run.stdout


def test_port_keeps_the_project_together(project):
    top, printed = project
    assert 'TensorFlow 2 already' in printed
    new = top / 'new'
    assert (new / 'flat scripts' / 'st\u00e4ps.txt').read_text() == '3\n'
    assert 'from . import settings' in (new / 'pkg/train.py').read_text()
    flat = (new / 'flat scripts' / 'train.py').read_text()
    assert '\nimport settings\n' in flat
    book = json.loads((new / 'book.ipynb').read_text())
    cells = [''.join(cell['source']) for cell in book['cells']]
    assert cells[1] == '%%time\ny = tf.stack([1, 2])\n'
    assert book['metadata']['kernelspec']['name'] == 'python3'


def test_date_takes_programs_one_by_one(project):
    top, _ = project
    printed = shell(top / 'elsewhere', 'legacy-rnn date ../ein*')
    folder = '../ein altes Pr\u00f6jekt'
    assert f'{folder}/pkg/train.py: fits 0.6 to 0.12' in printed
    assert f'{folder}/half.py: half-ported' in printed
    assert f'{folder}/new.py: TensorFlow 2 already' in printed
    assert printed.count('run takes 0.12') == 3
    assert 'fits no release' not in printed


def test_run_modules(project):
    top, _ = project
    line = 'legacy-rnn run -m pkg.train'
    printed = shell(top / 'ein altes Pr\u00f6jekt', line)
    assert printed.count('loss of __main__') == 2


@pytest.mark.deep
def test_ports_run_by_themselves(project):
    top, _ = project
    printed = shell(top / 'new/flat scripts', 'python train.py')
    assert printed.count('loss of __main__') == 3


@pytest.mark.deep
def test_run_scripts_and_notebooks(project):
    top, _ = project
    lines = """
        legacy-rnn run book.ipynb
        cd 'flat scripts'; legacy-rnn run train.py
    """
    printed = shell(top / 'ein altes Pr\u00f6jekt', lines)
    assert printed.count('loss of __main__') == 3
    assert 'of the book [3 6]' in printed


@pytest.mark.deep
def test_verify_scripts(project):
    top, _ = project
    line = 'legacy-rnn verify ../ein*/half.py ../new/half.py'
    assert 'PASS: 2 runs' in shell(top / 'elsewhere', line)


@pytest.mark.deep
def test_verify_modules(project):
    top, _ = project
    lines = """
        cd ../ein*
        legacy-rnn verify -m pkg.train pkg.train --new_dir=../new
    """
    assert 'PASS: 3 runs' in shell(top / 'elsewhere', lines)


@pytest.mark.deep
def test_parity_of_a_program(project):
    top, _ = project
    line = 'cd ../ein*; legacy-rnn parity -m pkg.train'
    printed = shell(top / 'elsewhere', line)
    assert 'parity: PASS' in printed
