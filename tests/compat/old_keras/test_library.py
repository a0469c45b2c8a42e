"""Keras of the time, in a process that asks for it."""

import json
import os

import pytest

from legacy_rnn.compat import old_keras, v1
from legacy_rnn.compat.data import make_keras_names
from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.sources.programs import packages
from tests import forking


@pytest.fixture(scope='module')
def found():
    pytest.importorskip('tf_keras')
    ran = forking.module(
        'tests.compat.old_keras.library_state',
        env={**os.environ, old_keras.VARIABLE: '1'},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.mark.deep
def test_names_are_those_of_tf_keras(found):
    import tensorflow as tf

    if not tf.__version__.startswith('2.21'):
        pytest.skip('the list is of tf_keras 2.21')
    assert make_keras_names.TARGET.read_text('utf-8') == found['names'], (
        'make it anew by compat/data/make_keras_names.py'
    )


@pytest.mark.deep
def test_every_renamed_argument_has_its_function(found):
    assert found['unknown'] == []


@pytest.mark.parametrize(
    ('layer', 'name', 'value'),
    [
        ('LSTM', 'units', 4),
        ('LSTM', 'dropout', 0.25),
        ('GRU', 'implementation', 2),
        ('Dense', 'use_bias', False),
        ('Conv1D', 'padding', 'same'),
        ('Conv1D', 'filters', 4),
        ('Dropout', 'rate', 0.25),
        ('Embedding', 'output_dim', 4),
    ],
)
def test_keras_1_arguments_mean_what_they_meant(found, layer, name, value):
    assert found['configs'][layer][name] == value


def test_functions_of_keras_1_make_first_weights(found):
    ones, drawn, *others = found['first']
    assert [ones, *others] == [[1, 1], [2, 2], [0, 0], [7, 7]]
    assert -0.5 <= drawn[0] < drawn[1] <= 0.5


def test_backend_has_the_names_and_arguments_of_keras_1(found):
    shapes = [[2, 1, 4, 4, 1], [2], [2, 4, 4, 3], [2, 4, 4, 1]]
    assert found['shapes'] == shapes


def test_samples_are_counted_in_batches(found):
    assert found['steps'] == 3
    assert found['counted'] == {
        'validation': [3, 2],
        'evaluated': True,
        'predicted': 8,
        'by place': 4,
    }


def test_models_take_the_arguments_of_keras_1(found):
    assert found['history'] == ['acc', 'loss']
    assert found['same']
    assert found['shape'] == [4, 2]


def test_summary_is_printed_by_a_function_of_keras_2(found):
    assert found['summary'].startswith('Model: "')
    assert 'Total params: ' in found['summary']


def test_layers_of_the_user_set_their_weights(found):
    assert found['trained'] == [[3, 1]]
    assert found['classes'] == [[0], [0], [0], [1]]


def test_progress_may_be_forced_as_up_to_1_4(found):
    assert found['progress'] == 2


def test_callbacks_have_the_data_of_validation(found):
    held = [[3, 5, 3], [3, 1], [3]]
    split = [[2, 5, 3], [2, 1], [2]]
    own = [[3, 5, 3], [3]]
    temporal = [[2, 5, 3], [2, 5, 2], [2, 5], []]
    wanted = [held, split, [], held, own, temporal]
    assert found['validation'] == wanted


def test_optimizers_have_their_names_in_small_letters(found):
    assert found['rate'] == 0.5


def test_optimizers_take_parameters_first_as_up_to_keras_2_3(found):
    assert found['updates'] == [True] * 4


def test_what_is_gone_says_what_to_write(found):
    assert 'dilation_rate' in found['lost']


# As Keras 1.2.2 on TensorFlow 1.4.1 computed it.
@pytest.mark.parametrize(
    ('mode', 'losses'),
    [
        ('concat', [1.32516, 1.20748, 1.09989]),
        ('sum', [0.10329, 0.09369, 0.08499]),
        ('mul', [0.05497, 0.05388, 0.05283]),
        ('ave', [0.08162, 0.07737, 0.07334]),
        ('dot', [1.16616, 1.11125, 1.05939]),
        ('cos', [1.49805, 1.43429, 1.37337]),
        ('max', [0.31954, 0.30191, 0.28533]),
    ],
)
def test_models_begin_with_others_that_are_merged(found, mode, losses):
    *computed, batch, size = found['merged'][mode]
    assert computed == pytest.approx(losses, abs=2e-5)
    assert (batch, size) == (4, 2)


def test_without_the_variable_one_line_says_what_to_do(monkeypatch):
    monkeypatch.delenv(old_keras.VARIABLE, raising=False)
    with pytest.raises(RemovedSymbolError, match='environ|pip install'):
        print(v1.keras.models.Sequential)


def test_the_hint_pins_the_minor_of_tensorflow(monkeypatch):
    monkeypatch.setattr(packages, 'has_tf_keras', lambda: False)
    monkeypatch.setattr(packages.metadata, 'version', lambda name: '2.19.1')
    assert 'pip install "tf_keras~=2.19.0"' in old_keras.hint()
