"""What a seed of NumPy gives Keras of one release, as one JSON object.

TF_USE_LEGACY_KERAS=1 python -m tests.compat.old_keras.drawn_state r1_8
"""

import importlib
import json
import sys
import warnings

import numpy as np

keras = importlib.import_module(f'legacy_rnn.compat.{sys.argv[1]}').keras
layers = keras.layers
ROWS = np.random.RandomState(5).randn(32, 4) * 2 + 1
SUMS = (ROWS.sum(1, keepdims=True) > 4).astype('float32')
MODELS = {
    'plain': lambda: [_dense(), layers.Dense(1)],
    'dropped': lambda: [_dense(), layers.Dropout(0.5), layers.Dense(1)],
    'recurrent': lambda: [
        layers.Reshape((4, 1), input_shape=(4,)),
        layers.LSTM(5, dropout=0.2, recurrent_dropout=0.1),
        layers.Dense(1),
    ],
    'averaged': lambda: [
        _dense(),
        layers.BatchNormalization(),
        layers.Dense(1),
    ],
    'averaged pictures': lambda: [
        layers.Reshape((2, 2, 1), input_shape=(4,)),
        layers.Conv2D(3, 1),
        layers.BatchNormalization(),
        layers.Flatten(),
        layers.Dense(1),
    ],
}


def main():
    """Prints the object."""
    warnings.simplefilter('ignore')
    found = {name: _trained(make) for name, make in MODELS.items()}
    found['order'] = _ordered()
    # Whoever gives arguments of Keras 1 is taken for it from then on.
    found['averaged of keras 1'] = _trained(_of_keras_1)
    found['adadelta of keras 1'] = _trained(_of_keras_1, 'adadelta')
    print(json.dumps(found))


def _of_keras_1():
    return [
        layers.Dense(12, input_dim=4, init='uniform', activation='relu'),
        layers.BatchNormalization(),
        layers.Dense(8, init='normal'),
        layers.Dense(1, init='glorot_uniform', activation='sigmoid'),
    ]


def _dense():
    return layers.Dense(12, input_dim=4, activation='relu')


def _trained(make, optimizer='adam'):
    """Losses of three epochs, and two predictions behind."""
    keras.backend.clear_session()
    np.random.seed(7)
    model = keras.models.Sequential(make())
    model.compile(optimizer, 'mse')
    history = model.fit(
        ROWS, SUMS, batch_size=8, epochs=3, verbose=0, validation_split=0.25
    ).history
    losses = history['loss'] + history['val_loss']
    return [float(v) for v in (*losses, *model.predict(ROWS[:2]).ravel())]


def _ordered():
    """Losses of epochs from weights of zero, by the order of rows alone."""
    keras.backend.clear_session()
    model = keras.models.Sequential([layers.Dense(1, input_dim=4)])
    model.set_weights([np.zeros((4, 1)), np.zeros(1)])
    model.compile(keras.optimizers.SGD(0.1), 'mse')
    np.random.seed(3)
    history = model.fit(
        ROWS, SUMS, batch_size=8, epochs=3, verbose=0, validation_split=0.25
    ).history
    return [float(v) for v in history['loss']]


if __name__ == '__main__':
    main()
