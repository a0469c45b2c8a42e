"""Records what Keras of the time computed, and the file that it saved.

    python tests/golden/make_keras.py keras       # the package, such as 2.2.4
    python tests/golden/make_keras.py tf.keras

Run it by the Python of the old release (`make.py` says how to install one;
beside it `pip install keras==2.2.4 'h5py<3'`). It trains a small classifier
from arithmetic weights, and writes its losses, accuracies, weights, values
and its `.h5` file into one `.npz` under `tests/golden/keras_models/`, whose
row in `manifest.json` there is renewed.
"""

from __future__ import absolute_import, division, print_function

import os
import shutil
import sys
import tempfile

import numpy as np

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'keras_models')
WORDS = np.arange(40).reshape(8, 5) * 7 % 9
CLASSES = np.eye(2)[np.arange(8) % 2]


def main():
    """Records the release that runs this file."""
    import tensorflow as tf

    from golden import make_losses

    kind = sys.argv[1]
    if kind == 'keras':
        import keras

        name = 'keras-' + keras.__version__
    else:
        keras, name = tf.keras, 'tf.keras-' + tf.__version__
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'model.h5')
        arrays = train(keras, path)
        arrays['h5'] = np.fromfile(path, np.uint8)
    finally:
        shutil.rmtree(folder)
    if not os.path.isdir(FOLDER):
        os.mkdir(FOLDER)
    np.savez_compressed(os.path.join(FOLDER, name + '.npz'), **arrays)
    make_losses.FOLDER = FOLDER
    make_losses.MANIFEST = os.path.join(FOLDER, 'manifest.json')
    command = 'python tests/golden/make_keras.py ' + kind
    make_losses.note(name, tf.__version__, command)
    print(name, arrays['loss'], arrays['acc'])


def train(keras, path):
    """Trains a classifier and saves it.

    Args:
        keras: Keras of the time.
        path: Where to save the model.

    Returns:
        Dict of arrays: loss and acc `[epochs]`, weights, prediction
        `[batch, classes]`.
    """
    from golden.make_graphs import arithmetic

    layers = keras.layers
    model = keras.models.Sequential()
    model.add(layers.Embedding(9, 3, input_length=5, mask_zero=True))
    model.add(layers.Bidirectional(layers.LSTM(3, return_sequences=True)))
    model.add(layers.GRU(3))
    model.add(layers.Dense(2, activation='softmax'))
    weights = model.get_weights()
    model.set_weights(
        [arithmetic(w.shape, place) for place, w in enumerate(weights)]
    )
    model.compile(
        loss='categorical_crossentropy',
        optimizer=keras.optimizers.Adam(lr=0.01),
        metrics=['accuracy'],
    )
    history = model.fit(
        WORDS, CLASSES, epochs=4, batch_size=4, shuffle=False, verbose=0
    ).history
    model.save(path)
    arrays = {
        'loss': np.array(history['loss']),
        'acc': np.array(history.get('acc', history.get('accuracy'))),
        'prediction': model.predict(WORDS),
    }
    for place, value in enumerate(model.get_weights()):
        arrays['weights/%02d' % place] = value
    return arrays


if __name__ == '__main__':
    main()
