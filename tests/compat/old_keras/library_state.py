"""What tf_keras holds once it was taught, as one JSON object.

TF_USE_LEGACY_KERAS=1 python -m tests.compat.old_keras.library_state
"""

import json
import warnings

import numpy as np

from legacy_rnn.compat.data import make_keras_names
from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.old_keras import arguments, sample_counts
from legacy_rnn.compat.v1 import keras

DATA = np.linspace(-1, 1, 60, dtype=np.float32).reshape(4, 5, 3)


def main():
    """Prints the object."""
    warnings.simplefilter('ignore')
    found = {
        'names': make_keras_names.render(),
        'configs': {name: _config(name) for name in _LAYERS},
        'unknown': [name for name in arguments.RENAMES if not _is_there(name)],
        **_model(),
        **_classes(),
        'validation': _validation(),
        'updates': _updates(),
        'first': _first_weights(),
        'shapes': _shapes(),
        'merged': {mode: _merged(mode) for mode in _MODES},
        'progress': _progress(),
        'rate': keras.optimizers.adamax(lr=0.5).get_config()['learning_rate'],
    }
    try:
        keras.layers.AtrousConvolution1D(1, 1)
    except RemovedSymbolError as error:
        found['lost'] = str(error)
    print(json.dumps(found))


_LAYERS = {
    'LSTM': {'output_dim': 4, 'inner_init': 'zeros', 'dropout_W': 0.25},
    'GRU': {'output_dim': 4, 'consume_less': 'gpu', 'U_regularizer': 'l2'},
    'Dense': {'output_dim': 4, 'init': 'uniform', 'bias': False},
    'Conv1D': {'nb_filter': 4, 'filter_length': 3, 'border_mode': 'same'},
    'Dropout': {'p': 0.25},
    'Embedding': {'input_dim': 9, 'output_dim': 4, 'dropout': 0.25},
}


_MODES = 'concat sum mul ave dot cos max'.split()


def _config(name):
    config = getattr(keras.layers, name)(**_LAYERS[name]).get_config()
    return json.loads(json.dumps(config, default=str))


def _merged(mode):
    """Losses of a model that begins with two others, and of one on it."""
    layers, models = keras.layers, keras.models
    left = models.Sequential([layers.Dense(2, input_dim=3)])
    right = models.Sequential(
        [layers.Dense(2, input_dim=5, activation='tanh')]
    )
    model = models.Sequential()
    model.add(layers.Merge([left, right], mode=mode, concat_axis=1))
    if mode == 'cos':
        model.add(layers.Flatten())
    model.add(layers.Dense(1))
    draws = np.random.RandomState(3)
    model.set_weights([draws.randn(*w.shape) / 2 for w in model.get_weights()])
    model.compile('sgd', 'mse')
    x, y = [DATA[:, 0], DATA[:, :, 0]], np.ones((4, 1))
    losses = [float(model.train_on_batch(x, y)) for _ in range(3)]
    more = models.Sequential()
    more.add(layers.Merge([model, left], mode=lambda x: x[0] - x[1]))
    shape = more.predict([*x, DATA[:, 0]]).shape
    return [*(round(loss, 5) for loss in losses), *shape]


def _progress():
    bar = keras.utils.Progbar(3, verbose=0)
    bar.update(2, [('loss', 0.5)], force=True)
    return bar._seen_so_far


def _shapes():
    """Shapes of what the backend makes by Keras 1's words."""
    backend = keras.backend
    images = backend.ones((2, 4, 4, 1))
    kernel = backend.ones((2, 2, 1, 3))
    found = [
        backend.expand_dims(images, dim=1),
        backend.random_uniform((2,), low=0.0, high=1.0),
        backend.conv2d(images, kernel, border_mode='same', dim_ordering='tf'),
        backend.lesser(images, backend.ones((4, 1))),
    ]
    if backend._BACKEND != 'tensorflow':
        return []
    return [backend.get_variable_shape(x) for x in found]


def _is_there(name):
    value = keras
    for part in name.split('.'):
        value = getattr(value, part, None)
    return value is not None


def _model():
    """A model by Keras 1's words, saved, loaded and asked for classes."""
    inputs = keras.layers.Input((5, 3))
    left = keras.layers.recurrent.LSTM(output_dim=4)(inputs)
    right = keras.layers.CuDNNGRU(4)(inputs)
    both = keras.layers.merge([left, right], mode='concat')
    model = keras.models.Model(
        input=inputs, output=keras.layers.Dense(2)(both)
    )
    model.compile('sgd', 'mse', metrics=['accuracy'], class_mode='binary')
    history = model.fit(DATA, np.ones((4, 2)), nb_epoch=2, verbose=0)
    batches = ((DATA, np.ones((4, 2))) for _ in range(9))
    more = model.fit_generator(
        batches, samples_per_epoch=11, nb_epoch=1, verbose=0
    )
    copy = keras.models.model_from_json(model.to_json())
    copy.set_weights(model.get_weights())
    lines = []
    keras.utils.print_summary(model, print_fn=lines.append)
    same = np.allclose(copy.predict(DATA), model.predict(DATA))
    return {
        'history': sorted(history.history),
        'steps': more.params['steps'],
        'counted': _counted(model),
        'same': bool(same),
        'summary': '\n'.join(lines),
        'shape': list(model.predict_proba(DATA).shape),
    }


