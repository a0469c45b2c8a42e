"""Hints stand where they are the cause, and nowhere else."""

import sys
import types

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat, running
from legacy_rnn.running import advice


def failing(tmp_path, text, names):
    """The error of a script, and its place."""
    path = tmp_path / 'a.py'
    path.write_text(text)
    try:
        exec(compile(text, str(path), 'exec'), dict(names))
    except Exception as error:
        return error, (str(path), 1)
    raise AssertionError('it does not fail')


def called(folder, error='ValueError'):
    """A function of a file in a folder, which raises."""
    space = {}
    code = f'def concat(*args):\n    raise {error}(args)\n'
    exec(compile(code, f'{folder}/a.py', 'exec'), space)
    return types.SimpleNamespace(concat=space['concat'])


def test_signature_is_told_where_the_call_failed(tmp_path):
    text = 'tf.concat([1], 2)\n'
    names = {'tf': called(compat.__path__[0])}
    error, place = failing(tmp_path, text, names)
    (line,) = advice.advise(error, place, '0.12')
    assert line.startswith('a.py:1: tf.concat: 0.12 took (concat_dim, ')


def test_error_of_the_script_itself_gets_no_signature(tmp_path):
    for text in ('1 / 0 + tf.concat\n', 'x = {}[tf.concat]\n'):
        names = {'tf': called(compat.__path__[0])}
        error, place = failing(tmp_path, text, names)
        assert advice.advise(error, place, '0.12') == []


def test_call_that_passes_an_error_through_gets_no_signature(tmp_path):
    inner = called(compat.__path__[0])
    names = {'tf': types.SimpleNamespace(concat=len), 'run': inner.concat}
    error, place = failing(tmp_path, 'run(tf.concat([1]))\n', names)
    told = advice.advise(error, place, '0.12')
    assert told == [] or sys.version_info < (3, 11)


def test_error_of_a_graph_gets_no_signature(tmp_path):
    names = {'tf': called(compat.__path__[0], 'OSError')}
    error, place = failing(tmp_path, 'tf.concat([1], 2)\n', names)
    assert advice.advise(error, place, '0.12') == []


def test_error_of_another_package_gets_no_signature(tmp_path):
    for folder in ('/x/elsewhere', '/x/tensorflow', running.__path__[0]):
        names = {'tf': called(folder)}
        error, place = failing(tmp_path, 'tf.concat([1], 2)\n', names)
        assert advice.advise(error, place, '0.12') == []


def test_package_of_tensorflow_1_is_named(tmp_path, monkeypatch):
    package = tmp_path / 'site-packages' / 'tf_metrics'
    package.mkdir(parents=True)
    (package / '__init__.py').write_text('import tensorflow.contrib\n')
    (package / 'other.py').write_text('import no_such_module\n')
    monkeypatch.syspath_prepend(package.parent)
    error, place = failing(tmp_path, 'import tf_metrics\n', {})
    (line,) = advice.advise(error, place, '1.4')
    assert 'copy tf_metrics beside the script' in line
    (package / '__init__.py').write_text('from . import other\n')
    error, place = failing(tmp_path, 'import tf_metrics\n', {})
    (line,) = advice.advise(error, place, '1.4')
    assert 'needs the module no_such_module' in line


def test_missing_module_of_a_package_is_named_whole(tmp_path):
    assert 'xml' in sys.modules or __import__('xml')
    error, place = failing(tmp_path, 'import xml.nope\n', {})
    assert advice.advise(error, place, '0.12') == [
        'a.py:1: needs the module xml.nope, which xml does not have'
    ]


def test_package_whose_module_failed_is_not_said_to_be_missing(
    tmp_path, monkeypatch
):
    package = tmp_path / 'site' / 'speech_'
    package.mkdir(parents=True)
    (package / '__init__.py').write_text('import speech_.nope\n')
    monkeypatch.syspath_prepend(package.parent)
    error, place = failing(tmp_path, 'import speech_\n', {})
    (line,) = advice.advise(error, place, '1.4')
    assert line.endswith(
        'needs the module speech_.nope, which speech_ does not have'
    )


def test_missing_file_is_told_from_a_missing_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, told in {
        'words.txt': f'words.txt is not in {tmp_path}; put the file there',
        'save/words.txt': f'there is no folder save in {tmp_path}; make it',
        '/no/words.txt': 'the script names this path itself',
        'save\\words.txt': 'a.py:1: save\\words.txt is a path of Windows',
        '': 'a.py:1: opens a path that is empty: give the flag or setting',
    }.items():
        error, place = failing(tmp_path, f'open({name!r})\n', {})
        (line,) = advice.advise(error, place, '0.12')
        assert told in line


@pytest.mark.parametrize(
    ('module', 'told'),
    [
        ('skvideo', 'needs the package skvideo: pip install scikit-video'),
        ('gym', 'needs the package gym: pip install gym'),
        ('flwr', 'needs the package flwr: pip install flwr'),
        (
            'ahocorasick',
            'needs the package ahocorasick: pip install pyahocorasick',
        ),
        ('colorlover', 'needs the package colorlover: pip install colorlover'),
        (
            'rest_framework',
            'needs the package rest_framework: '
            'pip install djangorestframework',
        ),
        ('tflearn', "needs the package tflearn: pip install 'tflearn<0.5'"),
        (
            'tensorflow_addons',
            "needs tensorflow_addons, which ended before today's TensorFlow: "
            'import what tf.contrib of 1.15 has of it (seq2seq, crf, rnn), or '
            'move the import to where it is used',
        ),
        (
            'sonnet',
            "needs sonnet of TensorFlow 1's time, which is neither beside the "
            'script nor installed: copy its folder of then beside it',
        ),
    ],
)
def test_module_of_a_package_of_another_name(tmp_path, module, told):
    error, place = failing(tmp_path, 'import skvideo_\n', {})
    error.name = module
    assert advice.advise(error, place, '0.12') == [f'a.py:1: {told}']


@pytest.mark.parametrize(('numpy', 'lines'), [(1, 0), (2, 1)])
def test_arrays_that_numpy_2_widens_are_told(monkeypatch, numpy, lines):
    monkeypatch.setattr(advice, '_NUMPY', numpy)
    with tf.Graph().as_default(), pytest.raises(ValueError) as found:
        tf.compat.v1.get_variable(
            'w', initializer=np.zeros(2), dtype=tf.float32
        )
    told = advice.advise(found.value, None, '1.15')
    assert ['float(np.sqrt(n))' in line for line in told] == [True] * lines


def test_module_elsewhere_in_the_project_is_found(tmp_path, monkeypatch):
    for name in (
        'src/train.py',
        'src/old/parts/a.py',
        'lib/models.py',
        'parts/a.py',
        'lib/sonnet/a.py',
        '.git/x.py',
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path / 'src')
    script = str(tmp_path / 'src' / 'train.py')
    told = [
        advice.advise(ModuleNotFoundError(name=name), (script, 3), '1.4')[0]
        for name in ('models', 'parts', 'x', 'sonnet')
    ]
    assert told == [
        'train.py:3: needs the module models, which is neither beside the '
        'script nor installed: it lies in ../lib, and PYTHONPATH=../lib '
        'finds it',
        'train.py:3: needs the module parts, which is neither beside the '
        'script nor installed: it lies in .., and PYTHONPATH=.. finds it',
        'train.py:3: needs the module x, which is neither beside the script '
        'nor installed',
        'train.py:3: needs the module sonnet, which is neither beside the '
        'script nor installed: it lies in ../lib, and PYTHONPATH=../lib '
        'finds it',
    ]
