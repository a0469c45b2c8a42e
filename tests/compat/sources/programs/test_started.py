"""Files that a program starts belong to it; installed ones do not."""

import pytest

from legacy_rnn.compat.sources.programs import installed, own_modules, started
from legacy_rnn.compat.sources.python2 import dialect


@pytest.fixture
def folder(tmp_path):
    for name in ('train.py', 'part/eval.py', 'part/__main__.py'):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('print "words"\n')
    (tmp_path / 'all.sh').write_text('python2 -u train.py --rate 1; date\n')
    return tmp_path


def found(folder, text):
    paths = started.started(folder / 'main.py', text)
    return [path.removeprefix(f'{folder}/') for path in paths]


@pytest.mark.parametrize(
    'text, names',
    [
        ("runpy.run_path('train.py')", ['train.py']),
        ("exec(open('train.py').read())", ['train.py']),
        ("subprocess.call(['python', 'part/eval.py'])", ['part/eval.py']),
        ("os.system('cd x && python train.py --n 1')", ['train.py']),
        ("os.system('bash all.sh')", ['train.py']),
        ("os.system('python -m part.eval')", ['part/eval.py']),
        (
            "c = 'python -m part.eval \\\n --n 1'\nos.system(c)",
            ['part/eval.py'],
        ),
        ("subprocess.call([p, '-m', 'part'])", ['part/__main__.py']),
        ("runpy.run_module('part.eval')", ['part/eval.py']),
        ("os.system('python missing.py')", []),
        ("print('see train.py')", []),
        ("os.system('ls')\n  # os.system('python train.py')", []),
    ],
)
def test_names_in_strings_are_found(folder, text, names):
    assert found(folder, text) == names


def test_started_files_belong_to_the_program_and_have_their_own_dialect(
    folder,
):
    text = "import os\nos.system('python train.py')\n"
    main = folder / 'main.py'
    assert own_modules.files(main, text) == [str(folder / 'train.py')]
    assert dialect.of_project(main, text) == 3


def test_files_that_a_package_brought_are_not_the_users(folder):
    record = folder / 'train-1.0.dist-info' / 'RECORD'
    record.parent.mkdir()
    record.write_text('train.py,sha256=x,9\n"part/a,b.py",,\n')
    assert installed.is_installed(folder / 'train.py')
    assert installed.is_installed(folder / 'part' / 'a,b.py')
    assert not installed.is_installed(folder / 'part' / 'eval.py')
    assert own_modules.files(folder / 'main.py', 'import train\n') == []
