"""`tf.contrib.timeseries`: estimators of series, 1.3 to 1.15.

`timeseries.for_release('1.4').TimeSeriesRegressor` is that of a release.
"""

from __future__ import annotations

from ...signatures.parts import Face, Hooks
from ...table.timeseries import HOMES, MODULES


class _Hooks(Hooks):
    # By a private path up to 1.10.
    of_all_releases = ('TimeSeriesRegressor',)


_FACE = Face(__name__, HOMES, MODULES, _Hooks())
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
