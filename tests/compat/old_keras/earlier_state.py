"""What Keras of one release names, trains and scores, as one JSON object.

TF_USE_LEGACY_KERAS=1 python -m tests.compat.old_keras.earlier_state r1_8
"""

import importlib
import json
import sys
import warnings

import numpy as np

keras = importlib.import_module(f'legacy_rnn.compat.{sys.argv[1]}').keras
DATA = np.random.RandomState(0).randn(4, 5, 3).astype('float32')
CLASSES = np.random.RandomState(1).randint(0, 3, (4, 5))
LOSSES = (
    ('hinge', 'softmax'),
    ('binary_crossentropy', 'softmax'),
    ('binary_crossentropy', 'linear'),
    ('categorical_crossentropy', 'sigmoid'),
    ('cosine_proximity', 'linear'),
)
STEPS = np.array([[1, 2, 3, 0, 0], [4, 5, 6, 7, 8], [9, 0, 0, 0, 0]])
# Whether steps of 0 are masked, and what weighs the losses.
WEIGHTS = {
    'mask': (True, None),
    'weights': (False, np.array([0.0, 1, 2])),
    'weights of steps': (False, STEPS / 2),
    'mask and weights': (True, np.array([0.0, 1, 2])),
}
OPTIMIZERS = {
    'adagrad': lambda: 'adagrad',
    'adadelta': lambda: 'adadelta',
    'adamax': lambda: keras.optimizers.Adamax(),
    'nadam': lambda: 'nadam',
    'places': lambda: keras.optimizers.RMSprop(0.01, 0.8, 1e-3, 0.1),
    'norm': lambda: keras.optimizers.Adam(lr=0.1, clipnorm=0.1),
    'both': lambda: keras.optimizers.SGD(0.1, clipnorm=0.5, clipvalue=0.3),
}


def main():
    """Prints the object."""
    warnings.simplefilter('ignore')
    found = {'names': _names()}
    for loss, activation in LOSSES:
        model = _dense(3, activation, (5, 3))
        model.compile('sgd', loss, metrics=['accuracy'])
        found[f'{loss} {activation}'] = _numbers(
            model.test_on_batch(DATA, np.eye(3)[CLASSES])
        )
    for name, given in WEIGHTS.items():
        found[name] = _weighted(*given)
    found['of outputs'] = _regularized()
    found['floats of evaluate'] = [_floats()]
    found['he_normal'] = [_spread()]
    for name, make in OPTIMIZERS.items():
        model = _dense(1, 'linear', (3,))
        model.compile(make(), 'mse')
        y = np.arange(4.0).reshape(4, 1)
        found[name] = _numbers(
            [model.train_on_batch(DATA[:, 0], y) for _ in range(3)]
        )
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        found['order'] = _ordered()
    found['told'] = [str(w.message) for w in told if 'target=' in str(w)]
    keras.layers.Dense(output_dim=3)
    found['order of keras 1'] = _ordered()
    print(json.dumps(found))


def _names():
    layers, models = keras.layers, keras.models
    made = [layers.Dense(2, input_shape=(3,)), layers.Dense(1)]
    model = models.Sequential(made)
    inputs = layers.Input((3,))
    return [
        *(layer.name for layer in model.layers),
        model.name,
        models.Model(inputs, layers.Dense(2)(inputs)).name,
    ]


def _weighted(is_masked, weights):
    layers = keras.layers
    model = keras.models.Sequential()
    model.add(layers.Embedding(10, 4, mask_zero=is_masked, input_length=5))
    model.add(layers.SimpleRNN(3, return_sequences=True))
    model.add(layers.Dense(2))
    draws = np.random.RandomState(2)
    model.set_weights([draws.randn(*w.shape) for w in model.get_weights()])
    mode = 'temporal' if np.ndim(weights) == 2 else None
    model.compile('sgd', 'mse', sample_weight_mode=mode)
    y = np.random.RandomState(1).rand(3, 5, 2)
    return _numbers([model.test_on_batch(STEPS, y, sample_weight=weights)])


def _floats():
    """How many scores are floats of Python, or of as many bits."""
    model = _dense(1, 'linear', (3,))
    model.compile('sgd', 'mse', metrics=['mae'])
    scores = model.evaluate(np.ones((40, 3)), np.ones(40), 32, verbose=0)
    return sum(isinstance(score, float) for score in scores)


def _regularized():
    square = keras.regularizers.l2(0.1)
    model = _dense(2, 'linear', (3,), activity_regularizer=square)
    model.compile('sgd', 'mse')
    return _numbers([model.test_on_batch(DATA[:, 0], np.ones((4, 2)))])


def _spread():
    """The largest first weight, in standard deviations that are asked for."""
    start = {'kernel_initializer': 'he_normal', 'input_shape': (200,)}
    model = keras.models.Sequential([keras.layers.Dense(200, **start)])
    return round(float(np.abs(model.get_weights()[0]).max() / 0.1), 1)


def _ordered():
    """Losses of what is predicted, which stands first or is Keras' own."""

    def first(true, predicted):
        return keras.backend.categorical_crossentropy(predicted, true)

    found = []
    for loss in (first, 'categorical_crossentropy'):
        model = _dense(3, 'softmax', (5, 3))
        model.compile('sgd', loss)
        found += _numbers([model.test_on_batch(DATA, np.eye(3)[CLASSES])])
    return found


def _dense(units, activation, shape, **options):
    layer = keras.layers.Dense(units, activation, input_shape=shape, **options)
    model = keras.models.Sequential([layer])
    draws = np.random.RandomState(3)
    model.set_weights([draws.randn(*w.shape) / 2 for w in model.get_weights()])
    return model


def _numbers(values):
    return [round(float(value), 5) for value in values]


if __name__ == '__main__':
    main()
