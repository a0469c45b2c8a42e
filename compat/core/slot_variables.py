"""Private functions that created slot variables and moving averages."""

import tensorflow as tf

from .. import table
from ..releases import Since
from ..signatures import binding

v1 = tf.compat.v1

# What counts the steps of an unbiased average begins with this.
_FIRST_STEP = Since({'0.5': 1, '1.0': 0})


def variable_op(
    shape, dtype, name='Variable', set_shape=True, container='', shared_name=''
):
    """A reference to memory that nothing has filled.

    Args:
        shape: Shape of the variable.
        dtype: Its type.
        name: Name of the op.
        set_shape: Whether the shape is told to the graph.
        container: Resource container.
        shared_name: Name by which sessions share it.
    """
    shape = v1.TensorShape(shape)
    return tf.raw_ops.VariableV2(
        shape=shape if set_shape else v1.TensorShape(None),
        dtype=tf.as_dtype(dtype).base_dtype,
        name=name,
        container=container,
        shared_name=shared_name,
    )


def make_assign_moving_average(release):
    """Makes `assign_moving_average` of a release.

    From 0.11 an average that begins with zeros is freed of the bias towards
    them, unless the call says otherwise.
    """
    arguments = table.resolve(
        'python.training.moving_averages.assign_moving_average', release
    ).arguments

    def assign_moving_average(*args, **kwargs):
        bound = binding.bind(arguments, args, kwargs, 'assign_moving_average')
        if 'zero_debias' in binding.names(arguments):
            bound.setdefault('zero_debias', True)
        return move(release, **bound)

    return assign_moving_average


def move(release, variable, value, decay, zero_debias=False, name=None):
    """Moves a variable towards a value: `variable -= (1 - decay) * gap`.

    Args:
        release: A release; what it says matters to `zero_debias` alone.
        variable: The average.
        value: Tensor of its shape.
        decay: How much of the old average stays.
        zero_debias: Whether the share of its first zeros is taken out.
        name: Scope of the ops.

    Returns:
        The variable, moved.
    """
    with v1.name_scope(name, 'AssignMovingAvg', [variable, value, decay]) as s:
        with v1.colocate_with(variable):
            dtype = variable.dtype.base_dtype
            rate = tf.cast(tf.convert_to_tensor(1.0 - decay), dtype)
            if zero_debias:
                gap = _unbiased_gap(release, variable, value, rate)
            else:
                gap = (variable - value) * rate
            return v1.assign_sub(variable, gap, name=s)


def _unbiased_gap(release, variable, value, rate):
    """How far a variable is from its average without the zeros' share."""
    shape, dtype = variable.get_shape(), variable.dtype.base_dtype
    first = v1.constant_initializer(_FIRST_STEP[release], dtype)
    with v1.variable_scope(variable.op.name, values=[variable, value, rate]):
        biased = _made('biased', shape, dtype, v1.zeros_initializer())
        step = _made('local_step', [], dtype, first)
    moved = v1.assign_sub(biased, (biased - value) * rate)
    counted = v1.assign_add(step, tf.ones([], dtype))
    with tf.control_dependencies([moved, counted]):
        share = 1 - tf.pow(1.0 - rate, step.read_value())
        return variable - biased.read_value() / share


def weighted_moving_average(
    value, decay, weight, truediv=True, collections=None, name=None
):
    """Average of values by their weights, older ones counting less.

    Args:
        value: Tensor.
        decay: How much of the old sums stays.
        weight: Weight of this value.
        truediv: Whether ints are divided as floats.
        collections: Collections of the two sums.
        name: Scope of the op.

    Returns:
        `sum(weight * value) / sum(weight)`, both sums decaying.
    """
    collections = collections or [v1.GraphKeys.GLOBAL_VARIABLES]
    value = tf.convert_to_tensor(value)
    with v1.variable_scope(
        name, 'WeightedMovingAvg', [value, weight, decay]
    ) as scope:
        weight = tf.convert_to_tensor(weight)
        sums, weights = (
            _made(
                name,
                tensor.get_shape(),
                tensor.dtype,
                v1.zeros_initializer(),
                collections,
            )
            for name, tensor in (('value_x_weight', value), ('weight', weight))
        )
        numerator = move(None, sums, value * weight, decay)
        denominator = move(None, weights, weight, decay)
        divide = tf.truediv if truediv else v1.div
        return divide(numerator, denominator, name=scope.name)


def create_slot(primary, val, name, colocate_with_primary=True):
    """A variable beside another one, with a first value.

    Args:
        primary: Variable or tensor that it stands beside.
        val: Its first value.
        name: Name below the primary's.
        colocate_with_primary: Whether both are on one device.
    """
    with v1.name_scope(f'{primary.op.name}/{name}') as scope:
        if not colocate_with_primary:
            return _slot(primary, val, scope)
        with v1.colocate_with(primary):
            return _slot(primary, val, scope)


def create_zeros_slot(primary, name, dtype=None, colocate_with_primary=True):
    """`create_slot` with zeros like the primary."""
    dtype = tf.as_dtype(dtype or primary.dtype).base_dtype
    shape = primary.get_shape()
    if shape.is_fully_defined():
        zeros = tf.zeros(shape, dtype)
    else:
        zeros = tf.zeros(tf.shape(primary), dtype)
    return create_slot(primary, zeros, name, colocate_with_primary)


def _slot(primary, value, scope):
    slot = v1.Variable(
        value,
        trainable=False,
        name=scope,
        validate_shape=getattr(value, 'shape', None) is None
        or value.shape.is_fully_defined(),
        use_resource=hasattr(primary, 'handle'),
    )
    info = getattr(primary, '_save_slice_info', None)
    if info:
        # The releases cut so many letters off, whatever scope they were of.
        name = scope[len(primary.op.name) + 1 : -1]
        slot._set_save_slice_info(
            v1.Variable.SaveSliceInfo(
                f'{info.full_name}/{name}',
                info.full_shape[:],
                info.var_offset[:],
                info.var_shape[:],
            )
        )
    return slot


def _made(name, shape, dtype, initializer, collections=None):
    return v1.get_variable(
        name,
        shape,
        dtype.base_dtype,
        initializer,
        trainable=False,
        collections=collections,
        use_resource=False,
    )


def default_variable_store():
    """The graph's store of what `get_variable` made, by name."""
    v1.get_variable('store', custom_getter=lambda getter, *_, **__: None)
    return v1.get_collection(('__variable_store',))[0]
