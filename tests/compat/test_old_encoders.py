"""Whole numbers are encoded as by scikit-learn 0.18 and 0.20."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from sklearn import base  # noqa: E402

from legacy_rnn.compat import old_encoders  # noqa: E402
from legacy_rnn.compat.porting import port_text  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

ROWS = [[0, 5.5], [2, 2.5], [0, 1.0]]
FIRST = [[1, 0, 5.5], [0, 1, 2.5], [1, 0, 1]]
# Recorded under scikit-learn 0.18.1 and 0.20.3.
CASES = [
    ({'n_values': 4}, [[0], [2]], [[1, 0, 0, 0], [0, 0, 1, 0]]),
    (
        {'n_values': [2, 3]},
        [[0, 1], [1, 2]],
        [[1, 0, 0, 1, 0], [0, 1, 0, 0, 1]],
    ),
    ({'categorical_features': [0]}, ROWS, FIRST),
    ({'categorical_features': np.array([True, False])}, ROWS, FIRST),
    ({'categorical_features': 'all'}, [[0], [3]], [[1, 0], [0, 1]]),
    (
        {'categorical_features': [0, 2]},
        [[0, 7, 1], [1, 8, 0]],
        [[1, 0, 0, 1, 7], [0, 1, 1, 0, 8]],
    ),
    (
        {'categorical_features': [1], 'n_values': 5},
        [[7.5, 1], [8, 4]],
        [[0, 1, 0, 0, 0, 7.5], [0, 0, 0, 0, 1, 8]],
    ),
]


@pytest.mark.parametrize(('options', 'rows', 'wanted'), CASES)
def test_values_are_encoded_as_then(options, rows, wanted):
    encoder = old_encoders.OneHotEncoder(sparse=False, **options)
    assert encoder.fit_transform(rows).tolist() == wanted
    assert base.clone(encoder).fit_transform(rows).tolist() == wanted
    encoder = old_encoders.OneHotEncoder(**options)
    assert encoder.fit(rows).transform(rows).toarray().tolist() == wanted


def test_what_is_untold_is_encoded_as_today():
    rows = [['a', 1], ['b', 2]]
    encoder = old_encoders.OneHotEncoder(sparse_output=False, drop='first')
    assert base.clone(encoder).fit_transform(rows).tolist() == [[0, 0], [1, 1]]


def test_numbers_past_the_last_are_refused_or_ignored():
    encoder = old_encoders.OneHotEncoder(n_values=3)
    with pytest.raises(ValueError, match='below n_values=3, got 5'):
        encoder.fit([[5]])
    assert encoder.fit([[0]]).n_values_.tolist() == [3]
    with pytest.raises(ValueError, match='unknown value 4'):
        encoder.transform([[4]])
    encoder = old_encoders.OneHotEncoder(
        categorical_features=[0], handle_unknown='ignore'
    )
    found = encoder.fit(ROWS).transform([[1, 3.0], [7, 2.0]])
    assert found.toarray().tolist() == [[0, 0, 3], [0, 0, 2]]


PROGRAM = """
import tensorflow as tf
from sklearn.preprocessing import OneHotEncoder
from sklearn.utils import class_weight
print(OneHotEncoder(n_values=3, sparse=False).fit_transform([[1]]).tolist())
print(OneHotEncoder(sparse=False).fit_transform([[1], [5]]).tolist())
print(class_weight.compute_class_weight('balanced', [0, 1], [0, 0, 1]).sum())
"""


def test_programs_of_then_are_given_them(capfd):
    out = runs(capfd, PROGRAM)
    assert out[:3] == ['[[0.0, 1.0, 0.0]]', '[[1.0, 0.0], [0.0, 1.0]]', '2.25']
    new = port_text(PROGRAM, '1.4').text
    assert 'old_encoders.OneHotEncoder(n_values=3, sparse_output=False)' in new
    assert "old_weights.compute_class_weight('balanced', [0, 1]" in new
    new = port_text(PROGRAM.replace('n_values=3, ', ''), '1.4').text
    assert 'old_encoders' not in new
