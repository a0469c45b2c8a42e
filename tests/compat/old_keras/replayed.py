"""Trains what `golden/make_keras.py` recorded, and loads what it saved.

    TF_USE_LEGACY_KERAS=1 python -m tests.compat.old_keras.replayed FOLDER

Prints the largest difference of each array, by record, as one JSON object.
"""

import json
import os
import sys
import warnings

import numpy as np

from legacy_rnn.compat.v1 import keras

GOLDEN = os.path.join(os.path.dirname(__file__), '..', '..', 'golden')


def main(folder):
    """Prints the object; files go into the folder."""
    warnings.simplefilter('ignore')
    sys.path.insert(0, os.path.dirname(os.path.abspath(GOLDEN)))
    from golden import make_keras

    found = {}
    trained = make_keras.train(keras, os.path.join(folder, 'trained.h5'))
    names = sorted(os.listdir(os.path.join(GOLDEN, 'keras_models')))
    for name in names:
        if not name.endswith('.npz'):
            continue
        record = np.load(os.path.join(GOLDEN, 'keras_models', name))
        path = os.path.join(folder, name + '.h5')
        record['h5'].tofile(path)
        loaded = keras.models.load_model(path)
        arrays = {**trained, 'loaded': loaded.predict(make_keras.WORDS)}
        found[name] = {
            key: float(np.abs(value - _wanted(record, key)).max())
            for key, value in arrays.items()
        }
    print(json.dumps(found))


def _wanted(record, key):
    return record['prediction' if key == 'loaded' else key]


if __name__ == '__main__':
    main(sys.argv[1])
