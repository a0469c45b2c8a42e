"""`tensorflow.examples.tutorials.mnist.input_data` of each release."""

from . import readers


def for_release(release):
    """The names of the module in a release."""
    return readers.mnist(release)
