"""Whether a half-ported program ended for want of Keras 2."""

from __future__ import annotations

import os
import traceback

from legacy_rnn.compat import old_keras
from legacy_rnn.compat.errors import REMOVED

_PACKAGE = os.sep + 'keras' + os.sep


def advise(error, lacks_keras):
    """A sentence that names the package which gives Keras 2, or None.

    Args:
        error: What ended the program.
        lacks_keras: Whether the program needs tf_keras, which is not there.
    """
    if not lacks_keras or isinstance(error, REMOVED):  # It says so itself.
        return None
    frames = traceback.extract_tb(error.__traceback__)
    of_keras = any(_PACKAGE in frame.filename for frame in frames)
    if of_keras or 'keras' in f'{getattr(error, "name", "")} {error}'.lower():
        return old_keras.hint()
    return None