def _first_weights():
    """Weights of layers that functions of Keras 1 made."""
    initializations = keras.initializations

    def sevens(shape):
        return np.full(shape, 7.0, np.float32)

    layers = [
        keras.layers.Dense(3, init=make)
        for make in (
            lambda shape, name: initializations.one(shape, name=name),
            lambda shape, name=None: initializations.uniform(shape, scale=0.5),
            lambda shape, dtype=None: keras.backend.ones(shape) * 2,
            initializations.get('zero'),
            sevens,
        )
    ]
    keras.models.Sequential([keras.layers.Input((4,)), *layers])
    found = [layer.get_weights()[0] for layer in layers]
    return [[float(np.min(x)), float(np.max(x))] for x in found]


def _counted(model):
    """What is asked of generators by samples, of four rows a batch."""
    rows = DATA, np.ones((4, 2))
    given = {'x': DATA}
    found = sample_counts.translated(
        'fit_generator',
        (iter([(given, rows[1])] * 3),),
        {'nb_val_samples': 9, 'validation_data': iter([rows] * 3)},
    )[1]
    whole = model.evaluate(*rows, verbose=0)
    by_batches = model.evaluate_generator(iter([rows] * 3), val_samples=8)
    return {
        'validation': [found['validation_steps'], len(found)],
        'evaluated': bool(np.allclose(whole, by_batches)),
        'predicted': len(
            model.predict_generator(iter([DATA] * 3), val_samples=8)
        ),
        'by place': len(model.predict_generator(iter([DATA] * 3), 1)),
    }


def _classes():
    """A layer of the user's, and its classes."""

    class Own(keras.engine.topology.Layer):
        def build(self, shape):
            self.w = self.add_weight(
                (int(shape[-1]), 1), initializer='one', name='w'
            )
            self.trainable_weights = [self.w]
            super().build(shape)

        def call(self, x):
            return keras.backend.dot(x, self.w)

    model = keras.models.Sequential()
    model.add(keras.layers.Lambda(lambda x: x[:, 0], input_shape=(5, 3)))
    model.add(Own())
    return {
        'classes': model.predict_classes(DATA).tolist(),
        'trained': [w.shape.as_list() for w in model.trainable_weights],
    }


def _updates():
    """Whether updates that are asked for by old and new words train."""
    model = keras.models.Sequential([keras.layers.Flatten()])
    model.add(keras.layers.Dense(1))
    output = model(keras.backend.constant(DATA))
    loss = keras.backend.mean(keras.backend.square(output - 1))
    weights = model.trainable_weights

    def trains(*args, **options):
        updates = keras.optimizers.SGD(0.01).get_updates(*args, **options)
        step = keras.backend.function([], [loss], updates=updates)
        return bool(step([])[0] > step([])[0])

    return [
        trains(loss, weights),
        trains(weights, [], loss),
        trains(weights, [], loss=loss),
        trains(params=weights, constraints={}, loss=loss),
    ]


def _validation():
    """Shapes of what callbacks have of each kind of validation."""
    found = []

    class Asking(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            data = self.validation_data
            found.append(data and [np.shape(part) for part in data])

    model = keras.models.Sequential([keras.layers.Flatten()])
    model.add(keras.layers.Dense(1))
    model.compile('sgd', 'mse')
    targets = np.ones(4)
    held = DATA[:3], targets[:3]
    asked = {'verbose': 0, 'callbacks': [Asking()]}
    for options in (
        {'validation_data': held},
        {'validation_split': 0.5},
        {},
    ):
        model.fit(DATA, targets, **options, **asked)
    batches = ((DATA, targets) for _ in range(9))
    model.fit_generator(batches, 1, validation_data=held, **asked)
    own = asked['callbacks'][0].validation_data = held
    model.fit(DATA, targets, validation_split=0.5, **asked)
    assert asked['callbacks'][0].validation_data is own
    model = keras.models.Sequential()
    model.add(keras.layers.LSTM(2, dropout=0.5, return_sequences=True))
    model.compile('sgd', 'mse', sample_weight_mode='temporal')
    asked['callbacks'] = [Asking()]
    targets = np.ones((4, 5, 2))
    model.fit(DATA, targets, validation_split=0.5, **asked)
    return found


if __name__ == '__main__':
    main()
