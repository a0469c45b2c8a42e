"""Symbols without a home, and the advice that goes with them."""

from .row import gone

ROWS = (
    gone(
        'xrange',
        'It leaked from six: import it from there, or write range.',
    ),
)

# Advice by the start of the name, most particular first.
_ADVICE = (
    ('contrib.keras', 'Install Keras 3 and import keras.'),
    ('keras', 'Install Keras 3 and import keras.'),
    (
        'contrib.learn',
        'Write the training loop yourself, or port the model to Keras 3.',
    ),
    (
        'estimator',
        'Estimators left TensorFlow in 2.16: call the model function '
        'yourself in a session, or port the model to Keras 3.',
    ),
    (
        'contrib.estimator',
        'Estimators left TensorFlow in 2.16: port the model to Keras 3.',
    ),
    (
        'contrib.slim',
        'pip install tf_slim and import tf_slim as slim.',
    ),
    (
        'contrib.distributions',
        'pip install tensorflow_probability and use its distributions.',
    ),
    (
        'contrib.bayesflow',
        'pip install tensorflow_probability.',
    ),
    ('contrib.tpu', 'tf.tpu and tf.distribute.TPUStrategy replaced it.'),
    ('contrib.distribute', 'tf.distribute holds the strategies of today.'),
    ('contrib.data', 'tf.data and tf.data.experimental replaced it.'),
    ('contrib.eager', 'Eager execution is the default of TensorFlow 2.'),
    ('contrib.lite', 'tf.lite is its name today.'),
    ('contrib.autograph', 'tf.autograph is its name today.'),
    ('contrib.summary', 'tf.summary of TensorFlow 2 replaced it.'),
    ('contrib.image', 'tf.image holds what is left: copy the rest.'),
    (
        'contrib.opt',
        'Take an optimizer of tf.train, or copy this one into your project.',
    ),
    (
        'contrib.tensorboard',
        'pip install tensorboard and import tensorboard.plugins.',
    ),
    (
        'contrib',
        'contrib packages left TensorFlow in 2.0: copy the function into '
        'your project, under its Apache licence.',
    ),
    (
        'python',
        'It is private to TensorFlow: use the public function, or copy this '
        'one into your project, under its Apache licence.',
    ),
    ('layers', 'tf.keras.layers holds the layers of today.'),
    ('models', 'The code moved to the tensorflow/models repository.'),
    ('examples', 'The code left the package: copy it into your project.'),
    ('lite', 'The TensorFlow Lite converter works on tf.keras models.'),
    ('nn.quantized', 'tf.quantization and tf.raw_ops hold what is left.'),
)
_REF = 'Reference types are private: use the type without _ref.'
_GRADIENT = 'tf.raw_ops has the op; tf.gradients calls it for you.'
_OTHER = 'There is no successor: take the call out.'


def advice(name):
    """What to do about a symbol that is gone.

    Args:
        name: Dotted name relative to `tensorflow`.

    Returns:
        One sentence.
    """
    leaf = name.rpartition('.')[2]
    if leaf.endswith('_ref'):
        return _REF
    if leaf.endswith('_grad') or '_backprop_' in leaf:
        return _GRADIENT
    for start, text in _ADVICE:
        if name == start or name.startswith((start + '.', start + '_')):
            return text
    return _OTHER
