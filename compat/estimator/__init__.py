"""Estimators of TensorFlow 1.1 to 1.15, on what today's still has.

`estimator.Estimator` is 1.15's; `estimator.for_release('1.4').Estimator`
another release's, with its arguments, checkpoints and log.
"""

from __future__ import annotations

from ..signatures.parts import Face
from ..table.estimators import HOMES, MODULES

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
