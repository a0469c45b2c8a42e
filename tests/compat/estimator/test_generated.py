"""Input functions of generators that yield dicts of arrays."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api

tf1 = api('1.12')
generator_input_fn = tf1.contrib.learn.io.generator_input_fn


def examples():
    for number in range(3):
        yield {
            'a': np.full([number + 1], float(number)),
            'label': np.array([number]),
        }


def batches(**options):
    """All batches of features and labels."""
    options = {'num_epochs': 1, 'shuffle': False, **options}
    with tf.Graph().as_default(), tf1.Session() as session:
        batch = generator_input_fn(examples, **options)()
        coordinator = tf1.train.Coordinator()
        threads = tf1.train.start_queue_runners(session, coordinator)
        found = []
        with pytest.raises(tf1.errors.OutOfRangeError):
            while True:
                found.append(session.run(batch))
        coordinator.request_stop()
        coordinator.join(threads)
    return found


def test_rows_added_at_once_are_filled_up_by_the_value_others_by_zero():
    # Two rows are added at once: the releases divided by the arrays of each.
    (features, labels), *_ = batches(
        target_key='label', batch_size=3, pad_value=-1.0
    )
    assert features['a'].tolist() == [[0, -1, 0], [1, 1, 0], [2, 2, 2]]
    assert labels.tolist() == [[0], [1], [2]]


def test_what_is_no_generator_of_dicts_is_refused():
    with pytest.raises(TypeError, match='x must be generator function'):
        generator_input_fn(examples())
    with pytest.raises(TypeError, match='must be generator; got list'):
        generator_input_fn(lambda: [])
    with pytest.raises(KeyError, match='target_key not in yielded dict'):
        generator_input_fn(examples, target_key='b')
    with pytest.raises(TypeError, match='Container of str; got int'):
        generator_input_fn(examples, target_key=[1])
    with pytest.raises(NotImplementedError, match='padding and shuffling'):
        generator_input_fn(examples, pad_value=0)
