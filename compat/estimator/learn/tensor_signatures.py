"""Types and shapes of tensors, held against those of others.

*Source:* TensorFlow 1.12,
`contrib/learn/python/learn/estimators/tensor_signature.py`.
"""

from __future__ import annotations

import collections

import tensorflow as tf

v1 = tf.compat.v1
# Types that examples have no list of, and those that they are read as.
_READ_AS = {tf.int32: tf.int64, tf.float64: tf.float32}


class TensorSignature(
    collections.namedtuple('TensorSignature', 'dtype shape is_sparse')
):
    """Type and shape of a tensor.

    Args:
        tensor: Tensor or SparseTensor, whose shape is not kept.
    """

    def __new__(cls, tensor):
        """Reads them off the tensor."""
        if isinstance(tensor, tf.SparseTensor):
            return super().__new__(cls, tensor.values.dtype, None, True)
        return super().__new__(cls, tensor.dtype, tensor.shape, False)

    def is_compatible_with(self, other):
        """Whether another differs at most in the size of the batch."""
        if self.is_sparse or other.is_sparse:
            alike = self.is_sparse == other.is_sparse
            return alike and self.dtype.is_compatible_with(other.dtype)
        if not self.dtype.is_compatible_with(other.dtype):
            return False
        if None in (self.shape.rank, other.shape.rank):
            return True
        return self.shape.rank == other.shape.rank and self.shape[
            1:
        ].is_compatible_with(other.shape[1:])

    def get_placeholder(self):
        """A placeholder for tensors of this signature."""
        if self.is_sparse:
            return v1.sparse_placeholder(self.dtype)
        return v1.placeholder(self.dtype, [None, *self.shape[1:]])

    def get_feature_spec(self):
        """How `tf.parse_example` reads it."""
        dtype = _READ_AS.get(self.dtype, self.dtype)
        if self.is_sparse:
            return tf.io.VarLenFeature(dtype)
        return tf.io.FixedLenFeature(self.shape[1:], dtype)


def create_signatures(tensors):
    """The signature of a tensor, a dict of those of several; None of None."""
    return _map(TensorSignature, tensors)


def tensors_compatible(tensors, signatures):
    """Whether tensors fit signatures.

    Args:
        tensors: Tensor, dict of tensors, or None.
        signatures: Of the same kind; a dict may lack some of the tensors.
    """
    if tensors is None or signatures is None:
        return tensors is signatures
    if isinstance(tensors, dict) != isinstance(signatures, dict):
        return False
    if not isinstance(tensors, dict):
        tensors, signatures = {'': tensors}, {'': signatures}
    return all(
        key in tensors
        and TensorSignature(tensors[key]).is_compatible_with(one)
        for key, one in signatures.items()
    )


def create_placeholders_from_signatures(signatures):
    """The placeholder of a signature, a dict of several; None of None."""
    return _map(TensorSignature.get_placeholder, signatures)


def create_example_parser_from_signatures(
    signatures, examples_batch, single_feature_name='feature'
):
    """Features that serialized `tf.train.Example`s hold.

    Args:
        signatures: A signature, or a dict of them.
        examples_batch: Strings `[batch]`.
        single_feature_name: Name of a single feature.

    Returns:
        A tensor, or a dict of them.
    """
    single = not isinstance(signatures, dict)
    if single:
        signatures = {single_feature_name: signatures}
    spec = _map(TensorSignature.get_feature_spec, signatures)
    found = {
        name: tf.cast(tensor, signatures[name].dtype)
        for name, tensor in tf.io.parse_example(examples_batch, spec).items()
    }
    return found[single_feature_name] if single else found


def _map(function, given):
    if given is None:
        return None
    if isinstance(given, dict):
        return {key: function(one) for key, one in given.items()}
    return function(given)
