"""What Keras did otherwise, as real releases of it computed it.

The numbers are those of Keras 2.1.6 on TensorFlow 1.4.1 (`r1_8`; the cosine
is that of tf.keras 1.8) and of tf.keras 1.12.3 and 1.15.5.
"""

import json
import os

import pytest

from legacy_rnn.compat import old_keras
from tests import forking

OLD = {
    'hinge softmax': [0.89261, 0.35],
    'binary_crossentropy softmax': [0.76952, 0.55],
    'binary_crossentropy linear': [3.29955, 0.5],
    'categorical_crossentropy sigmoid': [1.28068, 0.35],
    'cosine_proximity linear': [0.10068, 0.35],
    'adagrad': [7.678509, 7.611646, 7.564965],
    'adadelta': [7.678509, 7.669012, 7.659416],
    'adamax': [7.678509, 7.665083, 7.651688],
    'nadam': [7.678509, 7.664325, 7.653833],
    'places': [7.678509, 7.530064, 7.431838],
    'norm': [7.678509, 7.03981, 6.439905],
    'both': [7.678509, 7.517886, 7.35942],
    'of outputs': [2.465688],
    'floats of evaluate': [2],
    'he_normal': [2.0],
    'mask': [3.25214],
    'weights': [3.61042],
    'weights of steps': [7.38627],
    'mask and weights': [3.29062],
}
NORMS_OF_EACH = {
    'norm': [7.678509, 7.039823, 6.439027],
    'both': [7.678509, 7.480037, 7.285861],
}
COMPUTED = {
    'r1_8': OLD,
    'r1_12': {
        **OLD,
        **NORMS_OF_EACH,
        'he_normal': [2.3],
        'binary_crossentropy linear': [3.29955, 0.65],
        'weights': [2.40695],
        'weights of steps': [2.95451],
        'mask and weights': [2.82053],
    },
    'r1_15': {
        'hinge softmax': [1.11855, 0.35],
        'binary_crossentropy softmax': [0.76952, 0.55],
        'binary_crossentropy linear': [3.17247, 0.65],
        'categorical_crossentropy sigmoid': [1.28068, 0.35],
        'cosine_proximity linear': [-0.10068, 0.35],
        'adagrad': [7.678509, 7.671793, 7.667049],
        'adadelta': [7.678509, 7.678499, 7.67849],
        'adamax': [7.678509, 7.671793, 7.665083],
        'nadam': [7.678509, 7.671414, 7.666158],
        'places': [7.678509, 7.53814, 7.433015],
        **NORMS_OF_EACH,
        'of outputs': [2.019716],
        'floats of evaluate': [1],
        'he_normal': [2.3],
        'mask': [1.95129],
        'weights': [2.40695],
        'weights of steps': [4.43176],
        'mask and weights': [1.31625],
    },
}
FROM_1 = ['dense_1', 'dense_2', 'sequential_1', 'model_1']
FROM_0 = ['dense', 'dense_1', 'sequential', 'model']


@pytest.fixture(scope='module', params=COMPUTED)
def found(request):
    pytest.importorskip('tf_keras')
    ran = forking.module(
        'tests.compat.old_keras.earlier_state',
        request.param,
        env={**os.environ, old_keras.VARIABLE: '1'},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return request.param, json.loads(ran.stdout.splitlines()[-1])


def test_layers_without_a_name_are_counted_as_then(found):
    release, values = found
    assert values['names'] == (FROM_1 if release == 'r1_8' else FROM_0)


def test_losses_and_optimizers_compute_as_then(found):
    release, values = found
    for name, wanted in COMPUTED[release].items():
        assert values[name] == pytest.approx(wanted, abs=2e-5), name


def test_cross_entropies_take_the_output_first_as_keras_1(found):
    values = found[1]
    first, own = values['order']
    assert first != pytest.approx(own)
    assert 'categorical_crossentropy' in values['told'][0]
    assert values['order of keras 1'] == pytest.approx([own, own])
