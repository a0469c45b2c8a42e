"""A program's other files, and what lies beside it, tell its Python."""

import pytest

from legacy_rnn.compat.dating import projects
from legacy_rnn.compat.sources import dialect

MAIN = 'import model\nmodel.train()\n'
MODEL = 'def train(): return 3 / 2\n'
ASKS = 'import model\nname = raw_input()\n'


@pytest.mark.parametrize(
    ('other', 'main', 'expected'),
    [
        (ASKS, MAIN, 2),
        ('name = raw_input()\n', MAIN, 3),
        ('import model\nname = input()\n', MAIN, 3),
        (ASKS, f"{MAIN}print(1, end='')\n", 3),
        (ASKS, f'import sys\nif sys.version_info[0] > 2: pass\n{MAIN}', 3),
    ],
)
def test_script_beside_for_the_same_modules_tells(
    tmp_path, other, main, expected
):
    path = tmp_path / 'main.py'
    path.write_text(main)
    (tmp_path / 'model.py').write_text(MODEL)
    (tmp_path / 'other.py').write_text(other)
    assert dialect.of_project(str(path), main) == expected
    project = projects.Files([path])
    assert project.python(path) == expected


def test_scripts_of_a_folder_are_read_once_for_all_of_its_programs(
    tmp_path, monkeypatch
):
    texts = {
        tmp_path / f'{number}.py': f'import util\nx = {number}\n'
        for number in range(20)
    }
    for path, text in texts.items():
        path.write_text(text)
    (tmp_path / 'util.py').write_text('')
    read = []
    bound_names = dialect.bound_names

    def count(tree):
        read.append(tree)
        return bound_names(tree)

    monkeypatch.setattr(dialect, 'bound_names', count)
    util = str(tmp_path / 'util.py')
    for path, text in texts.items():
        program = {str(path): text, util: ''}
        assert dialect.sibling(program, [None, None]) is None
    assert len(read) == len(texts)
