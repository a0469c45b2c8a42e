"""Variables as `contrib` makes and finds them."""

import re

import tensorflow as tf

from ..layer_base.whole_sizes import whole_shape
from .arg_scopes import add_arg_scope

v1 = tf.compat.v1
_KEYS = v1.GraphKeys


@add_arg_scope
def variable(
    name,
    shape=None,
    dtype=None,
    initializer=None,
    regularizer=None,
    trainable=True,
    collections=None,
    caching_device=None,
    device=None,
    partitioner=None,
    custom_getter=None,
    use_resource=None,
    **unused,
):
    """Gets or makes a variable, on a device and in collections.

    Args:
        name: Name below the variable scope.
        shape: Static shape.
        dtype: float32 by default.
        initializer: By default the scope's.
        regularizer: Function of the variable giving a loss.
        trainable: Whether optimizers change it.
        collections: Global variables by default.
        caching_device: Where reads are cached.
        device: Where the variable lives; a name or a function.
        partitioner: Splits the variable.
        custom_getter: As in `get_variable`.
        use_resource: As in `get_variable`.
        **unused: Synchronization and aggregation of replicas.
    """
    names = list(collections or [_KEYS.GLOBAL_VARIABLES])
    if _KEYS.GLOBAL_VARIABLES not in names:
        names.append(_KEYS.GLOBAL_VARIABLES)
    with v1.device(device or ''):
        return v1.get_variable(
            name,
            whole_shape(shape),
            dtype=dtype or tf.float32,
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
            collections=list(dict.fromkeys(names)),
            caching_device=caching_device,
            partitioner=partitioner,
            custom_getter=custom_getter,
            use_resource=use_resource,
        )


@add_arg_scope
def model_variable(name, *args, collections=None, **kwargs):
    """A variable that also joins the collection of model variables."""
    names = [
        *(collections or ()),
        _KEYS.GLOBAL_VARIABLES,
        _KEYS.MODEL_VARIABLES,
    ]
    return variable(name, *args, collections=names, **kwargs)


def local_variable(
    initial_value, validate_shape=True, name=None, use_resource=None
):
    """A variable that is not saved."""
    return v1.Variable(
        initial_value,
        trainable=False,
        collections=[_KEYS.LOCAL_VARIABLES],
        validate_shape=validate_shape,
        name=name,
        use_resource=use_resource,
    )


def global_variable(
    initial_value, validate_shape=True, name=None, use_resource=None
):
    """A variable that is saved and not trained."""
    return v1.Variable(
        initial_value,
        trainable=False,
        collections=[_KEYS.GLOBAL_VARIABLES],
        validate_shape=validate_shape,
        name=name,
        use_resource=use_resource,
    )


def add_model_variable(var):
    """Adds a variable to the collection of model variables."""
    known = v1.get_collection(_KEYS.MODEL_VARIABLES)
    if all(var is not other for other in known):
        v1.add_to_collection(_KEYS.MODEL_VARIABLES, var)


def get_variables(scope=None, suffix=None, collection=_KEYS.GLOBAL_VARIABLES):
    """Variables below a scope whose names end in a suffix.

    Args:
        scope: Scope or its name, or None for all.
        suffix: End of the name, after a slash or a colon.
        collection: Where to look.

    Returns:
        List of variables.
    """
    if isinstance(scope, v1.VariableScope):
        scope = scope.name
    if suffix is not None:
        suffix = suffix if ':' in suffix else suffix + ':'
        scope = (scope or '') + '.*' + suffix
    return v1.get_collection(collection, scope)


def get_model_variables(scope=None, suffix=None):
    """Model variables; arguments as in `get_variables`."""
    return get_variables(scope, suffix, _KEYS.MODEL_VARIABLES)


def get_local_variables(scope=None, suffix=None):
    """Local variables; arguments as in `get_variables`."""
    return get_variables(scope, suffix, _KEYS.LOCAL_VARIABLES)


def get_trainable_variables(scope=None, suffix=None):
    """Trainable variables; arguments as in `get_variables`."""
    return get_variables(scope, suffix, _KEYS.TRAINABLE_VARIABLES)


def get_variables_by_suffix(suffix, scope=None):
    """Variables whose names end in a suffix."""
    return get_variables(scope=scope, suffix=suffix)


def get_variables_by_name(given_name, scope=None):
    """Variables of that last name."""
    return get_variables(scope=scope, suffix=f'/{given_name}:|^{given_name}:')


def get_unique_variable(var_op_name):
    """The one variable of that full name.

    Raises:
        ValueError: There is none.
    """
    for candidate in v1.global_variables() + v1.local_variables():
        if candidate.op.name == var_op_name:
            return candidate
    raise ValueError(f'no variable is called {var_op_name}')


def get_variable_full_name(var):
    """Name of a variable, without its part and its output."""
    info = getattr(var, '_save_slice_info', None)
    return info.full_name if info else var.op.name


def get_variables_to_restore(include=None, exclude=None):
    """Variables below the scopes of `include`, not below `exclude`."""
    chosen = []
    for scope in include or [None]:
        chosen += get_variables(scope)
    left_out = [v for scope in exclude or () for v in get_variables(scope)]
    return [v for v in chosen if all(v is not other for other in left_out)]


def filter_variables(
    var_list, include_patterns=None, exclude_patterns=None, reg_search=True
):
    """Variables whose names match one pattern and none to exclude."""
    match = re.search if reg_search else re.match

    def hits(patterns, var):
        return any(match(pattern, var.op.name) for pattern in patterns)

    return [
        var
        for var in var_list
        if (include_patterns is None or hits(include_patterns, var))
        and not hits(exclude_patterns or (), var)
    ]


def collect(collections, tensor):
    """Adds a layer's output to collections, and returns it."""
    if isinstance(collections, str):
        collections = [collections]
    for name in collections or ():
        v1.add_to_collection(name, tensor)
    return tensor


def collections_of(collections, name):
    """Collections of one variable, from a list or a dict by name."""
    if isinstance(collections, dict):
        return collections.get(name)
    return collections
