"""Finding the program that a user starts."""

import pytest

from legacy_rnn.running import programs


def test_module_below_folders_without_init_is_found(tmp_path):
    (tmp_path / 'models' / 'lstm').mkdir(parents=True)
    (tmp_path / 'models' / 'lstm' / 'main.py').write_text('x = 1\n')
    found = programs.from_module('models.lstm.main', ['--a'], tmp_path)
    assert found.source == b'x = 1\n'
    assert found.package == 'models.lstm'


@pytest.mark.parametrize('name', ['models.lstm', 'models.none.main'])
def test_folder_without_main_is_no_program(name, tmp_path):
    (tmp_path / 'models' / 'lstm').mkdir(parents=True)
    with pytest.raises(programs.CannotRun):
        programs.from_module(name, [], tmp_path)
