"""Pictures are those that SciPy 1.2 made of the same arrays."""

import json

import numpy as np
import pytest

from legacy_rnn.compat import scipy_misc
from tests.golden import make_pictures

pytest.importorskip('PIL')
# Shades that Pillow rounds otherwise than it did in 2019.
ROUNDED = 1
# Pillow of today multiplies colours by their alpha before it resizes.
PREMULTIPLIED = {f'with alpha, {how}' for how in ('half', 'percent', 'size')}


def test_pictures_are_those_that_scipy_made():
    with open(make_pictures.FILE) as file:
        wanted = json.load(file)
    found = make_pictures.measured(scipy_misc)
    assert set(found) == set(wanted)
    for call, told in found.items():
        assert told[:2] == wanted[call][:2], call
        if told != 'ValueError' and call not in PREMULTIPLIED:
            error = np.abs(np.subtract(told[2], wanted[call][2]))
            assert error.max() <= ROUNDED, call


@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        ((np.zeros([2, 6, 5]),), r'channels on axis 2, got \(2, 6, 5\)'),
        ((np.zeros(3),), r'got \(3,\)'),
        ((np.zeros([2, 2]), 255, 0, 0, 1, None, 'RGB'), 'RGB is no mode'),
    ],
)
def test_what_is_no_picture_is_refused(arguments, told):
    with pytest.raises(ValueError, match=told):
        scipy_misc.toimage(*arguments)
