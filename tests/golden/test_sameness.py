"""Graphs that differ in names alone are one; all else tells them apart."""

import numpy as np
import pytest
import tensorflow as tf

from tests.golden import measure, namespaces, sameness
from tests.golden.bench import Bench
from tests.golden.recipes.case import Collection

CASES = Collection()


def _digest(build, release='1.15', places=None, **changes):
    old = namespaces.namespace(release)
    bench = Bench(old, release)
    with tf.Graph().as_default():
        old.set_random_seed(5)
        build(bench)
        for name, value in changes.items():
            setattr(bench, name, value)
        variables = old.get_collection('variables')
        pairs = list(zip(variables, places or range(len(variables))))
        return sameness.digest(bench, pairs)


def _gru(b, units=4, seed=None, value=0.5, order=(0, 1), **options):
    cell = b.cells.GRUCell(units, **options)
    inputs = [b.constant([[value, 1.0]], 'float32'), b.input(1, 2)]
    b.keep('outputs', cell(inputs[order[0]], b.input(1, units))[0])
    b.keep('others', inputs[order[1]])
    if seed is not None:
        b.keep('drawn', b.tf.random_uniform([2], seed=seed))


def test_releases_that_differ_in_names_alone_share_a_digest():
    assert _digest(_gru, '0.12') == _digest(_gru, '1.15')
    assert _digest(_gru) == _digest(_gru)


@pytest.mark.parametrize(
    'options',
    [
        {'units': 3},
        {'value': 0.25},
        {'order': (1, 0)},
        {'activation': tf.nn.relu},
        {'seed': 1},
    ],
)
def test_another_graph_has_another_digest(options):
    def build(b):
        _gru(b, **options)

    assert _digest(build) != _digest(_gru)


def test_seeds_tell_graphs_apart():
    first, second = (
        _digest(lambda b, seed=seed: _gru(b, seed=seed)) for seed in (1, 2)
    )
    assert first != second


@pytest.mark.parametrize(
    'changes',
    [
        {'gradients': False},
        {'runs': 2},
        {'initial': 'in full'},
        {'inputs': []},
        {'kept': []},
        {'places': [1, 0, 2, 3]},
    ],
)
def test_what_is_asked_of_a_graph_counts(changes):
    assert _digest(_gru, **changes) != _digest(_gru)


def test_loops_differ_by_their_cells_alone():
    def loop(b, cell):
        made = getattr(b.cells, cell)(3)
        outputs, _ = b.tf.nn.dynamic_rnn(
            made, b.input(2, 3, 2), dtype=b.tf.float32
        )
        b.keep('outputs', outputs)

    digests = [
        _digest(lambda b, cell=cell: loop(b, cell), release)
        for cell in ('GRUCell', 'BasicRNNCell')
        for release in ('1.5', '1.15')
    ]
    assert digests[0] == digests[1] != digests[2] == digests[3]


def test_a_remembered_run_is_the_run():
    CASES.add('GRUCell', 'again', _gru)
    evaluate = sameness.Remembering(measure.compute)
    asked = [('0.12', evaluate), ('1.8', evaluate), ('1.8', None)]
    measured = [
        measure.measure(
            namespaces.namespace(release),
            release,
            CASES.cases[-1],
            evaluate=how,
        )['values']
        for release, how in asked
    ]
    assert (evaluate.asked, evaluate.ran) == (2, 1)
    shared, again, fresh = measured
    assert [label for label, _ in again] == [label for label, _ in fresh]
    assert [label for label, _ in shared] != [label for label, _ in fresh]
    for (_, one), (_, other) in zip(again, fresh, strict=True):
        np.testing.assert_array_equal(one, other)
