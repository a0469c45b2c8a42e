"""Packages that recurrent programs import, and what pip calls them.

Source: the imports of 1,600 public repositories with recurrent programs, and
PyPI.
"""

from __future__ import annotations

import functools
import pathlib
from importlib import machinery, metadata, util

_NAMES = pathlib.Path(__file__).parents[2] / 'data' / 'packages.txt'


def on_pypi(module):
    """What to install for a module, by PyPI's name; None if unknown.

    Args:
        module: Its name in an import, the first part alone.
    """
    return _names().get(module)


@functools.cache
def _names():
    """The lines of `data/packages.txt`: modules, to what pip calls them."""
    lines = _NAMES.read_text('utf-8').splitlines()
    pairs = (line.partition(' ') for line in lines)
    return {module: name or module for module, _, name in pairs}


def has_tf_keras():
    """Whether tf_keras, which is Keras of the time, is installed."""
    return util.find_spec('tf_keras') is not None


def lacks_tf_keras():
    """Whether there is a TensorFlow here to run a port on, and no tf_keras."""
    there = machinery.PathFinder.find_spec('tensorflow') is not None
    return there and not has_tf_keras()


def needs_tf_keras():
    """A sentence that names tf_keras for the TensorFlow that is installed."""
    try:
        found = metadata.version('tensorflow').split('.')[:2]
        version = f'~={".".join(found)}.0'
    except metadata.PackageNotFoundError:
        version = ''
    return f'Keras of the time needs tf_keras: pip install "tf_keras{version}"'
