"""Parsing of examples as 0.5 and 0.6 described them, by lists of keys."""

import tensorflow as tf

v1 = tf.compat.v1


def parse_example(
    serialized,
    names=None,
    sparse_keys=None,
    sparse_types=None,
    dense_keys=None,
    dense_types=None,
    dense_defaults=None,
    dense_shapes=None,
    name='ParseExample',
):
    """Parses a batch of serialized examples.

    Args:
        serialized: `[batch]` strings.
        names: `[batch]` strings for error messages.
        sparse_keys: Names of features of any length.
        sparse_types: Their types.
        dense_keys: Names of features of fixed shape.
        dense_types: Their types.
        dense_defaults: Dict of values for features that may be missing.
        dense_shapes: Their shapes; scalars by default.
        name: Name of the ops.

    Returns:
        Dict of tensors and SparseTensors by key.
    """
    features = _features(
        sparse_keys,
        sparse_types,
        dense_keys,
        dense_types,
        dense_defaults,
        dense_shapes,
    )
    return v1.parse_example(serialized, features, name, names)


def parse_single_example(
    serialized,
    names=None,
    sparse_keys=None,
    sparse_types=None,
    dense_keys=None,
    dense_types=None,
    dense_defaults=None,
    dense_shapes=None,
    name='ParseSingleExample',
):
    """Parses one serialized example; arguments as in `parse_example`."""
    features = _features(
        sparse_keys,
        sparse_types,
        dense_keys,
        dense_types,
        dense_defaults,
        dense_shapes,
    )
    return v1.parse_single_example(serialized, features, name, names)


def _features(
    sparse_keys,
    sparse_types,
    dense_keys,
    dense_types,
    dense_defaults,
    dense_shapes,
):
    sparse = zip(sparse_keys or (), sparse_types or (), strict=True)
    features = {key: v1.VarLenFeature(dtype) for key, dtype in sparse}
    dense_keys = dense_keys or ()
    shapes = dense_shapes or [()] * len(dense_keys)
    dense = zip(dense_keys, dense_types or (), shapes, strict=True)
    for key, dtype, shape in dense:
        default = (dense_defaults or {}).get(key)
        features[key] = v1.FixedLenFeature(shape, dtype, default)
    return features
