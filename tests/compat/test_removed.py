"""Advice on what is gone: true, and of the symbol itself."""

import pytest

from legacy_rnn.compat.table import removed


@pytest.mark.parametrize(
    ('name', 'said'),
    [
        ('keras.backend.get_session', 'pip install tf_keras'),
        ('keras.layers.CuDNNLSTM', 'pip install tf_keras'),
        ('keras.wrappers.scikit_learn.KerasClassifier', 'scikeras'),
        ('keras.estimator.model_to_estimator', 'model function'),
        ('estimator.BoostedTreesClassifier', 'trees and forests'),
        ('contrib.learn.KMeansClustering', 'k-means'),
        ('estimator.DNNEstimator', 'model function'),
        ('contrib.learn.preprocessing.CategoricalVocabulary', 'copy other'),
        ('contrib.image.rotate', 'copy the rest'),
        ('contrib.session_bundle.exporter.Exporter', 'simple_save'),
        ('contrib.timeseries.StructuralEnsembleRegressor', 'statsmodels'),
        ('contrib.quantize.create_training_graph', 'take the call out'),
        ('contrib.memory_stats.BytesInUse', 'get_memory_info'),
        ('layers.Input', 'tf.keras.layers'),
        ('_api.v2.compat.v1.flags', 'tensorflow.compat.v1'),
    ],
)
def test_advice_names_what_can_do_it(name, said):
    advice = removed.advice(name)
    assert said in advice
    assert 'Install Keras 3' not in advice
