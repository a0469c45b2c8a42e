"""Private modules as the namespace of a release has them."""

import importlib

from legacy_rnn.compat import api


def private(release, name):
    """A module below `tensorflow.python` of a release."""
    module = api(release).__name__
    return importlib.import_module(f'{module}.python.{name}')
