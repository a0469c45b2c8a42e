"""`tensorflow.examples.tutorials.mnist.input_data` of each release."""

from . import tutorials


def for_release(release):
    """The names of the module in a release."""
    return tutorials.mnist(release)
