"""What an exported model is fed, and the features that it becomes."""

from __future__ import annotations

import collections

import tensorflow as tf

from ...releases import Release, Since
from .. import for_release

v1 = tf.compat.v1

# The release that first took features whose names are numbers.
_INTS = Since({'0.5': False, '1.14': True})


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

    release = Release('1.15')

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
                name: check_tensors(
                    tensors, 'receiver_tensors_alternative', 'input'
                )
                for name, tensors in alternatives.items()
            }
        return super().__new__(
            cls,
            check_tensors(features, 'feature', 'feature', _keys(cls)),
            check_tensors(receiver_tensors, 'receiver_tensor', 'input'),
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
    release, feature_spec, default_batch_size=None
):
    """A receiver of serialized `tf.train.Example`s.

    Args:
        release: A Release.
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
        kind = for_release(release).ServingInputReceiver
        return kind(features, {'examples': examples})

    return serving_input_receiver_fn


def build_raw_serving_input_receiver_fn(
    release, features, default_batch_size=None
):
    """A receiver of the features themselves.

    Args:
        release: A Release.
        features: Dict of name to tensor, whose type and shape are taken.
        default_batch_size: Examples in a request, None for any.

    Returns:
        A function without arguments.
    """

    def serving_input_receiver_fn():
        fed = {
            name: placeholder_like(tensor, default_batch_size)
            for name, tensor in features.items()
        }
        return for_release(release).ServingInputReceiver(fed, fed)

    return serving_input_receiver_fn


def placeholder_like(tensor, size=None):
    """A placeholder of a tensor's type, name and shape but for the batch.

    Args:
        tensor: The tensor.
        size: Examples in a batch, None for any.
    """
    shape = tf.TensorShape([size]).concatenate(tensor.shape[1:])
    return v1.placeholder(tensor.dtype, shape, tensor.op.name)


def check_tensors(tensors, what, name, kinds=(str,)):
    """Tensors as a dict, each of them checked.

    Args:
        tensors: Dict of tensors, or one.
        what: What they are, for errors.
        name: Key of a single one.
        kinds: Types that keys may have.

    Raises:
        ValueError: There are none, a key is of another type, or a value is
            no tensor.
    """
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


def _keys(receiver):
    """Types that the keys of features may have."""
    return (str, int) if _INTS[receiver.release] else (str,)


def _check(tensor, what, name):
    if isinstance(tensor, (tf.Tensor, tf.SparseTensor)):
        return
    try:
        if hasattr(tensor, 'tensor'):  # As a labelled tensor has.
            tf.convert_to_tensor(tensor)
            return
    except (TypeError, ValueError):
        pass
    raise ValueError(f'{what}{name} must be a Tensor or SparseTensor.')
