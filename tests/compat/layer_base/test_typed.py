"""What programs set on layers."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_3, r1_4


def test_the_type_of_a_cell_was_an_attribute_up_to_1_3():
    class Cell(r1_3.nn.rnn_cell.GRUCell):
        def __init__(self, dtype):  # Without that of its base.
            self.dtype = dtype

    cell = Cell(tf.float64)
    assert cell.dtype is tf.float64
    cell.dtype = None
    assert cell.dtype is None


def test_the_type_of_a_cell_is_read_only_since_1_4():
    cell = r1_4.nn.rnn_cell.GRUCell(3)
    with pytest.raises(AttributeError, match="can't set attribute"):
        cell.dtype = tf.float64
    assert cell.dtype is None
