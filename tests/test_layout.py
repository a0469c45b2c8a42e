"""`compat/` and `flags/` serve as legacy_rnn.compat and legacy_rnn.flags.

Each way to get the package is tried from a folder that holds a hostile
`flags.py` and `compat.py`, as the projects that people port do.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {
    'legacy_rnn': 'legacy_rnn',
    'compat': 'legacy_rnn/compat',
    'flags': 'legacy_rnn/flags',
}

# Run from the hostile folder, with the package's place as an argument.
PROBE = """
import site, sys
site.addsitedir(sys.argv[1])
import legacy_rnn, legacy_rnn.compat, legacy_rnn.compat.releases
import legacy_rnn.flags
assert not {'compat', 'flags'} & set(sys.modules), 'a bare name was taken'
assert legacy_rnn.compat.__name__ == 'legacy_rnn.compat'
import compat, flags
assert compat.HOSTILE and flags.HOSTILE, 'the caller lost its own modules'
print(legacy_rnn.compat.__file__)
print(legacy_rnn.flags.__file__)
"""

# Every module of the installed package, beside a caller that forbids the
# bare names altogether.
WALK = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import legacy_rnn
def broken(name):
    raise
found = pkgutil.walk_packages(legacy_rnn.__path__, 'legacy_rnn.', broken)
# Peers are scripts for the Pythons of other frameworks.
kept_out = ('__main__', '.peer_keras', '.peer_tf1', '.peer_torch', '.turns')
names = [x.name for x in found if not x.name.endswith(kept_out)]
# They derive from classes of gym, which is no need of ours.
names = [name for name in names if '.compat.games.' not in name]
for name in names:
    importlib.import_module(name)
assert 'legacy_rnn.compat.releases' in names, names
bare = {name.split('.')[0] for name in sys.modules} & {'compat', 'flags'}
assert not bare, f'{bare} imported by the bare name'
"""

BUILD_SDIST = """
import sys
from setuptools import build_meta
build_meta.build_sdist(sys.argv[1])
"""

BANNED = [
    'import flags',
    'import compat.cells',
    'from flags import classify',
    'from compat.releases import Release',
]
FINE = [
    'from absl import flags',
    'from legacy_rnn import compat, flags',
    'from legacy_rnn.compat.releases import Release',
    'from .releases import Release',
    'from . import presets',
]


@pytest.fixture(scope='module')
def checkout(tmp_path_factory):
    """A copy of the files that a fresh clone would have, links as links."""
    target = tmp_path_factory.mktemp('checkout')
    listed = _git('ls-files', '--cached', '--others', '--exclude-standard')
    for name in listed.splitlines():
        source, copy = ROOT / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink() or source.exists():
            shutil.copy2(source, copy, follow_symlinks=False)
    return target


@pytest.fixture(scope='module')
def wheel(checkout, tmp_path_factory):
    """A wheel built from the checkout, without the network."""
    return _wheel(checkout, tmp_path_factory.mktemp('wheel'))


@pytest.fixture(scope='module')
def sdist(checkout, tmp_path_factory):
    """A source distribution built from the checkout."""
    target = tmp_path_factory.mktemp('sdist')
    _python('-c', BUILD_SDIST, target, cwd=checkout)
    return next(target.glob('*.tar.gz'))


@pytest.fixture
def hostile(tmp_path):
    """A folder whose `flags.py` and `compat.py` are the caller's own."""
    folder = tmp_path / 'hostile'
    folder.mkdir()
    for name in ('compat', 'flags'):
        (folder / f'{name}.py').write_text('HOSTILE = True\n')
    (folder / 'probe.py').write_text(PROBE)
    return folder


@pytest.mark.parametrize('name', ['compat', 'flags'])
def test_link_is_relative(name):
    link = ROOT / 'legacy_rnn' / name
    if not link.is_symlink():
        pytest.skip('this file system has no symbolic links')
    assert os.readlink(link) == f'../{name}'


@pytest.mark.parametrize('name', ['compat', 'flags'])
def test_link_is_committed_as_a_link(name):
    listed = _git('ls-files', '--stage', f'legacy_rnn/{name}')
    assert listed.split()[0] == '120000', listed
    assert _git('cat-file', 'blob', listed.split()[1]) == f'../{name}'


def test_bare_checkout_leaves_bare_names_alone(checkout, hostile):
    _check_places(hostile, checkout, root=checkout)


@pytest.mark.deep
def test_wheel_leaves_bare_names_alone(wheel, hostile, tmp_path):
    target = _install(wheel, tmp_path / 'target')
    _check_places(hostile, target, root=target)
    assert not (target / 'compat').exists()
    assert not (target / 'flags').exists()


