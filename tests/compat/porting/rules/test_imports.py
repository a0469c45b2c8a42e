"""Imports of today's TensorFlow and of a release's namespace."""

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
)


def test_safe_style_changes_the_imports_alone():
    source = (
        'import tensorflow as tf\n'
        'from tensorflow.models.rnn import rnn\n'
        'y = tf.pack(x)\n'
    )
    assert port_text(source, '0.8', 'safe').text == (
        'import legacy_rnn.compat.r0_8 as tf\n'
        'from legacy_rnn.compat.r0_8.models.rnn import rnn\n'
        'y = tf.pack(x)\n'
    )


def test_source_without_tensorflow_stays():
    check_noop('import numpy as np\nx = np.pack(1)\n', head=False)
