"""Repeated cells are cells of their own where the release made them so."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    findings,
)

MULTI = 'from tensorflow.models.rnn import rnn_cell as c\n'


def body(source, release='0.8'):
    """The last line of a ported source."""
    return port_text(HEAD + MULTI + source, release).text.splitlines()[-1]


def test_repeated_cell_becomes_cells():
    assert (
        body('m = c.MultiRNNCell([c.GRUCell(3)] * n)\n')
        == 'm = c.MultiRNNCell([c.GRUCell(3) for _ in range(n)])'
    )
    assert (
        body('m = c.MultiRNNCell([cell] * n)\n')
        == 'm = c.MultiRNNCell([copy.deepcopy(cell) for _ in range(n)])'
    )
    assert (
        body('m = c.MultiRNNCell([cell for _ in range(n)])\n')
        == 'm = c.MultiRNNCell([copy.deepcopy(cell) for _ in range(n)])'
    )
    assert (
        body('m = c.MultiRNNCell([make() for _ in range(n)])\n')
        == 'm = c.MultiRNNCell([make() for _ in range(n)])'
    )


def test_cells_are_counted_where_range_is_a_name_of_the_source():
    lines = 'm = c.MultiRNNCell([c.GRUCell(3)] * n)\nrange = tf.range(n)\n'
    text = port_text(HEAD + MULTI + lines, '0.8').text
    assert '[c.GRUCell(3) for _ in [None] * (n)]' in text
    lines = 'm = c.MultiRNNCell([cell] * n)\nfor range in x: pass\n'
    text = port_text(HEAD + MULTI + lines, '0.8').text
    assert '[copy.deepcopy(cell) for _ in [None] * (n)]' in text


def test_repeated_cell_of_1_2_was_one_cell():
    line = 'm = tf.nn.rnn_cell.MultiRNNCell([cell] * n)\n'
    text = port_text(HEAD + line, '1.4').text
    assert '[cell] * n' in text


def test_other_lists_are_repeated_as_before():
    check_noop('zeros = [0] * n\n')
    check_noop('zeros *= n\n')
    check_noop('cells = [cell] * n\n')


def test_repeated_cell_is_reported_in_1_1():
    line = 'm = tf.contrib.rnn.MultiRNNCell([cell] * n)\n'
    ported = port_text(HEAD + line, '1.1')
    assert 'layers' in findings(ported, 'check')


@pytest.mark.parametrize(
    'line',
    [
        'from copy import copy',
        'from numpy import *',
        'copy = 3',
        'def f(copy):\n    pass',
    ],
)
def test_copy_of_others_is_left_alone(line):
    stack = 'm = tf.nn.rnn_cell.MultiRNNCell([cell] * n)\n'
    text = port_text(f'{HEAD}{line}\n{stack}', '0.8').text
    assert text.startswith('from copy import deepcopy\n')
    assert '[deepcopy(cell) for _ in range(n)]' in text
