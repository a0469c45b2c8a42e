"""Which of two tensors a cross entropy of the backend is of.

    K.categorical_crossentropy(y_pred, y_true)    # Keras up to 2.0.6
    K.categorical_crossentropy(y_true, y_pred)    # Keras from 2.0.7 on

What is predicted follows from variables, and its target does not. A program
that writes arguments of Keras 1 has its order.

Source: keras/backend/tensorflow_backend.py of Keras 1.2.2, 2.0.6 and 2.0.7.
"""

from __future__ import annotations

import warnings

from . import arguments

_VARIABLES = ('VarHandleOp', 'Variable', 'VariableV2')
_TOLD = (
    'keras.backend.{}: what is predicted stands first, as up to Keras 2.0.6; '
    'it is taken for the target, as from 2.0.7 on. Write target= and output='
)


def ordered(name, target, output):
    """The target and the output of a cross entropy, in this order.

    Args:
        name: The function's name, to be told.
        target: What stands first.
        output: What stands second.

    Returns:
        Both, the other way round if that is the order of Keras 1.
    """
    if not (is_predicted(target) and not is_predicted(output)):
        return target, output
    if arguments.seen:
        return output, target
    warnings.warn(_TOLD.format(name), stacklevel=4)
    return target, output


def is_predicted(tensor):
    """Whether a tensor of a graph follows from variables.

    Args:
        tensor: The tensor, or what is none.
    """
    todo, done = [getattr(tensor, 'op', None)], set()
    while todo:
        op = todo.pop()
        if op is None or id(op) in done:
            continue
        if op.type in _VARIABLES:
            return True
        done.add(id(op))
        todo += [x.op for x in op.inputs]
    return False
