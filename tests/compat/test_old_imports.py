"""Modules that are loaded by their paths."""

import sys

import pytest

from legacy_rnn.compat import old_imports
from tests.compat.porting.tools import check_transformed


def test_source_is_loaded_under_its_name_and_anew(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, 'settings_of_test', None)
    del sys.modules['settings_of_test']
    path = tmp_path / 'settings.conf'
    path.write_text('size = 3\nname = __name__\n')
    first = old_imports.load_source('settings_of_test', str(path))
    assert (first.size, first.name) == (3, 'settings_of_test')
    assert sys.modules['settings_of_test'] is first
    path.write_text('rate = 0.5\n')
    again = old_imports.load_source('settings_of_test', str(path))
    assert again is first and (again.size, again.rate) == (3, 0.5)


def test_source_that_fails_leaves_no_module(tmp_path):
    path = tmp_path / 'broken.py'
    path.write_text('raise ValueError(1)\n')
    with pytest.raises(ValueError, match='1'):
        old_imports.load_source('broken_of_test', str(path))
    assert 'broken_of_test' not in sys.modules


def test_port_loads_by_ours():
    check_transformed(
        'import imp\nx = imp.load_source(n, p).Config(a)\n',
        'import legacy_rnn.compat.old_imports\nimport importlib\n'
        'x = legacy_rnn.compat.old_imports.load_source(n, p).Config(a)\n',
        '1.4',
    )


def test_text_names_a_part_of_the_release():
    cell = old_imports.locate('tensorflow.nn.rnn_cell.GRUCell', '1.4')
    assert cell.__name__ == 'GRUCell'
    assert old_imports.locate('tensorflow.nn.no_such_cell', '1.4') is None
    assert old_imports.locate('sys.path', '1.4') is sys.path
