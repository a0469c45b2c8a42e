"""Principal components have the signs of scikit-learn 0.19."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from legacy_rnn.compat import old_components  # noqa: E402

ROWS = np.array([[5, 8, 5], [0, 0, 1], [7, 6, 2], [4, 5, 2], [4, 2, 4]], float)
# Recorded under scikit-learn 0.19.2.
PROJECTED = [[-4.066, -1.8398], [6.023, -0.056]]


@pytest.mark.parametrize(
    ('options', 'wanted'),
    [
        ({'n_components': 2}, PROJECTED),
        (
            {'n_components': 2, 'whiten': True},
            [[-1.0189, -1.2837], [1.5092, -0.0391]],
        ),
        (
            {
                'n_components': 2,
                'svd_solver': 'randomized',
                'random_state': 0,
            },
            PROJECTED,
        ),
    ],
)
def test_rows_are_projected_as_then(options, wanted):
    found = old_components.PCA(**options).fit_transform(ROWS)
    assert np.allclose(found[:2], wanted, atol=1e-4)


def test_rows_choose_the_signs_where_they_are_few():
    components = old_components.PCA(1, svd_solver='randomized')
    found = components.fit_transform(ROWS.T[:2])
    assert np.allclose(found, [[1.9365], [-1.9365]], atol=1e-4)


def test_components_and_what_they_give_agree():
    components = old_components.PCA().fit(ROWS)
    wanted = [
        [-0.5809, -0.7774, -0.2414],
        [0.5412, -0.1473, -0.8279],
        [0.608, -0.6116, 0.5063],
    ]
    assert np.allclose(components.components_, wanted, atol=1e-4)
    projected = components.transform(ROWS)
    assert np.allclose(projected[:2, :2], PROJECTED, atol=1e-4)
    assert np.allclose(components.inverse_transform(projected), ROWS)


# Recorded under scikit-learn 0.20.4.
@pytest.mark.parametrize('options', [{}, {'algorithm': 'arpack'}])
def test_rows_as_they_are_have_the_signs_of_then(options):
    made = old_components.TruncatedSVD(2, random_state=0, **options)
    rows = ROWS - [3, 9, 1]
    wanted = [[1.9178, -3.7242], [8.7196, 3.7361]]
    assert np.allclose(made.fit_transform(rows)[:2], wanted, atol=1e-4)
    assert np.allclose(made.transform(rows)[:2], wanted, atol=1e-4)
    wanted = [[-0.1667, 5.3152], [12.4448, 0.9271]]
    assert np.allclose(made.fit_transform(rows.T)[:2], wanted, atol=1e-4)
