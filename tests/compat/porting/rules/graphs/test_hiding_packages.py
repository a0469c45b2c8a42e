"""An import that takes TensorFlow's name is reported."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, check_noop, findings


@pytest.mark.parametrize(
    'lines',
    [
        'import tf.metrics\nx = tf.zeros([2])\n',
        'import tf.metrics, tf.cells\n\n\ndef f():\n    tf.Session()\n',
    ],
)
def test_package_of_tensorflows_name_is_reported(lines):
    ported = port_text(HEAD + lines, '1.12')
    assert findings(ported, 'check') == ['hiding-packages']
    assert port_text(ported.text, '1.12').text == ported.text


@pytest.mark.parametrize(
    'lines',
    [
        'import tf.metrics as metrics\nx = tf.zeros([2])\n',
        'from tf import metrics\nx = tf.zeros([2])\n',
        'x = tf.zeros([2])\nimport tf.metrics\ntf.metrics.show(x)\n',
        'import np.metrics\nx = tf.zeros([2])\n',
    ],
)
def test_other_imports_stay(lines):
    assert check_noop(lines, '1.12').status == 'ported'
