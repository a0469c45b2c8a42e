"""Names that a star brings from packages are known where they changed."""

import pytest

from legacy_rnn.compat.porting import port_text

STAR = 'from sklearn.preprocessing import *\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            f'{STAR}x = OneHotEncoder(sparse=False)\n',
            f'{STAR}x = OneHotEncoder(sparse_output=False)\n',
        ),
        (
            f'{STAR}x = Binarizer(0.5)\n',
            f'{STAR}x = Binarizer(threshold=0.5)\n',
        ),
    ],
)
def test_star_of_a_package_brings_what_changed(old, new):
    assert port_text(old, '1.4').text == new


@pytest.mark.parametrize(
    'source',
    [
        f'{STAR}def OneHotEncoder(sparse): pass\nOneHotEncoder(sparse=1)\n',
        'from encoders import *\nx = OneHotEncoder(sparse=False)\n',
        'from sklearn.svm import *\nx = OneHotEncoder(sparse=False)\n',
    ],
)
def test_names_of_others_stay(source):
    assert port_text(source, '1.4').text == source
