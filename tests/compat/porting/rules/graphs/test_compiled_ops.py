"""Operations that were compiled for a TensorFlow of then are reported."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, findings

HEAD = 'import tensorflow as tf\npath = "ops.so"\n'
TRIED = """\
try:
    ops = tf.load_op_library('ops.so')
except Exception:
    ops = None
"""


@pytest.mark.parametrize(
    'text',
    [
        "ops = tf.load_op_library('ops.so')\n",
        'from tensorflow.python.framework import load_library\n'
        'ops = load_library.load_op_library(path)\n',
        'ops = tf.contrib.util.loader.load_op_library(path)\n',
        'from tensorflow import load_op_library as load\nops = load(path)\n',
        'ops = tf.load_op_library(path)\ntf.compat.v1.placeholder(float)\n',
    ],
)
def test_a_binary_is_reported_each_time(text):
    ported = port_text(HEAD + text, '1.4')
    assert 'compiled-ops' in findings(ported, 'check')
    again = port_text(ported.text, '1.4')
    assert findings(again, 'check')
    assert again.text == ported.text


def test_what_can_do_without_is_not():
    assert not findings(check_noop(TRIED, '1.4'), 'check')
