"""Objects that object-based checkpoints find.

*Source:* `tensorflow/python/training/tracking/base.py` and `tracking.py`.
"""

from __future__ import annotations

import tensorflow as tf

VARIABLE_VALUE_KEY = 'VARIABLE_VALUE'
_KINDS = {kind.__name__: kind for kind in tf.Module.__mro__}
AutoTrackable = _KINDS['AutoTrackable']
Trackable = _KINDS['Trackable']
