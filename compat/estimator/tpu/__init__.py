"""`TPUEstimator` and what it takes, on the processor or a GPU.

Programs of 2018 and 2019 that began as copies of BERT use it with
`use_tpu=False`. With True it ends with a line that says so.

    tpu.for_release('1.12').TPUEstimator(model_fn, config=config, ...)
"""

from __future__ import annotations

from ...signatures.parts import Face
from ...table.tpu_estimators import HOMES, MODULES

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
