"""Which folders a source adds to `sys.path`."""

import pytest

from legacy_rnn.compat.sources.programs import own_modules, search_paths


@pytest.fixture
def script(tmp_path, monkeypatch):
    for name in ('code', 'lib/sub', 'scripts/lib'):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / 'code' / 'model.py').write_text('')
    monkeypatch.chdir(tmp_path)
    return tmp_path / 'scripts' / 'train.py'


@pytest.mark.parametrize(
    ('line', 'wanted'),
    [
        ("sys.path.insert(0, os.path.abspath('../code'))", 'code'),
        ("sys.path.append('../lib')", 'lib'),
        ("sys.path.append(os.path.join('..', 'lib', 'sub'))", 'lib/sub'),
        ("sys.path.append('lib')", 'scripts/lib lib'),
        ("sys.path += ['code']", 'code'),
        ("sys.path.append(join(dirname(__file__), '..', 'lib'))", 'lib'),
        (
            'HERE = os.path.dirname(os.path.abspath(__file__))\n'
            'ROOT = os.path.dirname(HERE)\n'
            "sys.path.append(os.path.join(ROOT, 'lib'))",
            'lib',
        ),
        ('sys.path.append(str(Path(__file__).parent.parent))', '.'),
        ("sys.path.append(os.getcwd() + '/lib')", 'scripts/lib lib'),
        ("sys.path.append(dirname(__file__) + '/../lib')", 'lib'),
        ('sys.path.append(os.path.dirname(os.getcwd()))', '. ..'),
        ('sys.path.insert(0, os.path.abspath(os.curdir)[:-8])', '. ..'),
        ("sys.path.append(os.getcwd().rsplit('/', 1)[0])", '. ..'),
        ("sys.path.append(os.path.dirname(os.getcwd()) + '/lib')", 'lib'),
        ('sys.path.append(os.getcwd())', 'scripts .'),
        ("from sys import path\npath.append('../lib')", 'lib'),
        ("from sys import argv, path as p; p.insert(0, '../lib')", 'lib'),
        ("from sys import path\nos.path.append('../lib')", ''),
        ('sys.path.append(folder)', ''),
        ("# sys.path.append('../lib')", ''),
        ("sys.path.append('../nowhere')", ''),
        ("print(sys.path, '../lib')", ''),
    ],
)
def test_folders_are_those_that_python_searches(script, line, wanted):
    root = script.parent.parent
    found = search_paths.added(str(script), f'import sys, os\n{line}\n')
    assert found == [str((root / name).resolve()) for name in wanted.split()]


def test_modules_there_belong_to_the_program(script):
    text = "import sys\nsys.path.insert(0, '../code')\nimport model\n"
    found = own_modules.imported(str(script), text)
    assert found == {'model': str(script.parent.parent / 'code' / 'model.py')}
    assert own_modules.imported(str(script), 'import model\n') == {}
