"""Which exports of a folder to keep: filters of lists of paths."""

from __future__ import annotations

import collections
import os

import tensorflow as tf

Path = collections.namedtuple('Path', 'path export_version')


def largest_export_versions(n):
    """A filter that keeps the `n` newest."""

    def keep(paths):
        known = [one for one in paths if one.export_version is not None]
        known.sort(key=lambda one: one.export_version)
        return sorted(known[-n:] if n > 0 else [])

    return keep


def one_of_every_n_export_versions(n):
    """A filter that keeps the newest of each `n` versions that follow."""

    def keep(paths):
        newest = {}
        for one in paths:
            if one.export_version is None:
                continue
            place = (one.export_version - 1) // n if one.export_version else 0
            if (
                place not in newest
                or newest[place].export_version < one.export_version
            ):
                newest[place] = one
        return sorted(newest.values())

    return keep


def mod_export_version(n):
    """A filter that keeps the versions that `n` divides."""

    def keep(paths):
        return sorted(one for one in paths if one.export_version % n == 0)

    return keep


def union(lf, rf):
    """A filter that keeps what one of two keeps."""

    def keep(paths):
        return sorted({*lf(paths), *rf(paths)})

    return keep


def negation(f):
    """A filter that keeps what another does not."""

    def keep(paths):
        return sorted(set(paths) - set(f(paths)))

    return keep


def get_paths(base_dir, parser):
    """The paths in a folder.

    Args:
        base_dir: The folder.
        parser: Function of a `Path` without a version that gives one with
            it, or None to leave it out.
    """
    base_dir = tf.compat.as_str_any(base_dir)
    names = (
        tf.compat.as_str_any(name).rstrip('/')
        for name in tf.io.gfile.listdir(base_dir)
    )
    found = (parser(Path(os.path.join(base_dir, n), None)) for n in names)
    return sorted(one for one in found if one)
