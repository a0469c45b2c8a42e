"""Functions of tflearn's `data_utils`, by what 0.3.2 gave."""

import numpy as np
import pytest

from legacy_rnn.compat import tflearn_data

SEQUENCES = [[1, 2, 3], [], [4]]


@pytest.mark.parametrize(
    ('arguments', 'rows'),
    [
        ({}, [[1, 2, 3], [0, 0, 0], [4, 0, 0]]),
        ({'maxlen': 2, 'value': 9.0}, [[1, 2], [9, 9], [4, 9]]),
        (
            {'maxlen': 2, 'padding': 'pre', 'truncating': 'pre'},
            [[2, 3], [0, 0], [0, 4]],
        ),
    ],
)
def test_sequences_are_filled_up_and_cut(arguments, rows):
    found = tflearn_data.pad_sequences(SEQUENCES, **arguments)
    assert found.dtype == np.int32
    assert found.tolist() == rows


@pytest.mark.parametrize('name', ['padding', 'truncating'])
def test_other_places_are_refused(name):
    with pytest.raises(ValueError, match=f"{name} must be 'pre' or 'post'"):
        tflearn_data.pad_sequences(SEQUENCES, **{name: 'both'})


@pytest.mark.parametrize('classes', [3, None])
def test_classes_become_rows(classes):
    found = tflearn_data.to_categorical([2, 0], classes)
    assert found.tolist() == [[0, 0, 1], [1, 0, 0]]
