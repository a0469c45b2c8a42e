"""Where modules that others import are found, beside the user's own."""

import builtins
import importlib.util
import sys
from importlib import machinery

import numpy as np
import pytest

from legacy_rnn import run
from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing, places, sources
from tests import forking
from tests.legacy_rnn.running.programs import needs


def test_package_without_init_has_its_parts_in_all_folders(
    tmp_path, monkeypatch
):
    mine, theirs = tmp_path / 'mine', tmp_path / 'theirs'
    for folder in (mine, theirs):
        (folder / 'spaced_parts').mkdir(parents=True)
    monkeypatch.setattr(sys, 'path', [str(mine), str(theirs)])
    monkeypatch.setattr(places, 'foreign_path', lambda: [str(theirs)])
    imports = importing.UserImports.__new__(importing.UserImports)
    imports._requested = ['another']
    spec = imports.find_spec('spaced_parts')
    assert list(spec.submodule_search_locations) == [
        str(folder / 'spaced_parts') for folder in (mine, theirs)
    ]
    (mine / 'spaced_parts' / '__init__.py').touch()
    sys.path_importer_cache.pop(str(mine), None)
    spec = imports.find_spec('spaced_parts')
    assert list(spec.submodule_search_locations) == [
        str(theirs / 'spaced_parts')
    ]


def test_neighbour_in_a_package_is_found_without_a_dot(tmp_path, capfd):
    package = tmp_path / 'spoken'
    package.mkdir()
    (package / '__init__.py').touch()
    (package / 'words.py').write_text(
        'import letters\nfrom letters import x\nprint(x, letters.__name__)\n'
    )
    (package / 'letters.py').write_text('x = 5\n')
    script = tmp_path / 'script.py'
    script.write_text('from spoken import words\n')
    assert run.main([str(script)]) == 0
    assert capfd.readouterr().out == '5 spoken.letters\n'
    script.write_text('import letters\n')
    assert run.main([str(script)]) == 1


def test_absolute_imports_are_asked_for_by_a_file_alone(tmp_path, capfd):
    package = tmp_path / 'spoken'
    package.mkdir()
    (package / '__init__.py').write_text('from words import *\nimport letters')
    (package / 'words.py').write_text(
        'from __future__ import absolute_import\nprint(5)\n'
    )
    (package / 'letters.py').write_text('print(6)\n')
    script = tmp_path / 'script.py'
    script.write_text('import spoken\n')
    assert run.main([str(script)]) == 0
    assert capfd.readouterr().out == '5\n6\n'


@pytest.mark.parametrize(
    ('name', 'python'), [('builtins', '3'), ('__builtin__', '2')]
)
def test_what_is_written_into_builtins_is_seen_by_all_files(
    name, python, tmp_path, monkeypatch, capfd
):
    monkeypatch.setattr(builtins, 'input', input)
    monkeypatch.setattr(builtins, 'speak', None, raising=False)
    (tmp_path / 'asking.py').write_text('def ask():\n    return input()\n')
    (tmp_path / 'speaking.py').write_text('speak(input())\n')
    script = tmp_path / 'script.py'
    script.write_text(
        'import sys, asking\n'
        f'import {name}\n'
        f"{name}.input = lambda: 'a'\n"
        f'{name}.speak = sys.stdout.write\n'
        'import speaking\n'
        f"print(asking.ask() + str(vars({name})['len']('abc')))\n"
    )
    assert run.main([f'--python={python}', str(script)]) == 0
    assert capfd.readouterr().out == 'aa3\n'


def test_names_of_builtins_are_written_and_deleted_as_in_a_dict(
    tmp_path, monkeypatch, capfd
):
    for name in 'abc':
        monkeypatch.setattr(builtins, name, None, raising=False)
        monkeypatch.delattr(builtins, name)
    script = tmp_path / 'script.py'
    script.write_text(
        "import builtins\nbuiltins.__dict__['a'] = 1\n"
        'vars(builtins).update(b=2)\nbuiltins.__dict__.setdefault("c", 3)\n'
        "print(a, b, c)\ndel builtins.a, builtins.__dict__['b'], builtins.c\n"
        'try:\n    a\nexcept NameError:\n'
        "    print('gone', hasattr(builtins, 'b'))\n"
    )
    assert run.main([str(script)]) == 0
    assert capfd.readouterr().out == '1 2 3\ngone False\n'


def test_compiled_module_finds_what_numpy_has_dropped(tmp_path, monkeypatch):
    seen = []

    def compiled(loader, module):
        seen.append(sys.modules['numpy'])

    monkeypatch.setattr(machinery.ExtensionFileLoader, 'exec_module', compiled)
    path = str(tmp_path / f'boxes{machinery.EXTENSION_SUFFIXES[0]}')
    loader = machinery.ExtensionFileLoader('boxes', path)
    spec = importlib.util.spec_from_file_location('boxes', loader=loader)
    imports = importing.UserImports(None, shims.find)
    imports.owned(spec).loader.exec_module(None)
    (numpy,) = seen
    assert numpy.float is float and numpy.generic is np.generic
    assert sys.modules['numpy'] is np


def test_module_of_an_old_protoc_is_read_as_of_today():
    code = sources.compile_source(
        b'from google.protobuf import descriptor as _descriptor\n'
        b"DESCRIPTOR = _descriptor.FileDescriptor(name='', package='',\n"
        b"  serialized_pb=b'\\n\\x0bempty.proto')\n",
        'empty_pb2.py',
    )
    names = {'__name__': 'empty_pb2'}
    exec(code, names)
    assert names['DESCRIPTOR'].name == 'empty.proto'


def test_import_of_a_part_leaves_its_package_with_the_names_of_then(
    tmp_path, capfd
):
    script = tmp_path / 'script.py'
    script.write_text(
        'import numpy, scipy.misc\n'
        'import numpy.linalg, scipy.signal, xml.dom.minidom\n'
        'print(numpy.float(3), numpy.linalg.norm([4]), xml.dom.minidom)\n'
        'print(scipy.misc.toimage, scipy.signal.convolve)\n'
    )
    assert run.main([str(script)]) == 0
    assert '3.0 4.0' in capfd.readouterr().out


STARS = """
import tensorflow as tf
import numpy as np
from keras.callbacks import *

np.save('rows.npy', np.array([{'a': 1}], dtype=object))
print(np.load('rows.npy', encoding='latin1')[0]['a'])
from numpy import *
print(tf.placeholder(tf.float32).shape.ndims, load is np.load)
"""


MODULES = """
import tensorflow as tf
from math import *
from time import *
from numpy import *
from scipy import *
from sklearn.cross_validation import *
print(sqrt(4), clock() > 0, max(1, 2), Inf, round(2.5), zeros(1))
from pylab import *
print(hold(True), NaN, max(1, 2), KFold.__name__)
"""


@needs('sklearn')
def test_a_star_brings_what_a_module_had_and_no_more(tmp_path):
    """NumPy 2 has a `max` of its own, and the stand-in of `time` no list."""
    (tmp_path / 'old.py').write_text(MODULES)
    done = forking.command(tmp_path, 'run', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    found = done.stdout.splitlines()
    assert found == ['2.0 True 2 inf 2 [0.]', 'None nan 2 KFold']


def test_packages_that_a_star_gives_are_those_of_then(tmp_path):
    """Keras's `np` was today's NumPy, which reads no pickles untold."""
    (tmp_path / 'old.py').write_text(STARS)
    done = forking.command(tmp_path, 'run', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['1', 'None', 'True']
