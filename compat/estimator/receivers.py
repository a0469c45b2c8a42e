"""What an exported model is fed, and the features that it becomes."""

from __future__ import annotations

import collections

import tensorflow as tf

v1 = tf.compat.v1


class ServingInputReceiver(
    collections.namedtuple(
        'ServingInputReceiver',
        'features receiver_tensors receiver_tensors_alternatives',
    )
):
    """What an exported model is fed, and the features that it becomes.

    Args:
        features: Dict of tensors, or one tensor, for the model function.
        receiver_tensors: Dict of placeholders, or one.
        receiver_tensors_alternatives: Dict of name to further such dicts.
    """

    def __new__(
        cls, features, receiver_tensors, receiver_tensors_alternatives=None
    ):
        """Makes dicts of single tensors."""
        alternatives = receiver_tensors_alternatives
        if alternatives is not None:
            if not isinstance(alternatives, dict):
                raise ValueError(
                    'receiver_tensors_alternatives must be a dict: '
                    f'{alternatives}.'
                )
            alternatives = {
                name: _named(tensors, 'receiver_tensors_alternative', 'input')
                for name, tensors in alternatives.items()
            }
        return super().__new__(
            cls,
            _named(features, 'feature', 'feature', (str, int)),
            _named(receiver_tensors, 'receiver_tensor', 'input'),
            alternatives,
        )


class TensorServingInputReceiver(
    collections.namedtuple(
        'TensorServingInputReceiver',
        'features receiver_tensors receiver_tensors_alternatives',
    )
):
    """As `ServingInputReceiver`, for a model function that takes a tensor."""

    def __new__(
        cls, features, receiver_tensors, receiver_tensors_alternatives=None
    ):
        """Keeps the one tensor."""
        if features is None:
            raise ValueError('features must be defined.')
        _check(features, 'feature', '')
        found = ServingInputReceiver(
            features, receiver_tensors, receiver_tensors_alternatives
        )
        return super().__new__(cls, features, *found[1:])


def build_parsing_serving_input_receiver_fn(
    _, feature_spec, default_batch_size=None
):
    """A receiver of serialized `tf.train.Example`s.

    Args:
        _: The release.
        feature_spec: Dict of name to `tf.FixedLenFeature` and its kin.
        default_batch_size: Examples in a request, None for any.

    Returns:
        A function without arguments.
    """

    def serving_input_receiver_fn():
        examples = v1.placeholder(
            tf.string, [default_batch_size], 'input_example_tensor'
        )
        features = tf.io.parse_example(examples, feature_spec)
        return ServingInputReceiver(features, {'examples': examples})

    return serving_input_receiver_fn


def build_raw_serving_input_receiver_fn(_, features, default_batch_size=None):
    """A receiver of the features themselves.

    Args:
        _: The release.
        features: Dict of name to tensor, whose type and shape are taken.
        default_batch_size: Examples in a request, None for any.

    Returns:
        A function without arguments.
    """

    def serving_input_receiver_fn():
        fed = {}
        for name, tensor in features.items():
            shape = [default_batch_size, *tensor.shape[1:]]
            fed[name] = v1.placeholder(tensor.dtype, shape, tensor.op.name)
        return ServingInputReceiver(fed, fed)

    return serving_input_receiver_fn


def _named(tensors, what, name, kinds=(str,)):
    if tensors is None:
        raise ValueError(f'{what}s must be defined.')
    if not isinstance(tensors, dict):
        tensors = {name: tensors}
    for key, tensor in tensors.items():
        if not isinstance(key, kinds):
            shown = 'strings or ints' if int in kinds else 'strings'
            raise ValueError(f'{what} keys must be {shown}: {key}.')
        _check(tensor, what, f' {key}')
    return tensors


def _check(tensor, what, name):
    if not isinstance(tensor, (tf.Tensor, tf.SparseTensor)):
        raise ValueError(f'{what}{name} must be a Tensor or SparseTensor.')
