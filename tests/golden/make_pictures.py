"""Records what SciPy 1.2's `scipy.misc` made of small arrays.

usage: python tests/golden/make_pictures.py, by a Python with SciPy 1.2 and
Pillow 6, as it stands beside TensorFlow 1.12
"""

from __future__ import print_function

import io
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'pictures.json')


def arrays():
    """Small arrays of every kind that a picture may have."""
    random = np.random.RandomState(0)
    return {
        'grey': random.randint(0, 256, (4, 6)).astype(np.uint8),
        'counts': random.randint(0, 1000, (4, 6)),
        'reals': random.randn(4, 6),
        'constant': np.ones((2, 3)),
        'colours': random.randint(0, 256, (4, 6, 3)).astype(np.uint8),
        'real colours': random.rand(4, 6, 3).astype(np.float32),
        'channels first': random.rand(3, 4, 6),
        'three by three': random.rand(3, 3, 3),
        'three by four': random.rand(3, 5, 4),
        'with alpha': random.randint(0, 256, (4, 6, 4)).astype(np.uint8),
        'one channel': random.rand(5, 6, 1),
    }


def measured(misc):
    """Dict of what each call gives: a list of shape, type and values.

    Args:
        misc: `scipy.misc`, or what stands for it.
    """
    found = {}
    for name, array in sorted(arrays().items()):
        for label, call in sorted(_calls(misc, array).items()):
            found['{}, {}'.format(name, label)] = _told(call)
    return found


def _calls(misc, array):
    return {
        'bytes': lambda: misc.bytescale(array),
        'image': lambda: misc.toimage(array),
        'image of 0 to 1': lambda: misc.toimage(array, cmin=0.0, cmax=1.0),
        'half': lambda: misc.imresize(array, 0.5),
        'percent': lambda: misc.imresize(array, 200, 'nearest'),
        'size': lambda: misc.imresize(array, (2, 3), interp='bicubic'),
        'real size': lambda: misc.imresize(array, (2, 3), mode='F'),
        'turned': lambda: misc.imrotate(array, 30),
        'saved': lambda: misc.imread(_saved(misc, array)),
        'flat': lambda: misc.imread(_saved(misc, array), flatten=True),
        'in colours': lambda: misc.imread(_saved(misc, array), mode='RGB'),
        'in two': lambda: misc.imread(_saved(misc, array), mode='1'),
    }


def _saved(misc, array):
    file = io.BytesIO()
    misc.imsave(file, array, 'png')
    file.seek(0)
    return file


def _told(call):
    try:
        value = np.asarray(call())
    except ValueError:
        return 'ValueError'
    return [list(value.shape), str(value.dtype), value.ravel().tolist()]


if __name__ == '__main__':
    from scipy import misc

    with open(FILE, 'w') as file:
        json.dump(measured(misc), file, sort_keys=True)
