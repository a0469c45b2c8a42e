"""What a port still needs of legacy_rnn."""

import pytest

from legacy_rnn.compat.porting import port_text

GONE = "today's TensorFlow has no such name"
HEAD = 'import tensorflow as tf\n'


def rows(source, release='0.8', style='full'):
    """Names and reasons, without what they have in common."""
    remains = port_text(source, release, style).remains
    return {
        item.name.removeprefix('legacy_rnn.compat.'): item.why
        for item in remains
    }


@pytest.mark.parametrize(
    ('source', 'names'),
    [
        (
            'from tensorflow.models.rnn import rnn_cell as c\nc.GRUCell(3)\n',
            ['r0_8.models.rnn.rnn_cell.GRUCell'],
        ),
        (
            HEAD + 'from tensorflow.models.rnn import rnn\nf(rnn)\n',
            ['r0_8.models.rnn.rnn'],
        ),
        (
            HEAD + 'c = tf.nn.rnn_cell.GRUCell\nd = c(3).output_size\n',
            ['r0_8.nn.rnn_cell.GRUCell'],
        ),
        (HEAD + 'x = tf.pack([1])\n', []),
        ('import numpy as np\n', []),
    ],
)
def test_names_are_those_that_are_used(source, names):
    assert rows(source) == dict.fromkeys(names, GONE)


def test_what_a_stop_leaves_alone_is_not_needed():
    source = (
        'import tensorflow.contrib.slim as slim\n'
        'slim.losses.no_such(slim.fully_connected(1, 3))\n'
    )
    used = 'slim.learning.train(1)\n'
    name = 'r1_15.contrib.slim.learning.train'
    assert rows(source + used, '1.15') == {name: GONE}


def test_name_that_works_otherwise_today_says_so():
    scope = "with tf.variable_scope('m', initializer=i):\n"
    found = rows(f"{HEAD}{scope}    v = tf.get_variable('v', [2])\n")
    assert found == {
        'r0_8.get_variable': "today's TensorFlow has it, with another "
        'meaning. Name the initializer: its default changed in 1.0.'
    }


def test_safe_port_needs_its_release():
    source = HEAD + 'from tensorflow.models.rnn import rnn\nrnn.rnn(c, x)\n'
    (name,) = rows(source, style='safe')
    assert name == 'r0_8'


def test_lines_are_those_of_the_port():
    source = HEAD + '\nc = tf.nn.rnn_cell.GRUCell(3)\n'
    (item,) = port_text(source, '0.8').remains
    assert item.line == 5
    (again,) = port_text(port_text(source, '0.8').text, '0.8').remains
    assert again == item


@pytest.mark.parametrize(
    ('source', 'why'),
    [
        (
            'from tensorflow.python.ops import rnn_cell\n'
            'c = rnn_cell.BasicLSTMCell(3)\n',
            'it was private to TensorFlow',
        ),
        (
            HEAD + 'if tf.__version__ < "1.4":\n    pass\n',
            'it is the version that',
        ),
    ],
)
def test_nothing_is_claimed_that_is_not_known(source, why):
    found = rows(source, '1.3')
    assert found and all(w.startswith(why) for w in found.values()), found


def test_pictures_of_scipy_are_told():
    taken = 'from scipy.misc import imread, imsave as save\n'
    why = 'SciPy 1.3 dropped it'
    assert rows(f'{HEAD}{taken}f(tf.add)\n') == {
        'scipy_misc.imread': why,
        'scipy_misc.imsave': why,
    }
    used = HEAD + 'import scipy.misc\nx = scipy.misc.imread(p)\nf(tf.add)\n'
    assert rows(used) == {'scipy_misc': why}


def test_mode_of_scipy_is_told():
    taken = 'from scipy.stats import mode\nx = mode(y)[0][0]\nf(tf.add)\n'
    why = 'SciPy 1.11 dropped texts'
    assert rows(f'{HEAD}{taken}') == {'scipy_stats.mode': why}


def test_round_of_python_2_is_told():
    taken = 'from legacy_rnn.compat.python2 import round\n'
    why = 'Python 3 rounds halves to the even number'
    assert rows(f'{HEAD}{taken}f(round(x))\n') == {'python2.round': why}
