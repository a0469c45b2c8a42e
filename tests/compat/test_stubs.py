"""The stubs of the namespaces, as a strict type checker reads them."""

import ast
import shutil
import subprocess
import sys

import pytest

from legacy_rnn.compat.releases import RELEASES
from legacy_rnn.compat.table import stubs

# README's example, imports of one release, and a cell of the user's own.
GOOD = """
import legacy_rnn.compat.v0 as tf
from legacy_rnn.compat import r0_8
from legacy_rnn.compat.r0_8.models.rnn import rnn, rnn_cell
from legacy_rnn.compat.v1.nn import rnn_cell as cells

class Own(cells.RNNCell):
    def __init__(self, units: int) -> None:
        self.units = units

    @property
    def state_size(self) -> int:
        return self.units

    def __call__(self, *args: object, **kwargs: object) -> object:
        return args

cell = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.GRUCell(8)] * 2)
data = tf.placeholder(tf.float32, [4, 5, 3])
frames = tf.unpack(tf.transpose(data, [1, 0, 2]))
outputs, state = tf.nn.rnn(cell, frames, dtype=tf.float32)
weight = -tf.Variable(3.0) * 2 + 1
with tf.Session() as session:
    session.run(tf.initialize_all_variables())
print(r0_8.pack, rnn.rnn, rnn_cell.GRUCell(3), weight, Own(3).state_size)
"""
BAD = """
import legacy_rnn.compat.v0 as tf
tf.nn.dynamic_rn(1)
tf.nn.dynamic_rnn(1, 2, sequence_lenght=3)
tf.nn.rnn_cell.GRUCell()
"""


@pytest.fixture(scope='module')
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp('stubs')
    return folder, stubs.write(folder)


def test_stubs_are_python_of_some_use(written):
    _, paths = written
    for path in paths:
        ast.parse(path.read_text('utf-8') if path.suffix == '.pyi' else '')
    assert len(paths) > 900


@pytest.mark.parametrize('name', ['v0', 'v1', *(r.module for r in RELEASES)])
def test_every_namespace_has_stubs(written, name):
    folder, _ = written
    path = folder / stubs.FOLDER / 'compat' / name / '__init__.pyi'
    assert path.is_file()


def test_arguments_are_those_of_the_newest_release_of_the_major():
    text = stubs.modules(0)['nn.rnn_cell']
    assert 'def __init__(self, num_units: Any, forget_bias: Any = ...,' in text
    assert 'reuse' not in text and 'reuse' in stubs.modules(1)['nn.rnn_cell']


@pytest.mark.deep
def test_checker_knows_names_and_arguments(written, tmp_path):
    folder, _ = written
    site = tmp_path / 'site'
    # On a path of mypy's own a stub package has the name of its package.
    shutil.copytree(folder / stubs.FOLDER, site / 'legacy_rnn')
    for name in ('legacy_rnn', 'legacy_rnn/compat'):
        (site / name / '__init__.pyi').touch()
    (tmp_path / 'good.py').write_text(GOOD)
    (tmp_path / 'bad.py').write_text(BAD)
    (tmp_path / 'mypy.ini').write_text('[mypy]\n')
    done = subprocess.run(
        [sys.executable, '-m', 'mypy', '--strict', 'good.py', 'bad.py'],
        cwd=tmp_path,
        env={'MYPYPATH': str(site), 'PATH': ''},
        capture_output=True,
        text=True,
    )
    lines = done.stdout.splitlines()
    assert [line.split(':')[:2] for line in lines if 'error' in line][:3] == [
        ['bad.py', '3'],
        ['bad.py', '4'],
        ['bad.py', '5'],
    ], done.stdout + done.stderr
    assert not [line for line in lines if line.startswith('good.py')]
