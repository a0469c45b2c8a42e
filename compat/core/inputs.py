"""Input queues of early releases, whose variables were global ones."""

import functools

import tensorflow as tf

v1 = tf.compat.v1


def with_global_variables(function):
    """Lets `initialize_all_variables` set the variables of a function too.

    Today's are local, which scripts of the time did not know: the count of
    epochs up to 0.9, the names of files up to 1.0.

    Args:
        function: Such as today's `tf.train.limit_epochs`.
    """

    @functools.wraps(function)
    def call(*args, **kwargs):
        locals_ = v1.get_collection_ref(v1.GraphKeys.LOCAL_VARIABLES)
        before = len(locals_)
        result = function(*args, **kwargs)
        made = locals_[before:]
        del locals_[before:]
        for variable in made:
            v1.add_to_collection(v1.GraphKeys.GLOBAL_VARIABLES, variable)
        return result

    return call
