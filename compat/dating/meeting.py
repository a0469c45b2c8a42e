"""Which TensorFlow a program of several files is written for."""

from __future__ import annotations

from .generation import EAGER, EITHER, HALF, MIXED, NEW, OLD


def of(files):
    """The kind of a program of files, a constant of `generation`, or None.

    Args:
        files: Iterable of `generation.Generation`.
    """
    files = tuple(files)
    kinds = {file.kind for file in files}
    if NEW in kinds and OLD in kinds:
        return NEW if _all_run_eagerly(files) else OLD
    if kinds.isdisjoint({MIXED, NEW}) and _mixes_in_1(files):
        return OLD
    if NEW in kinds and _has_no_graph(files):
        return NEW
    order = (HALF, MIXED, OLD, EAGER, NEW, EITHER)
    return next((kind for kind in order if kind in kinds), None)


def _all_run_eagerly(files):
    """Whether old names among files of TensorFlow 2 are what nobody calls."""
    asks = (any(file.new for file in files), any(file.eager for file in files))
    return all(asks) and not any(file.graph for file in files)


def _has_no_graph(files):
    """Whether files of TensorFlow 2 have helpers with `compat.v1` names."""
    builds = any(file.graph or file.turned or file.old for file in files)
    return any(file.eager for file in files) and not builds


def _mixes_in_1(files):
    """Whether files of 1.13 to 1.15 have `tf.compat.v1` here and there."""
    if any(file.turned or file.new for file in files):
        return False
    return any(file.kind == OLD and file.plain for file in files)
