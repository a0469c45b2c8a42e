"""Modules that Python 2 compiled tell the Python of a program."""

import importlib.util

import pytest

from legacy_rnn.compat.dating.projects import Files
from legacy_rnn.compat.sources.python2 import dialect

PYTHON_2 = b'\x03\xf3\r\n'


def of(folder, text, compiled=PYTHON_2):
    main = folder / 'main.py'
    main.write_text(f'import model\n{text}')
    (folder / 'model.py').write_text('x = 1\n')
    (folder / 'model.pyc').write_bytes(compiled + bytes(8))
    files = Files([main])
    assert files.python(main) == dialect.of_project(str(main), text)
    return files.python(main)


def test_module_compiled_by_python_2_tells(tmp_path):
    assert of(tmp_path, 'import tensorflow as tf\n') == 2


@pytest.mark.parametrize(
    'text',
    [
        'print("a", end="")\n',
        'import sys\nif sys.version_info[0] > 2:\n    pass\n',
        'import tensorflow.compat.v1 as tf\n',
    ],
)
def test_what_python_3_ran_is_python_3(tmp_path, text):
    assert of(tmp_path, text) == 3


def test_module_of_python_3_tells_nothing(tmp_path):
    assert of(tmp_path, '', importlib.util.MAGIC_NUMBER) == 3


def test_module_that_python_3_compiled_too_tells_nothing(tmp_path):
    cache = tmp_path / '__pycache__'
    cache.mkdir()
    (cache / 'model.cpython-35.pyc').touch()
    assert of(tmp_path, '') == 3
    (cache / 'model.cpython-35.pyc').rename(cache / 'other.cpython-35.pyc')
    assert of(tmp_path, '') == 2