@pytest.mark.deep
def test_sdist_leaves_bare_names_alone(sdist, hostile, tmp_path):
    target = _install(sdist, tmp_path / 'target')
    _check_places(hostile, target, root=target)


@pytest.mark.deep
def test_editable_install_leaves_bare_names_alone(checkout, hostile, tmp_path):
    prefix = tmp_path / 'prefix'
    _pip('--ignore-installed', '--prefix', prefix, '--editable', checkout)
    site = next(prefix.rglob('site-packages'))
    _check_places(hostile, site, root=checkout)


@pytest.mark.deep
def test_whole_package_imports_nothing_by_bare_name(wheel, hostile, tmp_path):
    target = _install(wheel, tmp_path / 'target')
    for name in ('compat', 'flags'):
        text = f"raise AssertionError('{name} belongs to the caller')\n"
        (hostile / f'{name}.py').write_text(text)
    (hostile / 'walk.py').write_text(WALK)
    _python('walk.py', target, cwd=hostile)


@pytest.mark.deep
def test_wheel_holds_every_file_of_the_folders(checkout, wheel):
    held = set(_contents(wheel))
    missing = _wanted(checkout) - held
    assert not missing, f'{sorted(missing)} are not in the wheel'
    compiled = [name for name in held if name.endswith('.pyc')]
    assert not compiled, f'{compiled} were compiled by the build'
    about = wheel.name.removesuffix('-py3-none-any.whl') + '.dist-info/'
    places = ('legacy_rnn/', 'legacy_rnn-stubs/', about)
    stray = {name for name in held if not name.startswith(places)}
    assert not stray, f'{sorted(stray)} would be installed beside legacy_rnn'


@pytest.mark.deep
def test_wheel_from_sdist_equals_wheel_from_checkout(sdist, wheel, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter='data')
    unpacked = next(path for path in tmp_path.iterdir() if path.is_dir())
    assert _contents(_wheel(unpacked, tmp_path)) == _contents(wheel)


@pytest.mark.first(4)
@pytest.mark.parametrize('line', BANNED)
@pytest.mark.parametrize('folder', ['compat', 'flags', 'legacy_rnn', 'tests'])
def test_linter_refuses_bare_import(line, folder):
    assert 'TID251' in _lint(line, f'{folder}/module.py')


@pytest.mark.first(4)
@pytest.mark.parametrize('line', FINE)
@pytest.mark.parametrize('folder', ['compat', 'flags', 'legacy_rnn', 'tests'])
def test_linter_allows_qualified_import(line, folder):
    assert 'TID251' not in _lint(line, f'{folder}/module.py')


def _lint(line, name):
    pytest.importorskip('ruff')
    done = subprocess.run(
        [
            *(sys.executable, '-m', 'ruff', 'check', '--no-cache'),
            *('--select=TID251', f'--stdin-filename={name}', '-'),
        ],
        cwd=ROOT,
        input=f'{line}\n',
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def _wanted(checkout):
    """Names in the wheel of all that the three folders hold."""
    wanted = set()
    for folder, place in FOLDERS.items():
        for path in (checkout / folder).rglob('*'):
            inside = path.relative_to(checkout / folder)
            linked = folder == 'legacy_rnn' and inside.parts[0] in FOLDERS
            built = '__pycache__' in inside.parts or path.name == 'BUILD'
            if path.is_file() and not linked and not built:
                wanted.add(f'{place}/{inside.as_posix()}')
    return wanted


def _contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith('/RECORD')
        }


def _check_places(hostile, place, root):
    """A caller in a hostile folder gets the two packages of `root`."""
    # -S: this interpreter's own site-packages may hold the package too.
    files = _python('-S', 'probe.py', place, cwd=hostile).splitlines()
    assert len(files) == 2
    for file in files:
        assert Path(file).resolve().is_relative_to(root.resolve()), file


def _wheel(source, target):
    _python(
        *('-m', 'pip', 'wheel', '--quiet', '--no-deps', '--no-index'),
        *('--no-build-isolation', '--wheel-dir', target, source),
        cwd=target,
    )
    return next(target.glob('*.whl'))


def _install(archive, target):
    _pip('--target', target, archive)
    return target


def _pip(*arguments):
    _python(
        *('-m', 'pip', 'install', '--quiet', '--no-deps', '--no-index'),
        *('--no-build-isolation', '--no-compile', *arguments),
        cwd='/',
    )


def _python(*arguments, cwd):
    """Standard output of this interpreter, told nothing by the tests."""
    hidden = ('PYTHONPATH', 'PYTHONSAFEPATH')
    environ = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environ | {'TF_CPP_MIN_LOG_LEVEL': '2'},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _git(*arguments):
    if not (ROOT / '.git').exists() or not shutil.which('git'):
        pytest.skip('needs a git checkout')
    done = subprocess.run(
        ['git', '-C', str(ROOT), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
