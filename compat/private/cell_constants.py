"""Constants that programs imported from the modules of the cells."""

from ..names import variables

# What the message of a value that is no cell holds.
ASSERT_LIKE_RNNCELL_ERROR_REGEXP = 'is not (an )?RNNCell'


def weights_variable_name(release):
    """The leaf name of a cell's weights in a release."""
    return variables.PLAIN_KERNEL[release]


def bias_variable_name(release):
    """The leaf name of a cell's bias in a release."""
    return variables.PLAIN_BIAS[release]
