"""A seed of NumPy gives what it gave: weights, masks and the order of rows.

The numbers are those of the package Keras 2.2.4 on TensorFlow 1.12.3 (`r1_8`),
from which 2.1.6 differs by less than a thousandth, for arguments of Keras 1 of
Keras 1.2.2, and, where the order alone
counts, of tf.keras 1.12.3 and 1.15.5.
"""

import json
import os

import pytest

from legacy_rnn.compat import old_keras
from tests import forking

PACKAGE = {
    'plain': [2.14009, 2.04569, 1.92887, 1.79948, 1.74584, 1.69835, -0.90333,
              -0.32209],
    'dropped': [3.21837, 2.3677, 1.74803, 2.4313, 2.37938, 2.32314, -0.79675,
                0.00543],
    'recurrent': [0.69109, 0.68972, 0.67846, 0.59231, 0.57989, 0.56786,
                  -0.14073, -0.00383],
    'averaged': [3.51965, 3.20233, 2.34953, 45.28404, 44.67064, 44.52209,
                 -0.88189, 0.25956],
    'averaged pictures': [2.36515, 2.16145, 2.06874, 3.11533, 3.02109, 2.932,
                          1.25047, -1.75382],
    'averaged of keras 1': [0.25671, 0.25081, 0.24006, 0.2502, 0.24953,
                            0.24892],
    'adadelta of keras 1': [0.25831, 0.25812, 0.25149, 0.25059, 0.25036,
                            0.25015],
}  # fmt: skip
ORDER = {
    'r1_8': [0.284698, 0.170251, 0.119967],
    'r1_12': [0.284698, 0.170251, 0.119967],
    'r1_15': [0.284698, 0.185438, 0.099687],
}


@pytest.mark.parametrize('release', ORDER)
def test_a_seed_of_numpy_gives_what_it_gave(release):
    pytest.importorskip('tf_keras')
    ran = forking.module(
        'tests.compat.old_keras.drawn_state',
        release,
        env={**os.environ, old_keras.VARIABLE: '1'},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    assert found['order'] == pytest.approx(ORDER[release], abs=2e-6)
    for name, wanted in PACKAGE.items():
        # The kernels of today round the averages of few rows otherwise.
        values = found[name][: len(wanted)]
        same = values == pytest.approx(wanted, rel=2e-4, abs=4e-4)
        assert same == (release == 'r1_8'), name
