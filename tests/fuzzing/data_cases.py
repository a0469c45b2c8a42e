"""The part `data`: damaged `.npz` and IDX files."""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import tempfile

import numpy as np

from legacy_rnn.datasets import idx, npz

from .damage import damaged


def run(settings, numbers):
    """Reads damaged files: each loads, or is refused in one line."""
    whole = _whole()
    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        name = draw.choice(sorted(whole))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, 'wb') as file:
                file.write(damaged(whole[name], draw))
            yield number, _end(path)


def _end(path):
    try:
        npz.load(path) if path.endswith('.npz') else idx.read(path, 3)
    except (ValueError, OSError) as error:
        text = str(error)
        return 'refused' if '\n' not in text else f'lines: {text}'
    except Exception as error:
        return f'exception: {type(error).__name__}: {error}'
    return 'read'


def _whole():
    """Dict from names to the bytes of files that are well."""
    data = np.arange(600, dtype='float32').reshape(10, 6, 10)
    target, length = np.arange(10) % 3, np.arange(10) % 6 + 1
    plain, packed = io.BytesIO(), io.BytesIO()
    np.savez(plain, data=data, target=target, length=length)
    np.savez_compressed(packed, data=data, target=target)
    images = struct.pack('>IIII', 0x803, 5, 4, 4) + bytes(80)
    return {
        'plain.npz': plain.getvalue(),
        'packed.npz': packed.getvalue(),
        'images': images,
        'images.gz': gzip.compress(images, mtime=0),
    }
