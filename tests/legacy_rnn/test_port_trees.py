"""The command `port` on trees of every kind, typed as people type it."""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legacy_rnn import port
from legacy_rnn.compat.sources.programs.folders import MANIFEST

OLD = (
    'import tensorflow as tf\n'
    'from tensorflow.models.rnn import rnn_cell\n'
    'y = tf.concat(1, [[[1]], tf.pack([[2]])])\n'
    'cell = rnn_cell.GRUCell(3)\n'
)
HALF = (
    'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    'cell = tf.nn.rnn_cell.GRUCell(3)\n'
)
BOOK = json.dumps(
    {
        'cells': [{'cell_type': 'code', 'source': [OLD], 'outputs': []}],
        'metadata': {},
        'nbformat': 4,
    }
)
TEXTS = [
    OLD,
    HALF,
    OLD + "print 'x', 7 / n\n",
    "print 'x'\n",
    'from train import *\nx = tf.pack([1])\n',
    'from . import model\nimport utils, train\n',
    'import tensorflow as tf\ny = tf.concat(*a)\nz = getattr(tf, name)\n',
    'import tensorflow as tf\nx = tf.contrib.no_such.thing(1)\n',
    'import tensorflow as tf\nwith tf.GradientTape() as t:\n    pass\n',
    'def (:\n',
    '',
    'x = 1\r\ny = 2\r\n',
    'x = 1\ry = 2\n\r\n',
    '\ufeffx = 1',
    "#!/usr/bin/python\n# coding: latin-1\ns = 'x'\n",
    '# legacy-rnn: check: mine\nx = 1\n',
    'if x:\n\ty = 1\n        z = 2\n',
    f'x = {"(" * 300}1{")" * 300}\n',
    'x\u00b9 = \u00b9\n',
    "for i in xrange(3): print(i, end='')\n",
]
NAMES = ['train', 'model', 'utils', '__init__', 'setup', 'a b', 'sch\u00f6n']
FOLDERS = ['', 'pkg/', 'pkg/sub/', 'two words/', 'venv/', '.hidden/']
FILES = st.one_of(
    st.tuples(st.just('.py'), st.sampled_from(TEXTS).map(str.encode)),
    st.tuples(st.just('.py'), st.binary(max_size=40)),
    st.tuples(st.just('.ipynb'), st.sampled_from([BOOK, '', '{}', '[]'])),
    st.tuples(st.just('.txt'), st.just('data')),
)
TREES = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES)),
    FILES,
    min_size=1,
    max_size=8,
)


def write(folder, tree):
    """Writes a tree of `TREES`."""
    for (place, name), (suffix, text) in tree.items():
        path = folder / place / f'{name}{suffix}'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def contents(folder):
    """Contents of all files of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob('*')
        if path.is_file()
    }


def call(*arguments):
    """Status of the command, and what it prints."""
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        status = port.main(list(arguments))
    return status, printed.getvalue()


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_any_tree_is_ported_file_by_file(tree):
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as top:
        source, new = Path(top, 'source'), Path(top, 'new')
        source.mkdir()
        write(source, tree)
        old = contents(source)
        wanted = {
            name
            for name in old
            if name.endswith(('.py', '.ipynb')) and '.hidden' not in name
        }
        os.chdir(source)
        try:
            line = '.', '--outdir=../new', '--report=../report.json'
            status, printed = call(*line)
            assert 'Traceback' not in printed, printed
            assert 'internal error' not in printed, printed
            assert contents(source) == old
            if not wanted:
                assert status == 2 and 'found none' in printed
                return
            rows = json.loads(Path('../report.json').read_text())['files']
            assert {row['path'] for row in rows} == wanted
            assert all(row['status'] for row in rows)
            ported = contents(new) if new.exists() else {}
            assert call(*line)[0] == status
            assert (contents(new) if new.exists() else {}) == ported
        finally:
            os.chdir(before)


PROJECTS = {
    'package': {
        'pkg/__init__.py': '',
        'pkg/model.py': OLD,
        'main.py': 'from pkg import model\n',
        'setup.py': 'print(1)\n',
    },
    'flat folder': {'train.py': OLD, 'model.py': OLD, 'words.txt': 'a'},
    'notebooks': {'one.ipynb': BOOK, 'two.ipynb': BOOK},
    'half-ported': {'half.py': HALF, 'old.py': OLD},
    'both pythons': {'two.py': OLD + "print 'x'\n", 'three.py': OLD},
}


@pytest.mark.first(1)
@pytest.mark.parametrize('kind', PROJECTS)
def test_shell_lines(kind, tmp_path):
    """Each line in one shell, from the folder, above it and elsewhere."""
    project = tmp_path / 'a project'
    for name, text in PROJECTS[kind].items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / 'elsewhere').mkdir()
    lines = f"""
        set -e
        port() {{ "{sys.executable}" -m legacy_rnn port "$@"; }}
        cd 'a project'; port . --outdir=../one
        cd ..; port 'a project' --outdir=two
        cd elsewhere; port '../a project/' --outdir=../three
        cd '../a project'; port . --write
        port . --check
    """
    run = subprocess.run(
        ['sh', '-c', lines], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert 'Traceback' not in run.stderr
    one = contents(tmp_path / 'one')
    assert one.keys() > {MANIFEST}
    assert contents(tmp_path / 'two') == contents(tmp_path / 'three') == one
    for name, data in one.items():
        if name != MANIFEST:
            assert (project / name).read_bytes() == data
