"""`scipy.misc` as up to 1.2: its pictures, and what moved in SciPy.

`PIL.Image` has the filters by the names that they had up to Pillow 9, and its
fonts and drawings tell how large a text is.
"""

from __future__ import annotations

import functools
import importlib

import numpy as np

from legacy_rnn.compat import scipy_misc, text_sizes

from ..imports.overlays import Overlay
from . import arrays

MOVED = {
    'logsumexp': 'scipy.special',
    'comb': 'scipy.special',
    'factorial': 'scipy.special',
    'factorial2': 'scipy.special',
    'face': 'scipy.datasets',
    'ascent': 'scipy.datasets',
}


@functools.cache
def _misc():
    names = {name: getattr(scipy_misc, name) for name in scipy_misc.__all__}
    return Overlay(_module('scipy.misc'), names, _moved, 'scipy.misc')


def _scipy():
    base, numpy = _module('scipy'), arrays.TABLE['numpy']()
    known = {*dir(base), *(() if base else numpy.__all__)}
    starred = {n: getattr(numpy, n) for n in numpy.__all__ if n not in known}
    names = {**starred, 'misc': _misc()}
    if base:
        names |= {'fft': _Transform(_module('scipy.fft'), {})}
        names |= {'ifft': np.fft.ifft}
    return Overlay(base, names, _part_of(base), 'scipy')


class _Transform(Overlay):
    """The module `scipy.fft`, which was a function up to SciPy 1.3."""

    def __call__(self, *args, **options):
        return np.fft.fft(*args, **options)


def _moved(name):
    if name in MOVED:
        return getattr(importlib.import_module(MOVED[name]), name)
    raise AttributeError(f'scipy.misc has no {name}, then or now')


def _part_of(base):
    def part(name):
        """NumPy's names, which SciPy repeated up to 1.3."""
        if base is None:
            raise ImportError(f'scipy.{name} needs scipy: pip install scipy')
        return getattr(np, name)

    return part


def _module(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


@functools.cache
def _image():
    """`PIL.Image` with the names that Pillow 10 dropped."""
    image = importlib.import_module('PIL.Image')
    names = {
        'ANTIALIAS': image.LANCZOS,
        'LINEAR': image.BILINEAR,
        'CUBIC': image.BICUBIC,
        'fromstring': image.frombytes,
    }
    return Overlay(image, names)


def _pil():
    image = _image()
    return Overlay(importlib.import_module('PIL'), {'Image': image})


# Module -> its classes, and what they lost; a run gives them while it lasts.
METHODS: dict[str, dict[str, dict[str, object]]] = {
    'PIL.ImageDraw': {
        'ImageDraw': {
            'textsize': text_sizes.textsize,
            'multiline_textsize': text_sizes.multiline_textsize,
        },
    },
    'PIL.ImageFont': {
        name: {'getsize': text_sizes.getsize}
        for name in ('FreeTypeFont', 'ImageFont', 'TransposedFont')
    },
}
TABLE = {
    'scipy': _scipy,
    'scipy.misc': _misc,
    'PIL': _pil,
    'PIL.Image': _image,
}
