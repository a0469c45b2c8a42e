"""Columns of text, which have a type of their own since pandas 3."""

from __future__ import annotations

import contextlib
import importlib
import warnings

from .since import is_since

_OPTION = 'future.infer_string'  # An option of pandas 2.1 to 3.


@contextlib.contextmanager
def texts_as_objects():
    """Lets columns of text be of type object, as before pandas 3.

    Numbers can be written to them then.
    """
    pandas = importlib.import_module('pandas')
    if not is_since(3):
        yield
        return
    before = infer(pandas, False)
    try:
        yield
    finally:
        infer(pandas, before)


def infer(pandas, value):
    """Sets whether text has a type of its own.

    Args:
        pandas: The module.
        value: Whether it has.

    Returns:
        Whether it had; None where pandas has no such option.
    """
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # The option is deprecated.
        with contextlib.suppress(pandas.errors.OptionError):
            before = pandas.get_option(_OPTION)
            pandas.set_option(_OPTION, value)
            return before
    return None
