"""The pictures of `scipy.misc`, as up to SciPy 1.2, by Pillow.

Ports import them from here, as SciPy 1.3 dropped them and what it pointed to
instead neither stretches values to bytes nor takes these arguments.

Source: SciPy 1.2, `scipy/misc/pilutil.py`.
"""

from __future__ import annotations

import numpy as np

__all__ = [
    'bytescale',
    'fromimage',
    'imread',
    'imresize',
    'imrotate',
    'imsave',
    'toimage',
]
# Modes of arrays by their channels; the first is the usual one.
_MODES = {1: ('L', 'P'), 3: ('RGB', 'YCbCr'), 4: ('RGBA', 'CMYK')}


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
    if mode is None and im.mode == 'P':
        mode = 'RGB'
    if mode and mode != im.mode:
        im = im.convert(mode)
    if flatten:
        im = im.convert('F')
    return np.array(im.convert('L') if im.mode == '1' else im)


def imsave(name, arr, format=None):
    """Writes an array as an image file, stretched to 0..255.

    Args:
        name: Path or file.
        arr: Array `[h, w]`, `[h, w, 3]` or `[h, w, 4]`.
        format: Pillow's name of the format; by the path if None.
    """
    toimage(arr, channel_axis=2).save(name, format)


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
    return fromimage(image.resize(shape, _filter(interp)))


def imrotate(arr, angle, interp='bilinear'):
    """Rotates an image by degrees, counter-clockwise."""
    return fromimage(toimage(arr).rotate(angle, _filter(interp)))


def _filter(interp):
    """Pillow's filter of an interpolation."""
    name = {'cubic': 'BICUBIC'}.get(interp, interp.upper())
    return getattr(_pillow(), name)


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


def toimage(
    arr,
    high=255,
    low=0,
    cmin=None,
    cmax=None,
    pal=None,
    mode=None,
    channel_axis=None,
):
    """A Pillow image of an array, stretched to bytes.

    Args:
        arr: Array `[h, w]`, or with one axis of 3 or 4 channels anywhere.
        high: Byte of the largest value.
        low: Byte of the smallest value.
        cmin: Value that becomes `low`; the smallest if None.
        cmax: Value that becomes `high`; the largest if None.
        pal: Palette of an array `[h, w]`, `[256, 3]`; none if None.
        mode: Pillow mode that the bytes are read as.
        channel_axis: Axis of the channels; the first of 3, or else of 4.

    Raises:
        ValueError: The shape is that of no image, or not of the mode.
    """
    data = np.asarray(arr)
    if data.ndim == 2 and mode == 'F':
        return _pillow().fromarray(data.astype(np.float32))
    if data.ndim == 3:
        data = _channels_last(data, channel_axis)
    elif data.ndim != 2:
        raise ValueError(f'expected [h, w] or channels, got {data.shape}')
    modes = _MODES[data.shape[2] if data.ndim == 3 else 1]
    if mode is not None and mode not in modes:
        raise ValueError(f'{mode} is no mode of an array {data.shape}')
    data = bytescale(data, cmin, cmax, high, low)
    size = data.shape[1], data.shape[0]
    image = _pillow().frombytes(
        modes[0] if mode in (None, 'P') else mode, size, data.tobytes()
    )
    if pal is not None:
        image.putpalette(np.asarray(pal, np.uint8).tobytes())
    return image


def _channels_last(data, axis):
    """An array `[h, w, 3 or 4]` of one whose channels stand anywhere."""
    if axis is None:
        count = 3 if 3 in data.shape else 4
        axis = data.shape.index(count) if count in data.shape else 2
    if data.shape[axis] not in (3, 4):
        raise ValueError(
            f'expected 3 or 4 channels on axis {axis}, got {data.shape}'
        )
    return np.moveaxis(data, axis, 2)


def _pillow():
    try:
        from PIL import Image
    except ImportError:
        raise ImportError(
            'scipy.misc reads images by Pillow: pip install pillow'
        ) from None
    return Image
