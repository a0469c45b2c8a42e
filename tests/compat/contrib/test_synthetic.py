"""Circles and spirals of `contrib.learn.datasets.synthetic`."""

import numpy as np
import pytest

from legacy_rnn.compat import api

datasets = api('1.12').contrib.learn.datasets


def test_circles_shrink_from_class_to_class():
    found = datasets.synthetic.circles(30, seed=1, factor=0.5, n_classes=3)
    radii = np.linalg.norm(found.data, axis=1)
    assert radii == pytest.approx(0.5**found.target)
    assert np.bincount(found.target).tolist() == [10, 10, 10]
    again = datasets.make_dataset(
        'circles', 30, seed=1, factor=0.5, n_classes=3
    )
    assert (again.data == found.data).all()


@pytest.mark.parametrize('mode', ['archimedes', 'bernoulli', 'fermat'])
def test_spirals_turn_against_each_other(mode):
    found = datasets.synthetic.spirals(21, seed=1, mode=mode, n_loops=1)
    assert found.data.shape == (21, 2) and np.abs(found.data).max() == 1
    with pytest.raises(ValueError, match='Cannot generate spiral'):
        datasets.synthetic.spirals(mode='square')


def test_other_names_are_refused():
    with pytest.raises(ValueError, match='Synthetic dataset not found'):
        datasets.make_dataset('squares')
