"""`*` of TensorFlow brings the names that a source uses."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_transformed, findings

STAR = 'from tensorflow import *\n'


def test_names_of_a_star_are_followed():
    ported = check_transformed(
        STAR + 'y = concat(0, [zeros([1]), z])\nc = nn.rnn_cell.GRUCell(3)\n',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat.r0_8 import nn\n'
        'tf.disable_v2_behavior()\n'
        'y = tf.concat([tf.zeros([1]), z], 0)\nc = nn.rnn_cell.GRUCell(3)\n',
        head=False,
    )
    assert ported.status == 'ported'


def test_names_of_a_module_are_followed():
    check_transformed(
        'from tensorflow.models.rnn.rnn_cell import *\nc = GRUCell(3)\n',
        'from legacy_rnn.compat.r0_8.models.rnn.rnn_cell import GRUCell\n'
        'c = GRUCell(3)\n',
        head=False,
    )


def test_star_of_todays_tensorflow_is_followed():
    source = 'from tensorflow.compat.v1 import *\nx = placeholder(float32)\n'
    text = port_text(source, '1.15').text
    assert text.startswith(
        'from tensorflow.compat.v1 import float32, placeholder\n'
    )


def test_names_that_another_file_takes_are_brought():
    told = Project(wanted=frozenset(['GRUCell', 'other']))
    source = 'from tensorflow.models.rnn.rnn_cell import *\n'
    assert port_text(source, '0.8', project=told).text == (
        'from legacy_rnn.compat.r0_8.models.rnn.rnn_cell import GRUCell\n'
    )


def test_names_that_are_read_by_their_texts_are_brought():
    source = 'from tensorflow.models.rnn.rnn_cell import *\n'
    rest = "c = globals()['GRUCell'](3)\n"
    assert (
        port_text(source + rest, '0.8').text
        == ('from legacy_rnn.compat.r0_8.models.rnn.rnn_cell import GRUCell\n')
        + rest
    )
    rest = 'c = globals()[name](3)\n'
    assert findings(port_text(source + rest, '0.8'), 'check') == ['imports']
    rest = "c = getattr(sys.modules[__name__], 'concat')(1, x)\n"
    assert 'r0_8 import concat\n' in port_text(STAR + rest, '0.8').text


@pytest.mark.parametrize(
    'source',
    [
        'def concat(x):\n    return x\n\n\ny = concat(x)\n',
        'y = pack_of_ours(x), stack(x)\n',
        'def f(zeros):\n    return zeros\n',
    ],
)
def test_names_of_others_are_not_taken(source):
    ported = port_text(STAR + source, '0.8')
    assert ported.text.endswith(source)


def test_names_that_two_stars_may_bring_are_checked():
    ported = port_text('from numpy import *\n' + STAR + 'zeros(3)\n', '0.8')
    assert findings(ported, 'check') == ['imports']


def test_star_of_an_unknown_module_stops():
    source = 'from tensorflow.python.foo import *\nbar(x)\n'
    for style in ('safe', 'full'):
        assert findings(port_text(source, '0.8', style), 'stop') == ['imports']


def test_star_is_the_releases_in_a_safe_port():
    ported = port_text(STAR + 'y = pack(x)\n', '0.8', 'safe')
    assert ported.text == (
        'from legacy_rnn.compat.r0_8 import *\ny = pack(x)\n'
    )
    assert ported.status == 'ported'
