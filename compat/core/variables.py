"""Variables and their initializers."""

import tensorflow as tf

from .. import table
from ..signatures import adapters, binding

v1 = tf.compat.v1

_VARIABLE = (
    'initial_value trainable collections validate_shape caching_device name '
    'variable_def dtype expected_shape import_scope constraint use_resource '
    'synchronization aggregation shape'
).split()


def make_variable(release):
    """Makes `tf.Variable` of a release."""
    found = table.resolve('Variable', release)
    return adapters.ClassView(
        v1.Variable, found.arguments, found.row, 'Variable', _VARIABLE
    )


def scope_variable(
    initial_value=None,
    trainable=True,
    collections=None,
    validate_shape=True,
    caching_device=None,
    name=None,
    dtype=None,
    constraint=None,
    use_resource=None,
):
    """A variable, by `variable` of ops/variable_scope of 1.2 to 1.10.

    Args:
        initial_value: As all that follow, that of `tf.Variable`.
        trainable: Whether optimizers train it.
        collections: Names of the collections that it is added to.
        validate_shape: Whether its shape must be known.
        caching_device: Device on which reads are cached.
        name: Name of the variable.
        dtype: Type that the initial value is cast to.
        constraint: Function of the value after an optimizer's step.
        use_resource: Whether it is a resource.

    Returns:
        The variable.
    """
    return v1.Variable(
        initial_value,
        trainable=trainable,
        collections=collections,
        validate_shape=validate_shape,
        caching_device=caching_device,
        name=name,
        dtype=dtype,
        constraint=constraint,
        use_resource=use_resource,
    )


def resource_variable(release):
    """The class of variables that are resources."""
    with tf.Graph().as_default():
        return type(v1.Variable(0.0, use_resource=True))


def make_get_variable(release):
    """Makes `tf.get_variable` of a release up to 0.12.

    Without an initializer of its own or of its scope, a variable starts as
    `uniform_unit_scaling_initializer` draws it; 1.0 changed that to Glorot's.
    """
    arguments = table.resolve('get_variable', release).arguments

    def get_variable(*args, **kwargs):
        bound = binding.bind(arguments, args, kwargs, 'get_variable')
        dtype = tf.as_dtype(bound.get('dtype') or tf.float32)
        scope = v1.get_variable_scope()
        missing = bound.get('initializer') is None
        if missing and scope.initializer is None and dtype.is_floating:
            bound['initializer'] = v1.uniform_unit_scaling_initializer()
        return v1.get_variable(**bound)

    get_variable.__doc__ = f'Gets or makes a variable, as {release} did.'
    return get_variable


def zeros_initializer(shape, dtype=tf.float32, partition_info=None):
    """Zeros of a shape; up to 0.12 the function is itself the initializer."""
    return tf.zeros(shape, dtype)


def ones_initializer(shape, dtype=tf.float32, partition_info=None):
    """Ones of a shape; up to 0.11 the function is itself the initializer."""
    return tf.ones(shape, dtype)
