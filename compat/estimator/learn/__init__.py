"""`tf.contrib.learn`: the Estimators of 0.8 to 1.15 before `tf.estimator`.

`learn.for_release('1.0').Estimator` is that of a release.
"""

from __future__ import annotations

from ...signatures.parts import Face
from ...table.learn import HOMES, MODULES

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
