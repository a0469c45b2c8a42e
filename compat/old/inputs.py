"""Input queues of 0.5 to 0.9, whose epochs a global variable counted."""

import functools

import tensorflow as tf

v1 = tf.compat.v1


def counting_globally(function):
    """Lets `initialize_all_variables` set the count of epochs to zero.

    Today's is a local variable, which scripts of the time did not know.

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
