"""`tensorflow.models.rnn.ptb.reader` of each release."""

from . import readers


def for_release(release):
    """The names of the module in a release."""
    return readers.ptb(release)
