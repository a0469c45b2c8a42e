"""Files that take names of TensorFlow from each other run after a port."""

import pytest

from legacy_rnn import port
from tests import forking

SHOW = 'print(tf.Session().run({}).tolist())\n'
TREES = {
    'names': {
        'base.py': 'from tensorflow import placeholder, Session, float32\n',
        'main.py': (
            'from base import placeholder, Session, float32\n'
            'x = placeholder(float32, [])\n'
            'print(Session().run(x * 2, {x: 3.0}))\n'
        ),
    },
    'a chain': {
        'a.py': 'from tensorflow import concat, pack\n',
        'b.py': 'import tensorflow as tf\nfrom a import concat, pack\n',
        'main.py': (
            'from b import concat, pack, tf\n'
            + SHOW.format('concat(0, [pack([1, 2]), tf.pack([3])])')
        ),
    },
    'attributes': {
        'base.py': (
            'import tensorflow as tf\njoin = tf.concat\npack = tf.pack\n'
        ),
        'main.py': (
            'import base\nimport base as b\n'
            'x = base.join(0, [base.tf.pack([1]), b.pack([2])])\n'
            'x = b.tf.concat(0, [x, [3]])\n'
            'print(base.tf.Session().run(b.tf.mul(x, 2)).tolist())\n'
        ),
    },
    'stars': {
        'base.py': (
            'import tensorflow as tf\nfrom tensorflow import concat\n'
            'from tensorflow.python.ops import rnn_cell\n'
            "__all__ = ['tf', 'concat', 'rnn_cell']\n"
        ),
        'more.py': 'from base import *\nimport numpy as np\n',
        'main.py': (
            'from more import *\n'
            'cell = rnn_cell.GRUCell(3)\n'
            + SHOW.format('concat(0, [[cell.state_size], tf.pack([1])])')
        ),
    },
    'of other packages': {
        'base.py': (
            'import numpy as np\nimport pandas as pd\n'
            'import tensorflow as tf\n'
        ),
        'near.py': 'from base import np as n, pd as frames\n',
        'main.py': (
            'from base import *\nfrom near import n, frames as data\n'
            "rows = data.DataFrame([[1.0], [None]]).fillna(method='ffill')\n"
            'x = [np.float(3), n.mat([[4]])[0, 0], rows.values[1, 0]]\n'
            + SHOW.format('tf.pack(x)')
        ),
    },
    'a package': {
        'pkg/__init__.py': 'from .base import *\nfrom . import more\n',
        'pkg/base.py': (
            'import tensorflow\nfrom tensorflow.python.ops.rnn_cell import '
            'GRUCell\nops = tensorflow\n'
        ),
        'pkg/more.py': 'from .base import ops as tf\n',
        'main.py': (
            'import pkg\nfrom pkg import GRUCell, more\nimport pkg.base\n'
            'tf = pkg.more.tf\nprint(GRUCell(3).state_size)\n'
            'x = more.tf.concat(0, [pkg.ops.pack([1]), pkg.base.ops.pack([2])]'
            ')\n' + SHOW.format('tf.sub(x, 1)')
        ),
    },
    'a circle': {
        'a.py': 'import tensorflow as tf\nimport b\nx = tf.pack([1])\n',
        'b.py': 'import a\n\n\ndef f():\n    return a.tf.mul(a.x, 2)\n',
        'main.py': 'import a\nimport b\ntf = a.tf\n' + SHOW.format('b.f()'),
    },
}
OUTPUTS = {
    'names': ['6.0'],
    'a chain': ['[1, 2, 3]'],
    'attributes': ['[2, 4, 6]'],
    'stars': ['[3, 1]'],
    'of other packages': ['[3.0, 4.0, 1.0]'],
    'a package': ['3', '[0, 1]'],
    'a circle': ['[2]'],
}
RUN = """
import os, runpy, sys
known = set(sys.modules)
for folder in sys.argv[1:]:
    print('==', os.path.basename(folder))
    os.chdir(folder)
    sys.path[0] = folder
    own = [n for n, m in sys.modules.items()
           if (getattr(m, '__file__', '') or '').startswith(sys.argv[1][:-3])]
    for name in own:
        del sys.modules[name]
    try:
        runpy.run_path('main.py', run_name='__main__')
    except BaseException as error:
        print(repr(error))
"""


@pytest.fixture(scope='module')
def outputs(tmp_path_factory):
    """Lines that the port of each tree prints, all in one process."""
    top = tmp_path_factory.mktemp('trees')
    for place, files in enumerate(TREES.values()):
        for name, text in files.items():
            path = top / f'old{place}' / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    folders = [str(top / f'new{place}') for place in range(len(TREES))]
    for folder in folders:
        old = folder.replace('new', 'old')
        assert port.main(['--release=0.12', f'--outdir={folder}', old]) == 0
    run = forking.code(RUN, *folders)
    assert run.returncode == 0, run.stderr
    parts = run.stdout.split('== ')[1:]
    return dict(zip(TREES, (p.split('\n')[1:-1] for p in parts), strict=True))


@pytest.mark.parametrize('name', TREES)
def test_port_of_files_that_take_names_runs(outputs, name):
    assert outputs[name] == OUTPUTS[name]


@pytest.mark.parametrize(('package', 'status'), [(False, 1), (True, 0)])
def test_file_in_the_place_of_tensorflow_is_a_check(
    tmp_path, capsys, package, status
):
    (tmp_path / 'tensorflow.py').write_text('import net\n')
    (tmp_path / 'net.py').write_text('import tensorflow as tf\n')
    if package:
        (tmp_path / '__init__.py').touch()
    assert port.main([str(tmp_path)]) == status
    told = ''.join(capsys.readouterr())
    assert ('rename it' in told) is not package


@pytest.mark.parametrize(
    ('line', 'told'),
    [('y = tf.keras.layers.LSTM(3)\n', True), ('y = tf.ones([2])\n', False)],
)
def test_file_in_the_place_of_tf_keras_is_a_check(
    tmp_path, capsys, line, told
):
    text = f'import tensorflow as tf\nx = tf.placeholder(tf.int32)\n{line}'
    (tmp_path / 'tf_keras.py').write_text(text)
    assert port.main([str(tmp_path), '--release=1.12']) == told
    assert ('rename it' in ''.join(capsys.readouterr())) is told
