"""What an edit leaves as it was: lines, spaces, comments, aliases."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

CASES = {
    'lines': (
        'y = tf.split(\n    1, n, tf.mul(a, b))\n',
        'y = tf.split(\n    tf.multiply(a, b), n, 1)\n',
    ),
    'comments': (
        'y = tf.concat(1,  # over features\n              [a, b])  # last\n',
        'y = tf.concat([a, b],  # over features\n              1)  # last\n',
    ),
    'spaces': (
        "e = tf.nn.softmax_cross_entropy_with_logits(z,y,name = 'e')\n",
        'e = tf.nn.softmax_cross_entropy_with_logits(labels=y,logits=z,'
        "name = 'e')\n",
    ),
    'spaces of a renamed keyword': (
        'm = tf.reduce_sum(x, keep_dims = True)\n',
        'm = tf.reduce_sum(x, keepdims = True)\n',
    ),
    'parentheses': (
        'e = tf.nn.softmax_cross_entropy_with_logits((z), (y))\n',
        'e = tf.nn.softmax_cross_entropy_with_logits(labels=(y), '
        'logits=(z))\n',
    ),
    'places': (
        'l = tf.nn.nce_loss(w, b, x, y, 5, 100)\n',
        'l = tf.nn.nce_loss(w, b, y, x, 5, 100)\n',
    ),
    'last comma': (
        "w = tf.get_variable(\n    'w',\n    [2],\n)\n",
        "w = tf.get_variable(\n    'w',\n    [2], "
        'initializer=tf.uniform_unit_scaling_initializer(),\n)\n',
    ),
    'doubly nested': (
        'y = tf.concat(0, tf.concat(1, tf.concat(2, x)))\n',
        'y = tf.concat(tf.concat(tf.concat(x, 2), 1), 0)\n',
    ),
    'alias of a module': (
        'files = tf.gfile\nw = files.RmDir(d)\ns = files.Exists(d)\n',
        'files = tf.gfile\nw = tf.gfile.DeleteRecursively(d)\n'
        's = files.Exists(d)\n',
    ),
    'alias with other arguments': (
        'join = tf.concat\ny = join(1, x)\n',
        'join = tf.concat\ny = join(x, 1)\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_the_rest_of_a_call_stays(name):
    check_transformed(*CASES[name])


@pytest.mark.parametrize(
    'source',
    [
        'activation = tf.nn.tanh\ny = activation(x)\n',
        'y = tf.reshape(x,  # flat\n    [-1])\n',
        'l = tf.nn.nce_loss(weights=w, biases=b, inputs=x, labels=y, **k)\n',
        "w = tf.get_variable('w', [2], initializer=i, **more)\n",
    ],
)
def test_what_needs_no_edit_stays(source):
    check_noop(source)


def test_tensorflow_under_two_names_keeps_both():
    source = (
        'import tensorflow.python.platform\n'
        'import tensorflow as tf\n'
        'y = tf.pack(x)\n'
    )
    assert port_text(source, '0.5').text == (
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'y = tf.stack(x)\n'
    )
    text = port_text(
        HEAD + 'import tensorflow\nz = tensorflow.mul(a, b)\n', '0.5'
    )
    assert text.text.endswith('z = tensorflow.multiply(a, b)\n')


def test_import_of_what_stays_unported_is_kept():
    lines = (
        'from tensorflow.core.framework import variable_pb2\n'
        'from tensorflow.python.grappler import tf_optimizer\n'
    )
    source = HEAD + lines + 'variable_pb2.VariableDef()\ntf_optimizer.x()\n'
    text = port_text(source, '1.3').text
    assert all(line in text for line in lines.splitlines())


def test_imports_within_a_function_leave_the_module_whole():
    source = (
        '"""Doc."""\n'
        'from __future__ import print_function\n'
        'import os\n'
        'def f():\n'
        '    import tensorflow as tf\n'
        '    return tf.nn.rnn_cell.GRUCell(3), tf.pack([1])\n'
    )
    assert port_text(source, '0.8').text == (
        '"""Doc."""\n'
        'from __future__ import print_function\n'
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'import os\n'
        'def f():\n'
        '    import tensorflow.compat.v1 as tf\n'
        '    tf.disable_v2_behavior()\n'
        '    return r0_8.nn.rnn_cell.GRUCell(3), tf.stack([1])\n'
    )


def test_file_on_compat_v1_keeps_its_behaviour():
    source = 'import tensorflow.compat.v1 as tf\nx = tf.constant(1)\n'
    assert port_text(source, '1.15').text == source


def test_comment_behind_two_imports_is_no_place_for_a_call():
    source = 'import os; import tensorflow as tf  # both\nx = tf.pack([1])\n'
    text = port_text(source, '0.8').text
    assert text == (
        'import os; import tensorflow.compat.v1 as tf; '
        'tf.disable_v2_behavior()  # both\nx = tf.stack([1])\n'
    )


@pytest.mark.parametrize('between', ['', '\n', '\n# why\n'])
@pytest.mark.parametrize('end', ['', '\n', '\n\n'])
def test_file_whose_last_line_is_taken_out_ends_as_it_did(between, end):
    source = f'{HEAD}{between}from tensorflow.models.rnn import rnn{end}'
    ported = port_text(source, '0.8').text
    assert 'rnn' not in ported
    assert ported[len(ported.rstrip()) :] == end
