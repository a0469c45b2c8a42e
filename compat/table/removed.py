"""Symbols without a home, and the advice that goes with them."""

import re

from .row import gone

ROWS = (
    gone(
        'xrange',
        'It leaked from six: import it from there, or write range.',
    ),
)

_ESTIMATOR = 'Write a model function for tf.estimator.Estimator in its place.'
_TREES = 'scikit-learn has trees and forests.'
_CLUSTERS = 'scikit-learn has k-means and support vector machines.'
# Advice by the start of the name, most particular first.
_ADVICE = (
    ('_api.v2.compat.v1', 'It is tensorflow.compat.v1: import that.'),
    ('_api', 'It is tensorflow, or its compat.v1: import that.'),
    (
        'contrib.keras',
        'Import tf.keras; pip install tf_keras, which runs in sessions.',
    ),
    ('keras.estimator', _ESTIMATOR),
    ('keras.experimental', 'Keras dropped what was experimental in it.'),
    ('keras.mixed_precision.experimental', 'See tf.keras.mixed_precision.'),
    ('keras.preprocessing.image', 'pip install scipy and call its ndimage.'),
    ('keras.utils.HDF5Matrix', 'pip install h5py and read the file by it.'),
    (
        'keras.utils.multi_gpu_model',
        'tf.distribute.MirroredStrategy replaced it.',
    ),
    ('keras.wrappers', 'pip install scikeras, which took it over.'),
    (
        'keras',
        'Keras 3 runs in no session and lacks it: pip install tf_keras, or '
        'take the call out.',
    ),
    ('contrib.learn.TensorForest', _TREES),
    ('contrib.learn.KMeans', _CLUSTERS),
    ('contrib.learn.SVM', _CLUSTERS),
    (
        'contrib.learn',
        'contrib.learn left TensorFlow in 2.0: tf.estimator.Estimator takes '
        'a model function; copy other code, under its Apache licence.',
    ),
    ('contrib.tensor_forest', _TREES),
    ('contrib.boosted_trees', _TREES),
    ('contrib.estimator.boosted_trees', _TREES),
    ('estimator.BoostedTrees', _TREES),
    ('estimator.experimental.KMeans', _CLUSTERS),
    ('estimator', f'Estimators left TensorFlow in 2.16. {_ESTIMATOR}'),
    ('contrib.estimator', f'contrib.estimator left in 2.0. {_ESTIMATOR}'),
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
    *(
        (f'contrib.{name}', text)
        for names, text in (
            (
                'session_bundle',
                'tf.saved_model.simple_save writes what is served today.',
            ),
            (
                'timeseries',
                'Derive a model of SequentialTimeSeriesModel, or pip install '
                'statsmodels for structural models.',
            ),
            (
                'quantize tensorrt',
                'It rewrote graphs for devices: take the call out to train '
                'and run the same model.',
            ),
            (
                'memory_stats',
                'tf.config.experimental.get_memory_info tells of a device.',
            ),
        )
        for name in names.split()
    ),
    (
        'contrib.tensorboard',
        'pip install tensorboard and import tensorboard.plugins.',
    ),
    *(
        (f'contrib.training.{name}', text)
        for names, text in (
            (
                'rejection_sample resample_at_rate stratified_sample '
                'stratified_sample_unknown_dist weighted_resample',
                'tf.data.experimental.rejection_resample replaced it.',
            ),
        )
        for name in names.split()
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
        if name == start or re.match(rf'{re.escape(start)}[._A-Z]', name):
            return text
    return _OTHER
