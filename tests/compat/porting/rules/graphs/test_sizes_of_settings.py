"""Settings are numbers where they are sizes."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop

HEAD = 'import configparser\nimport tensorflow as tf\n'
SIZE = "self.config['net']['size']"


@pytest.mark.parametrize(
    'call',
    [
        "get_variable('w', [2, {}])",
        "get_variable('w', shape=({}, n))",
        'placeholder(tf.float32, [None, {}])',
        'TensorShape([{}])',
    ],
)
def test_setting_becomes_a_number(call):
    before = f'{HEAD}y = tf.{call.format(SIZE)}\n'
    ported = port_text(before, '1.15').text
    assert f'y = tf.{call.format(f"int({SIZE})")}\n' in ported
    assert port_text(ported, '1.15').text == ported


@pytest.mark.parametrize(
    'line',
    [
        "y = tf.get_variable('w', [config['size'], int(config['a']['b'])])\n",
        "y = tf.get_variable('w', [sizes[0][1]])\n",
        f'y = tf.get_variable({SIZE}, [2])\n',
        f'y = f([{SIZE}])\n',
        "t = {'a': {'b': None}}\ny = tf.TensorShape([t['a']['b']])\n",
        "t = json.load(f)\ny = tf.placeholder(tf.float32, [t['a']['b']])\n",
    ],
)
def test_what_is_no_setting_in_a_shape_is_left(line):
    check_noop(f'import configparser\n{line}', '1.15')


def test_items_of_what_else_may_be_none():
    check_noop(f"y = tf.get_variable('w', [{SIZE}])\n", '1.15')
