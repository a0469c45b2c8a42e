"""The private shape of a tensor is asked for."""

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)


def test_private_shape_of_a_tensor_is_asked_for():
    check_transformed(
        'n = int(self.inputs._shape[-1])\n',
        'n = int(self.inputs.get_shape()[-1])\n',
    )
    check_noop('self._shape = 3\nn = x._shape\n')
    check_noop('n = self._shape\n')


def test_shape_that_a_program_sets_is_kept():
    ported = check_transformed(
        'x._shape = tf.TensorShape([None, 3])\nn = x._shape\n',
        'x._shape_val = tf.TensorShape([None, 3])\nn = x.get_shape()\n',
    )
    assert findings(ported, 'check') == ['private-shapes']
    check_noop('x._shape = 3, 4\n')


def test_shape_that_is_set_beside_one_of_the_program():
    own = 'self._shape = 3, 4\nn = y._shape, self._shape\n'
    check_transformed(
        f'{own}x._shape = tf.TensorShape([None, 3])\nm = x._shape\n',
        f'{own}x._shape_val = tf.TensorShape([None, 3])\nm = x.get_shape()\n',
    )


def test_shape_that_is_set_again_where_it_cannot_be_set():
    shape = 'tf.TensorShape([None, 3])\n'
    ported = check_transformed(
        f'try:\n    x._shape = {shape}'
        f"except ValueError:\n    x.__dict__['_shape_val'] = {shape}",
        f'try:\n    x._shape_val = {shape}'
        f'except ValueError:\n    x._shape_val = {shape}',
    )
    assert not findings(ported, 'check')
    check_noop("x = y.__dict__['_shape']\n")
