"""pandas' frames as programs of 2015 to 2019 have them, for ports and `run`.

    from legacy_rnn.compat import old_pandas
    old_pandas.restore()

From then on, in the whole process, the functions, frames and series of the
installed pandas do what they did then: a column writes into its frame, one of
whole numbers takes others, a sum leaves out columns of text. A port asks for
it where its source does not tell whether it needs this.

Source: pandas 0.18 to 3.0, "What's New".
"""

from __future__ import annotations

import importlib

from ..sources.libraries import taking
from ..sources.libraries.old_calls import METHODS_PLACED
from . import (
    aggregates,
    arguments,
    columns,
    dates,
    frames,
    functions,
    literals,
    merges,
    methods,
    orders,
    ties,
    values,
    windows,
)
from .texts import infer

__all__ = ['CHANGED', 'LOST', 'restore']

# Class of pandas -> methods that it lost.
LOST = frames.LOST
# Class of pandas -> what makes a method of then of the class, in this order.
CHANGED: tuple[dict, ...] = (
    frames.FIRST,
    dates.METHODS,
    methods.CHANGED,
    arguments.CHANGED,
    aggregates.CHANGED,
    aggregates.BY_NAME,
    values.CHANGED,
    columns.CHANGED,
    merges.CHANGED,
    orders.CHANGED,
    ties.CHANGED,
    literals.CHANGED,
    windows.CHANGED,
    frames.LAST,
)
_MARK = '_frames_of_then'  # An attribute of pandas that has been changed.


def restore(python2=False):
    """Has frames, series and groups of pandas work as then, to the end.

    Calls after the first do nothing else. Without pandas nothing is done.

    Args:
        python2: Whether labels that a dict gives are sorted, as there.
    """
    if python2:
        orders.sort_dicts()
    try:
        pandas = importlib.import_module('pandas')
    except ModuleNotFoundError:
        return
    if hasattr(pandas, _MARK):
        return
    setattr(pandas, _MARK, True)
    infer(pandas, False)
    for name, function in functions.of_then(pandas).items():
        setattr(pandas, name, function)
    for kind in ('DataFrame', 'Series'):
        for name, line in METHODS_PLACED[kind].items():
            method = getattr(getattr(pandas, kind), name, None)
            if method is not None and name != 'fillna':  # `frames` has it.
                made = taking.old_call(method, {}, line, 1)
                setattr(getattr(pandas, kind), name, made)
    for give, kinds in (
        (taking.lost, LOST),
        *((taking.changed, kinds) for kinds in CHANGED),
    ):
        for kind, named in kinds.items():
            for name, value in named.items():
                found = give(kind, name, value, 'pandas')
                if found is not None:
                    setattr(*found)
