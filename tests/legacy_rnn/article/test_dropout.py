"""Masks that depend on seed, step and layer alone."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.article.dropout import draw_masks

v1 = tf.compat.v1

KEEP = {'input': 0.7, 'output': 0.5, 'state': 1.0}
DEPTHS = {'input': 400, 'output': 300, 'state': 300}


def masks(time=4, seed=1, step=0, **options):
    with tf.Graph().as_default(), v1.Session() as session:
        drawn = draw_masks(KEEP, DEPTHS, (time, 2), seed, step, **options)
        return session.run(drawn)


def test_mask_is_zero_or_the_inverse_of_the_chance():
    drawn = masks()
    assert set(drawn) == {'input', 'output'}
    assert np.unique(drawn['output']).tolist() == [0.0, 2.0]
    np.testing.assert_allclose(np.unique(drawn['input']), [0, 1 / 0.7], 1e-6)


def test_share_of_kept_values_is_the_chance():
    kept = masks(time=50)['input'] > 0
    # Four deviations of the mean of 40,000 draws.
    assert abs(kept.mean() - 0.7) < 4 * np.sqrt(0.21 / kept.size)


def test_same_seed_and_step_give_the_same_mask():
    for place, mask in masks().items():
        np.testing.assert_array_equal(mask, masks()[place])


@pytest.mark.parametrize(
    'other', [{'seed': 2}, {'step': 1}, {'layer': 1}, {'direction': 1}]
)
def test_another_seed_step_layer_or_direction_gives_another_mask(other):
    assert np.any(masks()['input'] != masks(**other)['input'])


def test_steps_of_a_longer_sequence_begin_as_those_of_a_shorter():
    np.testing.assert_array_equal(
        masks(time=3)['input'], masks(time=5)['input'][:3]
    )


@pytest.mark.parametrize('keep', [0, -0.5, 1.5])
def test_chance_must_be_above_zero_and_at_most_one(keep):
    with pytest.raises(ValueError, match='input_keep_prob must be above 0'):
        draw_masks({'input': keep}, DEPTHS, (4, 2), 0, 0)
