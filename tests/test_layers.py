"""Imports go down the layers only, and importing changes nothing.

`pyproject.toml` states the layers for import-linter. What it cannot state is
proven here: on the syntax trees, and in processes of their own.
"""

import ast
import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {'keras', 'matplotlib', 'tensorflow', 'tf_keras'}

# Modules that may name Keras: models of it are what they make. The command
# for that alone imports those that load it.
KERAS = {
    'compat/addons/cells.py',
    'compat/addons/rnn.py',
    'compat/data/make_keras_names.py',
    'compat/old_keras/extras.py',
    'compat/old_keras/of_today.py',
    'compat/old_keras/teaching.py',
    'legacy_rnn/checkpointing/keras_cells.py',
    'legacy_rnn/checkpointing/keras_model.py',
}

# To import one of these is to ask for graph mode.
GRAPH_MODE = r'legacy_rnn\.compat\.(v[01]|r\d+_\d+)\b'

# Scripts for the Pythons of other frameworks.
PEERS = r'legacy_rnn\.benchmarking\.peers\.'

# What derives from classes of gym and NLTK, which are no need of ours.
GUESTS = (
    r'legacy_rnn\.compat\.(old_bleu|old_counts|old_tokens|games\.'
    r'(discrete|environments|registration|todays|wrappers))'
)

LIST_MODULES = """
import sys
for name in sys.argv[1:]:
    __import__(name)
print(*{name.split('.')[0] for name in sys.modules})
"""

COMPARE_STATE = """
import importlib, os, pkgutil, re, sys, warnings
import absl.flags
import tensorflow as tf

def state():
    return {
        'absl flags': sorted(absl.flags.FLAGS),
        'eager mode': tf.executing_eagerly(),
        'control flow': tf.compat.v1.control_flow_v2_enabled(),
        'variables': tf.compat.v1.resource_variables_enabled(),
        'environment': dict(os.environ),
        'path': list(sys.path),
        'finders': list(sys.meta_path),
        'warnings': list(warnings.filters),
        'streams': (sys.stdout, sys.stderr, sys.excepthook),
    }

def broken(name):
    raise

before = state()
import legacy_rnn
found = pkgutil.walk_packages(legacy_rnn.__path__, 'legacy_rnn.', broken)
names = [x.name for x in found if not re.match(sys.argv[1], x.name)]
for name in names:
    importlib.import_module(name)
assert 'legacy_rnn.compat.cells.base' in names, names
after = state()
changed = {x: (before[x], after[x]) for x in before if before[x] != after[x]}
assert not changed, changed
"""


def _contract(name):
    settings = tomllib.loads((ROOT / 'pyproject.toml').read_text('utf-8'))
    for contract in settings['tool']['importlinter']['contracts']:
        if contract['id'] == name:
            return contract
    raise LookupError(f'pyproject.toml has no contract {name}')


@pytest.mark.parametrize(
    'module', _contract('no-tensorflow')['source_modules']
)
def test_module_needs_no_tensorflow(module):
    assert not HEAVY & _imported_by(module)


@pytest.mark.parametrize('module', ['legacy_rnn', 'legacy_rnn.compat'])
def test_package_imports_nothing_heavy(module):
    heavy = HEAVY | {'absl', 'fissix', 'numpy', 'tqdm'}
    assert not heavy & _imported_by(module)


@pytest.mark.deep
def test_importing_everything_changes_no_global_state():
    _python(COMPARE_STATE, f'{GRAPH_MODE}|{PEERS}|{GUESTS}')


def test_sources_name_public_tensorflow_alone():
    named = {}
    for path in _sources('compat', 'flags', 'legacy_rnn'):
        private = {name for name in _names(path) if _is_private(name)}
        if path.parent.name == 'peers' or _short(path) in KERAS:
            continue
        if private:
            named[_short(path)] = sorted(private)
    assert not named


def test_keras_is_imported_for_its_command_alone():
    named = {
        _short(path)
        for path in _sources('compat', 'flags', 'legacy_rnn')
        if any('keras_model' in name for name in _names(path))
    }
    assert named == {'legacy_rnn/checkpoint.py'}


def test_private_names_are_recognized():
    tree = """
import keras, tf_keras.layers
from tensorflow.python.ops import rnn
from tensorflow import keras as k
tf.compat.v1.keras.layers.Dense
tf.python.framework.ops
tf.keras
"""
    private = {name for name in _names_in(ast.parse(tree))}
    assert {name for name in private if _is_private(name)} == {
        *('keras', 'tf_keras.layers', 'tensorflow.python.ops.rnn'),
        *('tensorflow.python.ops', 'tensorflow.keras', 'tf.keras'),
        *('tf.compat.v1.keras', 'tf.compat.v1.keras.layers'),
        *('tf.compat.v1.keras.layers.Dense', 'tf.python'),
        *('tf.python.framework', 'tf.python.framework.ops'),
    }


def test_flags_import_absl_alone():
    allowed = {'absl', *sys.stdlib_module_names}
    for path in _sources('flags'):
        assert _imports(path) <= allowed, _short(path)


def test_article_asks_for_no_release():
    asking = {'for_release', 'Release', 'releases', 'api'}
    found = {
        _short(path): names
        for path in _sources('legacy_rnn/article')
        if (names := asking & _words(path))
    }
    assert found == {}


def test_default_values_are_read_in_one_module():
    # Dating and porting read literals of programs, and the list of old values
    # its own, no defaults.
    readers = [
        _short(path)
        for path in _sources('compat')
        if 'literal_eval' in _words(path)
        and not {'dating', 'porting'} & set(path.parts)
    ]
    lists = ['compat/sources/libraries/old_values.py']
    assert readers == ['compat/signatures/defaults.py', *lists]


def test_folders_import_their_own_modules_relatively():
    for path in _sources('compat', 'flags'):
        if path.name.startswith('make_'):
            continue  # A program, which Python starts by its file.
        own = _imports(path) & {'compat', 'flags', 'legacy_rnn'}
        assert not own, f'{_short(path)} imports {own}; write it relatively'


def _sources(*folders):
    found = [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob('*.py'))
    ]
    assert found
    return found


@functools.cache
def _tree(path):
    return ast.parse(path.read_text('utf-8'))


def _words(path):
    """Names and attributes that a file uses or imports."""
    found = set()
    for node in ast.walk(_tree(path)):
        for field in ('id', 'attr', 'name'):
            found.add(getattr(node, field, None))
    return found


def _short(path):
    return path.relative_to(ROOT).as_posix()


def _imports(path):
    """Top-level packages that a source imports by their absolute names."""
    tops = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            tops |= {alias.name.split('.')[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            tops.add(node.module.split('.')[0])
    return tops


@functools.cache
def _names(path):
    return _names_in(_tree(path))


def _names_in(tree):
    """Dotted names that a tree imports absolutely or reads attributes of."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module)
            names |= {f'{node.module}.{alias.name}' for alias in node.names}
        elif isinstance(node, ast.Attribute):
            names.add(ast.unparse(node))
    return names


def _is_private(name):
    parts = name.split('.')
    keras = 'keras' in parts or 'tf_keras' in parts
    return keras or (parts[0] in ('tf', 'tensorflow') and 'python' in parts)


def _imported_by(module):
    """Top-level packages that are loaded once `module` is imported."""
    return set(_python(LIST_MODULES, module).split())


def _python(code, *arguments):
    done = subprocess.run(
        [sys.executable, '-c', code, *arguments],
        cwd=ROOT,
        env=os.environ | {'TF_CPP_MIN_LOG_LEVEL': '2'},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
