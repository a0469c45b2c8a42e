"""Keras was kept in several folders of TensorFlow."""

import pytest

from legacy_rnn.compat.table import old_keras


@pytest.mark.parametrize(
    'name, inner',
    [
        ('keras.layers.LSTM', 'layers.LSTM'),
        ('contrib.keras.layers', 'layers'),
        ('contrib.keras.python.keras.layers.LSTM', 'layers.LSTM'),
        ('contrib.keras.python', ''),
        ('contrib.keras.api.keras.backend', 'backend'),
        ('python.keras._impl.keras.layers', 'layers'),
        ('python.keras.api._v1.keras.models', 'models'),
        ('python.keras.applications', 'applications'),
        ('nn.keras', None),
    ],
)
def test_folders_between_say_nothing(name, inner):
    assert old_keras.path(name) == inner


@pytest.mark.parametrize(
    ('name', 'place'),
    [
        ('models.Input', ('layers', 'Input')),
        ('models.Model', ('models', 'Model')),
        ('engine.saving.load_model', ('models', 'load_model')),
        ('callbacks.Progbar', ('utils', 'Progbar')),
        ('layers.regularizers.l2', ('regularizers', 'l2')),
        ('models.Dense', None),
    ],
)
def test_what_a_module_had_imported_may_be_taken_from_it(name, place):
    assert old_keras.home(name) == place


@pytest.mark.parametrize(
    ('name', 'place'),
    [
        ('constraints.maxnorm', ('constraints', 'max_norm')),
        ('constraints.nonneg', ('constraints', 'non_neg')),
        ('constraints.unitnorm', ('constraints', 'unit_norm')),
        ('regularizers.l1l2', ('regularizers', 'l1_l2')),
        ('constraints.max', None),
    ],
)
def test_names_of_keras_1_that_keras_2_had_as_well(name, place):
    assert old_keras.home(name) == place


def test_a_kept_name_is_that_of_its_time():
    from legacy_rnn.compat.r1_12 import keras

    assert keras.constraints.maxnorm(2).get_config()['max_value'] == 2


def test_names_are_found_below_the_folders():
    from legacy_rnn.compat.r1_4.contrib.keras.python.keras import datasets

    assert datasets.imdb.load_data is not None
