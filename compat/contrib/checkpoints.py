"""Checkpoints as `contrib.framework` reads them."""

import tensorflow as tf

v1 = tf.compat.v1


def list_variables(checkpoint_dir):
    """Names and shapes of the variables in a checkpoint."""
    return tf.train.list_variables(checkpoint_dir)


def load_checkpoint(filepattern):
    """A reader of a checkpoint, or of the newest one in a folder."""
    return tf.train.load_checkpoint(filepattern)


def load_variable(checkpoint_dir, name):
    """Value of a variable in a checkpoint."""
    return tf.train.load_variable(checkpoint_dir, name)


def init_from_checkpoint(checkpoint_dir, assignment_map):
    """Makes variables start with the values of a checkpoint."""
    return v1.train.init_from_checkpoint(checkpoint_dir, assignment_map)


def assign_from_values(var_names_to_values):
    """An op and a feed dict that set variables to arrays, by name."""
    feed, ops = {}, []
    by_name = {v.op.name: v for v in v1.global_variables()}
    for name, value in var_names_to_values.items():
        variable = by_name[name]
        placeholder = v1.placeholder(variable.dtype.base_dtype, value.shape)
        ops.append(v1.assign(variable, placeholder))
        feed[placeholder] = value
    return tf.group(*ops), feed


def assign_from_values_fn(var_names_to_values):
    """A function of a session that sets variables to arrays."""
    op, feed = assign_from_values(var_names_to_values)
    return lambda session: session.run(op, feed)


def assign_from_checkpoint(model_path, var_list, ignore_missing_vars=False):
    """An op and a feed dict that set variables from a checkpoint.

    Args:
        model_path: The checkpoint.
        var_list: Variables, or a dict of name in the checkpoint to variable.
        ignore_missing_vars: Leave out what the checkpoint lacks.

    Returns:
        `(op, feed_dict)`.

    Raises:
        ValueError: The checkpoint lacks a variable.
    """
    reader = tf.train.load_checkpoint(model_path)
    feed, ops = {}, []
    for name, variable in _by_name(var_list).items():
        if not reader.has_tensor(name):
            if ignore_missing_vars:
                continue
            raise ValueError(f'{model_path} has no variable {name}')
        value = reader.get_tensor(name)
        placeholder = v1.placeholder(variable.dtype.base_dtype, value.shape)
        ops.append(v1.assign(variable, placeholder))
        feed[placeholder] = value
    return tf.group(*ops), feed


def assign_from_checkpoint_fn(
    model_path, var_list, ignore_missing_vars=False, reshape_variables=False
):
    """A function of a session that restores variables.

    Args:
        model_path: The checkpoint.
        var_list: Variables, or a dict of name in the checkpoint to variable.
        ignore_missing_vars: Leave out what the checkpoint lacks.
        reshape_variables: Let shapes differ where sizes agree.
    """
    named = _by_name(var_list)
    if ignore_missing_vars:
        reader = tf.train.load_checkpoint(model_path)
        named = {n: v for n, v in named.items() if reader.has_tensor(n)}
    saver = v1.train.Saver(named, reshape=reshape_variables)
    return lambda session: saver.restore(session, model_path)


def _by_name(var_list):
    if isinstance(var_list, dict):
        return var_list
    return {variable.op.name: variable for variable in var_list}


def checkpoint_state(release):
    """The class of the message in the file `checkpoint` of a folder."""
    return type(v1.train.generate_checkpoint_state_proto('', 'model'))
