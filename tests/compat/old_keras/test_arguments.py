import pytest

from legacy_rnn.compat.old_keras import arguments


def test_newer_names_stay():
    options = {'units': 4, 'return_sequences': True}
    assert arguments.translated('layers.LSTM', options) == options


def test_words_become_values():
    found = arguments.translated(
        'layers.LSTM', {'consume_less': 'cpu', 'forget_bias_init': 'one'}
    )
    assert found == {'implementation': 1, 'unit_forget_bias': True}


def test_two_sizes_become_one():
    found = arguments.translated('layers.Conv2D', {'nb_row': 2, 'nb_col': 3})
    assert found == {'kernel_size': (2, 3)}


def test_both_names_of_an_argument_are_refused():
    with pytest.raises(TypeError, match='output_dim and its newer name units'):
        arguments.translated('layers.LSTM', {'output_dim': 4, 'units': 4})


def test_what_meant_nothing_is_left_out_with_a_warning():
    with pytest.warns(UserWarning, match='show_accuracy'):
        found = arguments.translated('models.Model.fit', {'show_accuracy': 1})
    assert found == {}
