"""`tensorflow.models.rnn.ptb.reader` of each release."""

from . import tutorials


def for_release(release):
    """The names of the module in a release."""
    return tutorials.ptb(release)
