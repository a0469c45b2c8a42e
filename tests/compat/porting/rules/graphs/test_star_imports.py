"""A `tf` that only a star import can have brought is reported."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    findings,
    uncommented,
)


@pytest.mark.parametrize('style', ['safe', 'full'])
def test_tf_of_a_star_import_is_reported(style):
    source = 'from model import *\nx = tf.pack([1])\n'
    ported = port_text(source, '0.8', style)
    assert uncommented(ported.text) == source
    assert findings(ported, 'check') == ['star-imports']
    for other in (
        'from model import *\nx = y.pack([1])\n',
        'from model import *\ntf = 3\nx = tf + 1\n',
        'from model import x\ny = x.pack([1])\n',
    ):
        assert port_text(other, '0.8', style).findings == ()


def test_tf_of_a_star_import_is_reported_beside_a_name_of_tensorflow():
    source = (
        'from tensorflow.python.ops.rnn_cell import GRUCell\n'
        'from model import *\n'
        'x = tf.pack([GRUCell(3)])\n'
    )
    assert findings(port_text(source, '0.12'), 'check') == ['star-imports']
