"""Sounds are written as librosa wrote them."""

import types

import numpy as np
import pytest

from legacy_rnn.compat import sound_files
from legacy_rnn.running.shims import moved_names
from tests.compat.porting.tools import check_transformed


@pytest.fixture
def written(monkeypatch):
    """What is given to SciPy to write, a list."""
    calls = []
    module = types.SimpleNamespace(write=lambda *given: calls.append(given))
    monkeypatch.setattr(
        sound_files.importlib, 'import_module', lambda _: module
    )
    return calls


@pytest.mark.parametrize('kind', ['float32', 'int16'])
def test_sound_keeps_its_numbers_and_type(kind, written):
    y = np.array([0, 1, -2], kind)
    sound_files.write_wav('a.wav', y, 8000, norm=kind == 'int16')
    path, rate, found = written[0]
    assert (path, rate, found.dtype) == ('a.wav', 8000, kind)
    np.testing.assert_array_equal(found, y)


def test_two_channels_come_first(written):
    sound_files.write_wav('a.wav', np.ones([2, 5], 'f'), 8000)
    assert written[0][2].shape == (5, 2)


def test_loudest_becomes_one(written):
    y = np.array([0.25, -0.5], 'f')
    sound_files.write_wav('a.wav', y, 8000, norm=True)
    assert written[0][2].tolist() == [0.5, -1]


def test_ports_write_by_it():
    check_transformed(
        'import librosa\nlibrosa.output.write_wav(p, y, sr=8000)\n',
        'import legacy_rnn.compat.sound_files\n'
        'import librosa\n'
        'legacy_rnn.compat.sound_files.write_wav(p, y, sr=8000)\n',
    )


def test_rows_of_a_cosine_transform_are_those_of_scipy():
    fft = pytest.importorskip('scipy.fft')
    rows = sound_files.dct(3, 5)
    wanted = fft.dct(np.eye(5), axis=0, norm='ortho')[:3]
    np.testing.assert_allclose(rows, wanted, atol=1e-12)


def test_filters_of_librosa_have_it_again():
    found = moved_names.of_packages()['librosa.filters']['dct']()
    assert found is sound_files.dct
    check_transformed(
        'import librosa\nx = librosa.filters.dct(3, 5)\n',
        'import legacy_rnn.compat.sound_files\n'
        'import librosa\n'
        'x = legacy_rnn.compat.sound_files.dct(3, 5)\n',
    )
