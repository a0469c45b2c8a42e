"""Parity of the unrolls: the product of all that differs."""

import itertools
import json

import pytest

from legacy_rnn import compare_unrolls
from legacy_rnn.article.network import CELLS
from legacy_rnn.article.parity import LENGTHS, agree, lengths_of
from tests import forking

QUANTITIES = ['outputs', 'states', 'loss', 'gradients', 'trajectory']
# Of every run, one for each second cell.
PAIRS = [(False, 'float32'), (True, 'float64')]
RARE = pytest.mark.rare
SMALL = {'batch_size': 3, 'num_steps': 4, 'num_hidden': 3}


def failures(rows):
    return [row for row in rows if not row['passed']]


@pytest.mark.parametrize(
    ('cell', 'dropout', 'dtype'),
    [
        # Each value of each is of every run; all pairs are with --all.
        pytest.param(
            cell,
            *pair,
            marks=[pytest.mark.deep] * (pair != PAIRS[place % len(PAIRS)]),
        )
        for place, cell in enumerate(CELLS)
        for pair in itertools.product([False, True], ['float32', 'float64'])
    ],
)
def test_static_is_dynamic(cell, dropout, dtype):
    rows = compare_unrolls(
        cell, 1, LENGTHS, dropout=dropout, dtype=dtype, **SMALL
    )
    assert len(rows) == len(LENGTHS) * len(QUANTITIES)
    assert not failures(rows)


@pytest.mark.deep
@pytest.mark.parametrize('num_layers', [pytest.param(2, marks=RARE), 3])
@pytest.mark.parametrize('cell', CELLS)
def test_layers_of_static_are_those_of_dynamic(cell, num_layers):
    rows = compare_unrolls(
        cell, num_layers, ('none', 'ragged'), dropout=True, **SMALL
    )
    assert not failures(rows)


@pytest.mark.deep
@pytest.mark.parametrize(
    ('cell', 'lengths'),
    [
        ('gru', ('ragged', 'zero')),
        pytest.param('gru', LENGTHS, marks=RARE),
        ('lstm', LENGTHS),
    ],
)
def test_static_is_dynamic_in_both_directions(cell, lengths):
    rows = compare_unrolls(
        cell, 2, lengths, dropout=True, bidirectional=True, **SMALL
    )
    assert [row['quantity'] for row in rows[:5]] == QUANTITIES
    assert not failures(rows)


def test_different_computations_fail():
    close, far = [[1.0, 2.0]], [[1.0, 2.1]]
    assert agree(close, [[1.0, 2.0 + 1e-7]], 1e-6)
    assert not agree(close, far, 1e-6)
    assert not agree([[float('nan')]], [[1.0]], 1e-6)


def test_zero_lengths_hold_zeros_and_more():
    lengths = lengths_of('zero', 6, 5).tolist()
    assert 0 in lengths and max(lengths) > 0


@pytest.mark.parametrize(
    ('options', 'message'),
    [
        ({'lengths': 'some'}, 'lengths must be one of none'),
        ({'dtype': 'int8'}, 'dtype must be one of float32'),
        ({'unrolls': ('static',)}, 'two or more'),
        ({'cell': 'rnn'}, 'cell must be one of gru'),
        ({'num_layers': 0}, 'num_layers must be 1 or more'),
    ],
)
def test_bad_option_is_named(options, message):
    with pytest.raises(ValueError, match=message):
        compare_unrolls(**options)


def parity(*flags):
    return forking.module('legacy_rnn.parity', *flags)


def test_command_prints_one_json_object():
    run = parity(
        '--json',
        '--cell=basic_rnn',
        '--num-layers=1',
        '--lengths=ragged',
        '--dropout=off',
        '--dtype=float64',
        '--training_steps=2',
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result['passed'] is True
    assert [row['quantity'] for row in result['rows']] == QUANTITIES
    assert result['rows'][0]['pair'] == 'static/dynamic'
