"""Modules that a program puts where Keras 1 looked for them."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_transformed, findings

SOURCE = 'import tensorflow as tf\n{}x = tf.zeros([2])\n'
IMPORT = 'from tensorflow.python.ops import control_flow_ops\n'
PLACE = 'tf.python.control_flow_ops = '


def test_a_module_in_tf_python_is_taken_out():
    check_transformed(f'{PLACE}tf\nx = 3\n', 'x = 3\n')
    check_transformed(
        f'if x:\n    {PLACE}tf\nx = 3\n', 'if x:\n    pass\nx = 3\n'
    )


@pytest.mark.parametrize('value', ['tf', 'control_flow_ops'])
def test_nothing_is_asked_and_the_port_runs(value):
    source = SOURCE.format(f'{IMPORT}{PLACE}{value}\n')
    ported = port_text(source, '0.12')
    assert ported.status == 'ported'
    assert PLACE not in ported.text
    names = {}
    exec(ported.text, names)
    assert names['x'].shape == (2,)


@pytest.mark.parametrize(
    'line', ['tf.python.ops.rnn_cell._linear = f', 'tf.concat = tf.zeros']
)
def test_what_else_is_replaced_is_reported(line):
    ported = port_text(SOURCE.format(f'{line}\n'), '0.12')
    assert 'hidden-names' in findings(ported, 'check')
    assert line.partition(' ')[0] in ported.text


def test_objects_of_keras_may_hold_tensorflow():
    held = "{'tf': tf, 'Layer': Layer}\n"
    for line, count in (
        (f'custom_objects = {held}', 0),
        (f'self.custom_objects = {held}', 0),
        (f'model = load_model(path, custom_objects={held[:-1]})\n', 0),
        (f'modules = {held}', 1),
    ):
        ported = port_text(SOURCE.format(line), '1.14')
        assert findings(ported, 'check').count('hidden-names') == count
