"""Input functions of arrays and data frames."""

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn import compat

tf = compat.api('1.12')


def batches(input_fn):
    """All batches that an input function gives."""
    with modern.Graph().as_default():
        given = input_fn()
        found = []
        with tf.train.MonitoredSession() as session:
            while not session.should_stop():
                found.append(session.run(given))
        return found


def test_arrays_come_in_order_and_end():
    x, y = np.arange(10).reshape(5, 2), np.arange(5.0)
    found = batches(
        tf.estimator.inputs.numpy_input_fn(
            {'b': x, 'a': y}, y, 2, num_epochs=2, shuffle=False
        )
    )
    labels = [list(label) for _, label in found]
    assert labels == [[0, 1], [2, 3], [4, 0], [1, 2], [3, 4]]
    assert np.array_equal(found[2][0]['b'], [[8, 9], [0, 1]])
    alone = batches(
        tf.estimator.inputs.numpy_input_fn(x, batch_size=3, shuffle=False)
    )
    assert [one.shape for one in alone] == [(3, 2), (2, 2)]


def test_shuffled_arrays_are_all_there():
    x = np.arange(50)
    found = batches(
        tf.estimator.inputs.numpy_input_fn(x, batch_size=8, shuffle=True)
    )
    assert sorted(np.concatenate(found)) == list(range(50))


def test_labels_may_be_a_dict():
    x = {'x': np.arange(4)}
    y = {'u': np.arange(4) * 2, 'v': np.arange(4) * 3}
    ((_, labels),) = batches(
        tf.estimator.inputs.numpy_input_fn(x, y, shuffle=False)
    )
    assert list(labels['v']) == [0, 3, 6, 9]
    with pytest.raises(ValueError, match='duplicate keys'):
        tf.estimator.inputs.numpy_input_fn(x, x, shuffle=False)()


def test_wrong_arrays_are_named():
    make = tf.estimator.inputs.numpy_input_fn
    with pytest.raises(ValueError, match='explicitly set as boolean'):
        make(np.arange(3))
    for error, wanted, x, y in (
        (TypeError, 'must be a dict or array; got list', [1], None),
        (ValueError, 'x cannot be an empty dict', {}, None),
        (ValueError, 'x cannot be an empty array', np.zeros(0), None),
        (ValueError, 'is mismatched', {'a': np.zeros(2)}, np.zeros(3)),
    ):
        with pytest.raises(error, match=wanted):
            make(x, y, shuffle=False)()


def test_frames_give_their_columns():
    pandas = pytest.importorskip('pandas')
    x = pandas.DataFrame({'n': [1.0, 2.0, 3.0], 't': ['a', 'b', 'c']})
    y = pandas.Series([7, 8, 9], name='label')
    found = batches(
        tf.estimator.inputs.pandas_input_fn(x, y, 2, shuffle=False)
    )
    assert [list(label) for _, label in found] == [[7, 8], [9]]
    assert list(found[0][0]['t']) == [b'a', b'b']
    y.index = [3, 4, 5]
    with pytest.raises(ValueError, match='mismatched'):
        tf.estimator.inputs.pandas_input_fn(x, y, shuffle=False)


def test_old_releases_refused_arrays_and_unsaid_shuffling():
    make = compat.api('1.5').estimator.inputs.numpy_input_fn
    with pytest.raises(TypeError, match='must be explicitly set as boolean'):
        make({'a': np.arange(3)})
    with pytest.raises(TypeError, match='x must be dict; got ndarray'):
        make(np.arange(3), shuffle=False)()
