"""Python 2 is told by imports of neighbours without a dot."""

import pytest

from legacy_rnn.compat.sources.python2 import dialect, neighbours

FILES = {
    'run.py': 'import util\n',
    'util/__init__.py': 'from reader import *\n',
    'util/reader.py': 'x = 5 / 2\n',
}


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """Writes files, and gives the texts of its sources by their paths."""
    monkeypatch.delenv('PYTHONPATH', raising=False)

    def write(**more):
        files = {**FILES, **{n.replace('_', '.'): t for n, t in more.items()}}
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        found = {str(tmp_path / name): text for name, text in files.items()}
        return {p: t for p, t in found.items() if p.endswith('.py')}

    return write


def test_package_that_another_file_names_is_python_2(texts, tmp_path):
    known = texts()
    path = str(tmp_path / 'util' / '__init__.py')
    what = 'an import of the neighbour reader'
    assert neighbours.find(known) == (path, 1, what)
    script = str(tmp_path / 'run.py')
    assert dialect.of_project(script, known[script]) == 2


@pytest.mark.parametrize(
    'more',
    [
        {'reader_py': ''},  # Python 3 finds this one.
        {'run_py': 'import sys\nsys.path.append("util")\nimport util\n'},
        {'run_sh': 'export PYTHONPATH=util\n'},
        {'run_py': 'import util\nprint(1, 2)\n'},
        {'run_py': 'import os\n'},
    ],
)
def test_what_python_3_may_find_tells_nothing(more, texts):
    assert neighbours.find(texts(**more)) is None


def test_file_that_asks_for_absolute_imports_tells_nothing(texts):
    future = 'from __future__ import absolute_import\n'
    known = {p: future + text for p, text in texts().items()}
    assert neighbours.find(known) is None


def test_folder_on_the_path_tells_nothing(texts, tmp_path, monkeypatch):
    known = texts()
    monkeypatch.setenv('PYTHONPATH', str(tmp_path / 'util'))
    assert neighbours.find(known) is None
