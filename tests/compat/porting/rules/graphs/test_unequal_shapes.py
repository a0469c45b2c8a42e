"""Shapes with unknown sizes equal no other in ports, as then."""

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)


def test_shapes_are_equal_where_they_are_known():
    check_transformed(
        'if x.get_shape() == y.get_shape():\n    y += x\n',
        'if x.get_shape().is_fully_defined() and '
        'x.get_shape() == y.get_shape():\n    y += x\n',
    )
    check_transformed(
        'same = a and self.x.get_shape()[:-1] == shape\n',
        'same = a and (self.x.get_shape()[:-1].is_fully_defined() and '
        'self.x.get_shape()[:-1] == shape)\n',
    )


def test_shapes_differ_where_they_are_unknown():
    check_transformed(
        'x = tf.nn.relu(y)\nif not shape != x.shape:\n    y += x\n',
        'x = tf.nn.relu(y)\nif not (not x.shape.is_fully_defined() or '
        'shape != x.shape):\n    y += x\n',
    )


def test_shape_of_a_call_is_checked():
    ported = check_noop('if f(x).get_shape() != shape:\n    y = x\n')
    assert findings(ported, 'check') == ['unequal-shapes']


def test_others_are_left():
    check_noop('assert x.get_shape() == y.get_shape()\n')
    check_noop('if x.shape == y.shape:\n    y += x\n')
    check_noop('if x.get_shape() == [2, 3] or x.get_shape() == None:\n    a\n')
    check_noop('if x.get_shape()[0] == y.get_shape().as_list()[0]:\n    a\n')
    check_noop('import scipy.sparse\nsame = a.get_shape() == b.get_shape()\n')
