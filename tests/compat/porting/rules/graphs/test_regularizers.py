"""Regularizers that add to a collection are called once by a port."""

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import tensorflow as tf\n'
DECAY = (
    'def decay(x):\n'
    "    tf.add_to_collection('losses', x)\n"
    '    return tf.nn.l2_loss(x)\n'
)
USES = (
    'y = tf.layers.Dense(2, kernel_regularizer=decay)\n'
    "with tf.variable_scope('a', regularizer=decay):\n"
    '    pass\n'
)


def test_function_that_adds_to_a_collection_is_kept():
    check_transformed(
        HEAD + DECAY + USES.replace('layers.Dense', 'get_variable'),
        'import functools\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        + DECAY
        + USES.replace('layers.Dense', 'get_variable').replace(
            '=decay', '=functools.cache(decay)'
        ),
        '1.4',
        head=False,
    )


def test_function_that_only_gives_a_loss_stays():
    check_noop(
        'def decay(x):\n    return tf.nn.l2_loss(x)\n'
        "with tf.variable_scope('a', regularizer=decay):\n    pass\n",
        '1.4',
    )


def test_function_that_gives_nothing_stays():
    check_noop(
        "def decay(x):\n    tf.add_to_collection('losses', x)\n"
        "with tf.variable_scope('a', regularizer=decay):\n    pass\n",
        '1.4',
    )
