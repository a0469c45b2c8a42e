"""Imports of today's TensorFlow and of a release's namespace."""

import pytest
import tensorflow as tf

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
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


def test_name_that_nothing_defines_does_not_become_tensorflow():
    check_transformed(
        'from tensorflow.python.ops import array_ops\n'
        'x = array_ops.pack([1])\n'
        'f = lambda y: tf.mul(y, y)\n',
        'import tensorflow.compat.v1 as tf1\n'
        'tf1.disable_v2_behavior()\n'
        'x = tf1.stack([1])\n'
        'f = lambda y: tf.mul(y, y)\n',
        head=False,
    )


@pytest.mark.parametrize(
    'line',
    [
        'from tensorflow.python.client import graph_util\n',
        'import tensorflow.python.client.graph_util as graph_util\n',
    ],
)
def test_private_module_of_which_each_use_is_public_is_not_imported(line):
    use = 'graph_util.extract_sub_graph'
    ported = port_text(f'import tensorflow as tf\n{line}print({use})\n', '0.8')
    assert ported.status == 'ported'
    assert ported.text.endswith(f'print(tf.{use})\n')
    assert 'python' not in ported.text


@pytest.mark.parametrize(
    'start',
    [
        'try:\n    {}\nexcept ImportError:\n    pass\n',
        'if True:\n    {}\n',
    ],
)
@pytest.mark.parametrize(
    'tensorflow', ['tensorflow as tf', 'tensorflow.compat.v1 as tf']
)
def test_a_use_above_the_imports_of_the_module_has_what_it_needs(
    start, tensorflow
):
    """The namespace was imported beside `ops`: below its use."""
    source = start.format(f'import {tensorflow}') + (
        'def same(cell):\n    return cell\n'
        '@same\n'
        'class Cell(tf.nn.rnn_cell.GRUCell):\n    pass\n'
        'from tensorflow.python.framework import ops\n'
    )
    text = port_text(source, '1.15').text
    namespace = 'from legacy_rnn.compat import r1_15\n'
    assert text.count(namespace) == 1
    assert text.index(namespace) < text.index('r1_15.nn.rnn_cell.GRUCell')
    exec(compile(text, 'port', 'exec'), {'__name__': 'port'})


@pytest.mark.parametrize('kind', [' ImportError', ' Exception', ''])
def test_half_ported_program_goes_on_in_the_handler_of_contrib(kind):
    """As under TensorFlow 2.11, where the import fails."""
    source = (
        'import tensorflow as tf\n'
        'try:\n'
        '    from tensorflow.contrib.rnn import GRUCell\n'
        '    tf1 = tf\n'
        f'except{kind}:\n'
        '    from tensorflow.compat.v1.nn.rnn_cell import GRUCell\n'
        '    tf1 = tf.compat.v1\n'
        'x = tf1.placeholder(tf.float32, [1, 2])\n'
        'y = tf.compat.v1.Session()\n'
    )
    text = port_text(source, '1.15').text
    assert '    from tensorflow.contrib.rnn import GRUCell\n' in text
    assert '    from legacy_rnn.compat.r1_15.nn.rnn_cell import GRU' in text
    names = {'__name__': 'port'}
    with tf.Graph().as_default():
        exec(compile(text, 'port', 'exec'), names)
    assert names['tf1'] is not names['tf']
    old = source.replace('tf.compat.v1', 'tf')
    old = old.replace('tensorflow.compat.v1', 'tensorflow')
    assert 'from tensorflow.contrib' not in port_text(old, '1.15').text


def test_half_ported_program_without_another_way_gets_contrib():
    text = port_text(
        'import tensorflow.compat.v1 as tf\n'
        'try:\n'
        '    import tensorflow.contrib as contrib\n'
        'except ImportError:\n'
        "    print('none')\n"
        'cell = contrib.rnn.GRUCell(2)\n',
        '1.15',
    ).text
    assert '    from legacy_rnn.compat.r1_15 import contrib\n' in text


@pytest.mark.parametrize('fits_none', [True, False])
def test_import_of_a_later_release_is_that_where_none_fits_all(fits_none):
    source = (
        'from tensorflow.python.ops.rnn_cell_impl import _RNNCell as Cell\n'
        'class Mine(Cell):\n    pass\n'
    )
    ported = port_text(source, '0.11', project=Project(fits_none=fits_none))
    home = 'compat.r1_0.python.ops.rnn_cell_impl import _RNNCell as Cell\n'
    assert (home in ported.text) == fits_none
    assert 'class Mine(Cell):' in ported.text
    assert bool(findings(ported, 'stop')) != fits_none


def test_a_use_between_two_imports_has_tensorflow_above_it():
    ported = port_text(
        'from tensorflow import set_random_seed as seed\n'
        'seed(3)\n'
        'import tensorflow as tf\n'
        'print(tf.contrib.rnn.GRUCell(3), tf.random_normal([1]))\n',
        '1.12',
    ).text
    lines = ported.splitlines()
    use = lines.index('tf.set_random_seed(3)')
    for line in (
        'import tensorflow.compat.v1 as tf',
        'tf.disable_v2_behavior()',
    ):
        assert lines.index(line) < use, ported
