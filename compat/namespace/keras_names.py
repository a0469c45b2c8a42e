"""Which names of a namespace are those of Keras of the time."""

from .. import old_keras
from ..table import old_keras as table


def inner(found, module):
    """The name below Keras of what tf_keras gives.

    Without tf_keras a few names, such as the cells', are ours.

    Args:
        found: A `table.Resolution`.
        module: Name of the module that it stands for, or `''`.

    Returns:
        Such as `layers.LSTM`; None of anything else.
    """
    path = table.path(found.name)
    if path is None or found.row is None or table.is_of_tests(path):
        return None
    if old_keras.is_on() or table.is_here(found.row) and not module:
        return path
    return None
