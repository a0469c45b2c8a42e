"""The shape of a sparse tensor of 0.x is a tensor."""

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)

DENSE = 'y = tf.sparse_to_dense(d[0].indices, d[0].{}, d[0].values)\n'


def test_shape_of_a_sparse_tensor_is_its_dense_shape():
    check_transformed(DENSE.format('shape'), DENSE.format('dense_shape'))


def test_shapes_of_other_things_stay():
    check_noop('n = x.shape[0]\nv = frame.values\n')
    check_noop('n = [self.indices, self.values, self.shape]\n')
    check_noop(DENSE.format('shape'), '1.0')
