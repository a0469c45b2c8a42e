"""Data readers that tutorials imported from inside TensorFlow.

The readers stand with the project's data sets, above this package, and are
looked up by name when a script asks for them.
"""

import importlib

_READERS = f'{__name__.split(".")[0]}.running.shims'


def mnist(release):
    """The module `input_data` of a release."""
    return importlib.import_module(f'{_READERS}.mnist').module(release)


def ptb(release):
    """The module `reader` of a release."""
    return importlib.import_module(f'{_READERS}.ptb_reader').module(release)
