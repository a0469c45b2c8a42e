"""`scipy.misc` as up to 1.2: images by Pillow, and what moved in SciPy.

`PIL.Image` has the filters by the names that they had up to Pillow 9.
"""

from __future__ import annotations

import functools
import importlib

import numpy as np

from ..imports.overlays import Overlay

MOVED = {
    'logsumexp': 'scipy.special',
    'comb': 'scipy.special',
    'factorial': 'scipy.special',
    'factorial2': 'scipy.special',
    'face': 'scipy.datasets',
    'ascent': 'scipy.datasets',
}


def imread(name, flatten=False, mode=None):
    """Reads an image file.

    Args:
        name: Path or file.
        flatten: Whether to give grey values as float32.
        mode: Pillow mode to convert to.

    Returns:
        Array `[height, width]` or `[height, width, channels]`.
    """
    return fromimage(_pillow().open(name), flatten, mode)


def fromimage(im, flatten=False, mode=None):
    """An array of a Pillow image; see `imread`."""
    mode = mode or (
        None if im.mode not in ('P', '1') else ('L', 'RGB')[im.mode == 'P']
    )
    if mode and mode != im.mode:
        im = im.convert(mode)
    return np.array(im.convert('F') if flatten else im)


def imsave(name, arr, format=None):
    """Writes an array as an image file, stretched to 0..255."""
    toimage(arr).save(name, format)


def imresize(arr, size, interp='bilinear', mode=None):
    """Resizes an image.

    Args:
        arr: Array of an image.
        size: Percentage (int), fraction (float) or (height, width).
        interp: nearest, lanczos, bilinear, bicubic or cubic.
        mode: Pillow mode of the array.

    Returns:
        The resized array, uint8 unless mode says otherwise.
    """
    image = toimage(arr, mode=mode)
    width, height = image.size
    if isinstance(size, (int, np.integer)):
        size = size / 100.0
    if isinstance(size, (float, np.floating)):
        shape = (int(width * size), int(height * size))
    else:
        shape = (size[1], size[0])
    how = {'cubic': 'BICUBIC'}.get(interp, interp.upper())
    return fromimage(image.resize(shape, getattr(_pillow(), how)))


def imrotate(arr, angle, interp='bilinear'):
    """Rotates an image by degrees, counter-clockwise."""
    how = {'cubic': 'BICUBIC'}.get(interp, interp.upper())
    return fromimage(toimage(arr).rotate(angle, getattr(_pillow(), how)))


def bytescale(data, cmin=None, cmax=None, high=255, low=0):
    """Stretches values to bytes between low and high."""
    data = np.asarray(data)
    if data.dtype == np.uint8:
        return data
    cmin = data.min() if cmin is None else cmin
    cmax = data.max() if cmax is None else cmax
    scale = float(high - low) / ((cmax - cmin) or 1)
    scaled = (data - cmin) * scale + low
    return (scaled.clip(low, high) + 0.5).astype(np.uint8)


def toimage(arr, high=255, low=0, cmin=None, cmax=None, pal=None, mode=None):
    """A Pillow image of an array `[h, w]`, `[h, w, 3|4]` or `[3|4, h, w]`."""
    data = np.asarray(arr)
    if mode == 'F':
        return _pillow().fromarray(data.astype(np.float32))
    if data.ndim == 3 and data.shape[2] not in (3, 4):
        axis = next(i for i in (0, 1) if data.shape[i] in (3, 4))
        data = np.moveaxis(data, axis, 2)
    image = _pillow().fromarray(bytescale(data, cmin, cmax, high, low))
    return image.convert(mode) if mode and mode != image.mode else image


@functools.cache
def _misc():
    names = {
        function.__name__: function
        for function in (
            imread,
            fromimage,
            imsave,
            imresize,
            imrotate,
            bytescale,
            toimage,
        )
    }
    return Overlay(_module('scipy.misc'), names, _moved, 'scipy.misc')


def _scipy():
    base = _module('scipy')
    return Overlay(base, {'misc': _misc()}, _part_of(base), 'scipy')


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


def _pillow():
    try:
        from PIL import Image
    except ImportError:
        raise ImportError(
            'scipy.misc reads images by Pillow: pip install pillow'
        ) from None
    return Image


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


TABLE = {
    'scipy': _scipy,
    'scipy.misc': _misc,
    'PIL': _pil,
    'PIL.Image': _image,
}
