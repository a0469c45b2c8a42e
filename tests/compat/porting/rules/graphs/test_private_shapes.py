"""The private shape of a tensor is asked for."""

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)


def test_private_shape_of_a_tensor_is_asked_for():
    check_transformed(
        'n = int(self.inputs._shape[-1])\n',
        'n = int(self.inputs.get_shape()[-1])\n',
    )
    check_noop('self._shape = 3\nn = x._shape\n')
    check_noop('n = self._shape\n')
