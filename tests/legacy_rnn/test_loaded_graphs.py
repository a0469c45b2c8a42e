"""Graphs that real old releases saved, loaded as programs of the time did."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import tensorflow as tf

from legacy_rnn.running import lost_ops
from tests import forking

GOLDEN = Path(__file__).resolve().parents[1] / 'golden'
RECORDS = sorted((GOLDEN / 'loaded').glob('*.npz'))
SCRIPT = 'load_old.py'
UNKNOWN = """
import tensorflow as tf
graph_def = tf.GraphDef()
node = graph_def.node.add()
node.name, node.op = 'beam', 'GatherTree'
tf.import_graph_def(graph_def)
"""


@pytest.fixture(name='folder')
def _folder(tmp_path):
    shutil.copy(GOLDEN / 'scripts' / SCRIPT, tmp_path)
    return tmp_path


def test_records_are_those_of_the_manifest():
    rows = json.loads((GOLDEN / 'loaded' / 'manifest.json').read_text('utf-8'))
    found = {r.stem: hashlib.sha256(r.read_bytes()) for r in RECORDS}
    assert {row['release'] for row in rows} == set(found)
    for row in rows:
        assert found[row['release']].hexdigest() == row['sha256']


def test_old_graphs_compute_what_they_did(folder):
    done = forking.command(folder, 'run', SCRIPT, *RECORDS)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count(' ok\n') == len(RECORDS) >= 5


@pytest.mark.deep
def test_ports_load_them_too(folder):
    ported = forking.command(folder, 'port', SCRIPT, '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    records = RECORDS[0], RECORDS[-1]
    done = forking.command(
        folder, 'verify', SCRIPT, f'new/{SCRIPT}', '--', *records
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith('PASS')


def test_an_operation_that_is_gone_is_named(tmp_path):
    (tmp_path / 'beam.py').write_text(UNKNOWN, 'utf-8')
    done = forking.command(tmp_path, 'run', 'beam.py')
    assert 'legacy-rnn: beam.py:6: the graph has the operation' in done.stderr
    assert 'GatherTree of tf.contrib.seq2seq' in done.stderr


@pytest.mark.parametrize(
    ('said', 'found'),
    [
        ("Op type not registered 'Resampler' in b", 'tf.contrib.resampler'),
        ('No op named Unheard in defined operations', 'operation Unheard,'),
    ],
)
def test_operations_have_their_package(said, found):
    assert found in lost_ops.advise(ValueError(said))


def test_other_errors_are_no_matter_of_operations():
    assert lost_ops.advise(ValueError('shapes differ')) is None


def test_operations_of_a_binary_are_to_be_compiled_anew():
    with pytest.raises(tf.errors.NotFoundError) as raised:
        tf.load_op_library('no_such_operations.so')
    assert 'must be compiled' in lost_ops.advise(raised.value)
