"""Losses that SciPy minimizes: what it is given, and what comes of it."""

import sys
import types

import numpy as np
import pytest

import legacy_rnn.compat.r1_15 as tf


@pytest.fixture
def asked(monkeypatch):
    """What a stand-in for SciPy was called with; it finds zeros."""
    found = {}

    def minimize(function, start, **options):
        found.update(options, function=function, start=start)
        result = Result(x=np.zeros_like(start), fun=0.5, nit=3, message='ok')
        return result

    module = types.ModuleType('scipy.optimize')
    module.minimize = minimize
    scipy = types.ModuleType('scipy')
    scipy.optimize = module
    monkeypatch.setitem(sys.modules, 'scipy', scipy)
    monkeypatch.setitem(sys.modules, 'scipy.optimize', module)
    return found


class Result(dict):
    __getattr__ = dict.get


def test_scipy_gets_numbers_of_float64_and_sets_the_variables(asked):
    with tf.Graph().as_default(), tf.Session() as session:
        w = tf.Variable([7.0, 8.0])
        optimizer = tf.contrib.opt.ScipyOptimizerInterface(
            tf.reduce_sum(tf.square(w)),
            equalities=[w[1] - 1.0],
            method='SLSQP',
            tol=0.1,
        )
        session.run(tf.global_variables_initializer())
        optimizer.minimize(session)
        assert session.run(w).tolist() == [0.0, 0.0]
        (constraint,) = asked['constraints']
        values = [asked['start'], constraint['fun'](np.ones(2))]
        values += [
            constraint['jac'](np.ones(2)),
            asked['function'](values[0])[1],
        ]
    assert [value.tolist() for value in values] == [
        [7.0, 8.0],
        [0.0],
        [[0.0, 1.0]],
        [14.0, 16.0],
    ]
    assert {value.dtype for value in values} == {np.dtype('float64')}
    assert (asked['method'], asked['tol'], asked['jac']) == (
        'SLSQP',
        0.1,
        True,
    )


@pytest.mark.parametrize('name', ['bounds', 'callback'])
def test_what_the_graph_sets_is_refused(asked, name):
    with tf.Graph().as_default(), tf.Session() as session:
        loss = tf.square(tf.Variable(1.0))
        session.run(tf.global_variables_initializer())
        optimizer = tf.contrib.opt.ScipyOptimizerInterface(loss, **{name: 3})
        with pytest.raises(ValueError, match='must be set|automatically'):
            optimizer.minimize(session)
