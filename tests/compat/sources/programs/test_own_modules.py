"""Which imports of a program are files of its own."""

import pytest

from legacy_rnn.compat.sources.programs import own_modules


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A working folder with a namespace package, and a library elsewhere."""
    root = tmp_path / 'root'
    for name in ('pkg/train.py', 'pkg/model.py', 'shared.py', 'json.py'):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('')
    for name in ('deep/__init__.py', 'deep/cells.py', 'tensorflow.py'):
        path = tmp_path / 'library' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('')
    monkeypatch.chdir(root)
    monkeypatch.delenv('PYTHONPATH', raising=False)
    return tmp_path


def imported(tree, text, **options):
    path = tree / 'root' / 'pkg' / 'train.py'
    found = own_modules.imported(str(path), text, **options)
    return {
        n: str(tree.joinpath(f).relative_to(tree)) for n, f in found.items()
    }


def test_neighbours_are_found_in_either_dialect(tree):
    for text in (
        'import model',
        'from .model import *',
        'from . import model',
    ):
        assert 'root/pkg/model.py' in imported(tree, text).values()


def test_folder_without_init_is_a_package_below_the_working_folder(
    tree, monkeypatch
):
    wanted = {'pkg.model': 'root/pkg/model.py', 'shared': 'root/shared.py'}
    text = 'from pkg.model import Model\nimport shared, json\n'
    assert imported(tree, text) == wanted
    monkeypatch.chdir(tree / 'library')
    del wanted['shared']
    assert imported(tree, text) == wanted
    wanted['shared'] = 'root/shared.py'
    assert imported(tree, text, bases=['../root']) == wanted


def test_folder_around_a_file_that_has_the_imported_name_is_its_package(
    tree, monkeypatch
):
    for name in ('common.py', 'deep/er/train.py', 'train.py'):
        path = tree / 'src' / 'own' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('')
    (tree / 'src' / 'other.py').write_text('')
    monkeypatch.chdir(tree / 'library')
    text = 'import own.common, other\nfrom own.deep import gone\n'
    path = tree / 'src' / 'own' / 'deep' / 'er' / 'train.py'
    found = own_modules.imported(str(path), text)
    assert found == {'own.common': str(tree / 'src' / 'own' / 'common.py')}


def test_folders_below_the_working_folder_may_be_on_the_path(
    tree, monkeypatch
):
    for name in ('shared.py', 'deep/er/train.py', 'deep/other/data.py'):
        path = tree / 'root' / 'pkg' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('')
    script = str(tree / 'root/pkg/deep/er/train.py')
    text = 'import shared, model, other.data, far\n'
    found = own_modules.imported(script, text)
    assert {n: str(f)[len(str(tree)) :] for n, f in found.items()} == {
        'shared': '/root/shared.py',
        'model': '/root/pkg/model.py',
        'other.data': '/root/pkg/deep/other/data.py',
    }
    monkeypatch.chdir(tree)
    assert set(own_modules.imported(script, text)) == {*found}
    monkeypatch.chdir(tree / 'library')
    assert not own_modules.imported(script, text)


def test_modules_on_pythonpath_belong_to_the_program(tree, monkeypatch):
    text = 'import tensorflow\nfrom deep.cells import GRU\n'
    assert imported(tree, text) == {}
    monkeypatch.setenv('PYTHONPATH', f':/nowhere:{tree / "library"}')
    assert imported(tree, text) == {
        'deep.cells': 'library/deep/cells.py',
        'deep': 'library/deep/__init__.py',
    }


def test_installed_modules_do_not(tree, monkeypatch):
    installed = tree / 'site-packages'
    installed.mkdir()
    (installed / 'keras.py').write_text('')
    monkeypatch.setenv('PYTHONPATH', str(installed))
    assert imported(tree, 'import keras') == {}


def test_installed_package_stands_before_a_folder_without_init(tree):
    (tree / 'root/numpy').mkdir()
    (tree / 'root/numpy/random.py').write_text('')
    assert imported(tree, 'from numpy.random import seed\n') == {}
    (tree / 'root/numpy/__init__.py').write_text('')
    found = imported(tree, 'from numpy.random import seed\n')
    assert found['numpy.random'] == 'root/numpy/random.py'


def test_texts_follow_imports_and_end(tree):
    root = tree / 'root'
    (root / 'pkg' / 'model.py').write_text('import train, shared\n')
    (root / 'shared.py').write_text('x = 1\n')
    script = root / 'pkg' / 'train.py'
    found = own_modules.texts(str(script), 'import model\n')
    assert list(found.values()) == ['import train, shared\n', 'x = 1\n']


def test_package_that_lacks_the_module_is_found_without_it(tree):
    for name in ('pkg/lib/__init__.py', 'pkg/lib/ops.py'):
        path = tree / 'root' / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('')
    wanted = {'lib': 'root/pkg/lib/__init__.py'}
    assert imported(tree, 'from lib.utils.of_text import count\n') == wanted
    path = tree / 'root' / 'pkg' / 'lib' / 'ops.py'
    found = own_modules.imported(str(path), 'from lib.utils import count\n')
    assert set(found) == {'lib'}


def test_module_of_a_package_does_not_find_itself_by_its_own_name(tree):
    path = tree / 'root' / 'pkg' / 'torch.py'
    path.write_text('import torch\n')
    assert own_modules.imported(str(path), 'import torch\n')
    (path.parent / '__init__.py').write_text('')
    assert not own_modules.imported(str(path), 'import torch\n')


def test_package_finds_its_modules_by_its_own_name(tree):
    root = tree / 'root'
    (root / '__init__.py').write_text('')
    path = root / 'pkg' / '__init__.py'
    path.write_text('')
    found = own_modules.imported(str(path), 'from pkg.model import Model\n')
    assert found['pkg.model'] == str(root / 'pkg' / 'model.py')
