"""Files that a program may load by names which it makes are found."""

from legacy_rnn.compat.sources.programs import named_modules

MAKES = 'import importlib\nx = importlib.import_module(f(name))\n'
KNOWS = "import importlib\nx = importlib.import_module('a.inner.layers')\n"


def names(folder, text):
    for name in ('a/__init__.py', 'a/inner/layers.py', 'a/main.py', 'b.py'):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text('')
    found = named_modules.texts({str(folder / 'a' / 'main.py'): text})
    return sorted(path.removeprefix(f'{folder}/') for path in found)


def test_all_files_of_its_packages_may_be_loaded(tmp_path):
    assert names(tmp_path, MAKES) == ['a/__init__.py', 'a/inner/layers.py']


def test_names_that_are_written_out_are_no_reason(tmp_path):
    assert names(tmp_path, KNOWS) == []


def test_folders_that_are_no_package_are_not_searched(tmp_path):
    (tmp_path / 'b.py').write_text('')
    assert named_modules.texts({str(tmp_path / 'main.py'): MAKES}) == {}


def test_packages_beside_a_script_may_be_loaded(tmp_path):
    files = 'a/__init__.py', 'a/layers.py', 'c/other.py', 'b.py'
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('')
    found = named_modules.texts({str(tmp_path / 'main.py'): MAKES})
    assert [*found] == [str(tmp_path / name) for name in files[:2]]
