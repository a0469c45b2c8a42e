"""Rows and columns are vectors to the distances of scipy.spatial, as then."""

import numpy as np
import pytest

from legacy_rnn.compat import scipy_distances
from legacy_rnn.compat.porting import port_text

pytest.importorskip('scipy')

# Recorded under SciPy 1.2.1.
WANTED = {
    'cityblock': 7.0,
    'cosine': 0.0076404292977253485,
    'euclidean': 4.123105625617661,
    'hamming': 1.0,
    'sqeuclidean': 17.0,
}


@pytest.mark.parametrize('name', WANTED)
def test_rows_and_columns_are_vectors(name):
    one, two = np.array([[1.0, 2.0, 3.0]]), [3.0, 4.0, 6.0]
    distance = getattr(scipy_distances, name)
    assert distance(one, two) == pytest.approx(WANTED[name])
    assert distance(one.T, np.array([two])) == pytest.approx(WANTED[name])


def test_scales_are_passed_on():
    one, two = [[1.0, 2.0, 3.0]], [3.0, 4.0, 6.0]
    found = scipy_distances.seuclidean(one, two, [1.0, 2.0, 4.0])
    assert found == pytest.approx(2.8722813232690143)
    found = scipy_distances.mahalanobis(one, two, np.diag([1.0, 2.0, 3.0]))
    assert found == pytest.approx(6.244997998398398)


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match='unknown'):
        scipy_distances.unknown  # noqa: B018


def test_ports_import_them():
    text = port_text(
        'from scipy.spatial.distance import cosine, cdist\n'
        'print(cosine(a, b), cdist(c, d))\n',
        '1.4',
    ).text
    assert 'from legacy_rnn.compat.scipy_distances import cosine\n' in text
    assert 'from scipy.spatial.distance import cdist\n' in text
