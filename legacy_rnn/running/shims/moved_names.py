"""Names that installed packages have under another name today."""

from __future__ import annotations

import functools
import importlib

from legacy_rnn.compat.sources.libraries.moved_names import MOVED

from ..imports.overlays import Overlay

# Packages whose modules get their old names; others have a way of their own.
_PACKAGES = (
    'PIL',
    'cv2',
    'gensim',
    'librosa',
    'matplotlib',
    'networkx',
    'scipy',
    'seaborn',
    'skimage',
)


def of_packages():
    """Module -> old names in it, and what gives each, a function."""
    names: dict = {}
    for full, today in MOVED.items():
        module, _, name = full.rpartition('.')
        if module.partition('.')[0] in _PACKAGES and module != 'scipy.misc':
            names.setdefault(module, {})[name] = functools.partial(
                _value, today
            )
    names.setdefault('skimage.draw', {})['circle'] = lambda: _circle
    old = names.pop('cv2.cv')  # A module that is gone, too.
    names['cv2']['cv'] = functools.partial(_module, 'cv2.cv', old)
    return names


def _circle(r, c, radius, shape=None):
    """`skimage.draw.circle` of up to 0.18: the places of a disk."""
    draw = importlib.import_module('skimage.draw')
    return draw.disk((r, c), radius, shape=shape)


def _module(name, values):
    return Overlay(None, {k: v() for k, v in values.items()}, name=name)


def _value(full):
    """What a name stands for today; it raises AttributeError where none is."""
    module, _, name = full.rpartition('.')
    return getattr(importlib.import_module(module), name)
