import pytest

from legacy_rnn.compat.dating import date_text, half_keras, old_keras, words

TF = 'import tensorflow as tf\n'


@pytest.mark.parametrize(
    'source',
    [
        'import keras\n',
        'import numpy, keras.backend as K\n',
        'from keras.models import Sequential\n',
        'def f():\n    from keras import layers\n',
        'print "Python 2"\nfrom keras.models import Sequential\n',
        TF + 'tf.keras.layers.LSTM(3)\n',
        TF + 'L = tf.keras.layers\nL.LSTM(3)\n',
        'from tensorflow.python.keras.layers.recurrent import LSTM\n',
        'import tensorflow.contrib.keras as kr\nkr.layers.LSTM(3)\n',
        'import tensorflow.compat.v1 as tf\ntf.keras.models.Sequential()\n',
    ],
)
def test_models_are_found(source):
    assert old_keras.are_in(source)


@pytest.mark.parametrize(
    'source',
    [
        TF + 'tf.nn.relu(x)  # as keras has it\n',
        TF + 'tf.nn.dynamic_rnn(tf.keras.layers.LSTMCell(3), x)\n',
        'from tensorflow import keras\nkeras.layers.GRUCell(3)\n',
        TF + 'tf.get_variable("w", initializer='
        'tf.keras.initializers.he_normal())\n',
        'import tensorflow.contrib.keras as kr\nkr.utils.to_categorical(x)\n',
        'from .keras import layers\n',
        'from keras_contrib.layers import CRF\n',
    ],
)
def test_what_needs_no_keras_is_none(source):
    assert not old_keras.are_in(source)


def test_programs_of_the_package_alone_are_told_so():
    assert words.verdict(date_text('import keras\n')).startswith(
        'imports Keras and no TensorFlow'
    )
    assert words.verdict(date_text('x = 1\n')) == 'imports no TensorFlow'


@pytest.mark.parametrize('space', ['', 'compat.v1.'])
def test_keras_of_tensorflow_2_is_todays(space):
    source = TF + f'tf.{space}keras.layers.LSTM(3)\nimport keras\n'
    assert (half_keras.LOST in half_keras.uses(source)) == bool(space)


@pytest.mark.parametrize(
    ('lines', 'counts'),
    [
        ('tf.compat.v1.nn.dynamic_rnn(tf.keras.layers.GRUCell(3), x)', True),
        ('tf.compat.v1.nn.dynamic_rnn(cell, x)', False),
        ('tf.keras.layers.RNN(tf.keras.layers.GRUCell(3))(x)', False),
    ],
)
def test_cells_of_todays_tf_count_where_an_old_loop_takes_them(lines, counts):
    source = f'import tensorflow as tf\n{lines}\n'
    assert (half_keras.LOST in half_keras.uses(source)) == counts


@pytest.mark.parametrize(
    ('line', 'counts'),
    [
        ('from tensorflow.compat.v2.keras.layers import Dense', True),
        ('import tensorflow.compat.v1.keras.backend as K', True),
        ('import tensorflow.compat.v2 as t2\nt2.keras.layers.Dense(3)', False),
        ('from tensorflow.compat.v2.nn import relu', False),
    ],
)
def test_modules_of_compat_keras_are_tf_keras_alone(line, counts):
    source = f'import tensorflow.compat.v1 as tf\n{line}  # keras\n'
    assert (half_keras.LOST in half_keras.uses(source)) == counts


@pytest.mark.parametrize('space', ['', 'compat.v1.'])
@pytest.mark.parametrize('name', ['regularizers.l2', 'constraints.NonNeg'])
def test_what_reads_variables_by_reference_is_keras_2_in_graphs(space, name):
    source = f'import tensorflow as tf\nl2 = tf.{space}keras.{name}()\n'
    assert not half_keras.need_keras_2(half_keras.uses(source))
    source += 'tf.compat.v1.disable_v2_behavior()\n'
    assert half_keras.need_keras_2(half_keras.uses(source))
