"""Flags that a program pickles."""

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop

BEFORE = (
    'import pickle\n'
    'from six.moves import cPickle\n'
    'FLAGS = tf.app.flags.FLAGS\n'
    'with open("flags", "wb") as file:\n'
    '    pickle.dump(tf.app.flags.FLAGS, file, 2)\n'
    '    text = cPickle.dumps(obj=FLAGS)\n'
)


def test_values_of_flags_are_pickled_up_to_1_4():
    text = port_text('import tensorflow as tf\n' + BEFORE, '1.4').text
    values = 'SimpleNamespace(**{}.flag_values_dict())'.format
    assert f'pickle.dump({values("flags.FLAGS")}, file, 2)\n' in text
    assert f'cPickle.dumps(obj={values("FLAGS")})\n' in text
    assert text.count('from types import SimpleNamespace\n') == 1
    assert port_text(text, '1.4').text == text


def test_flags_of_1_5_and_other_values_are_left_alone():
    text = port_text('import tensorflow as tf\n' + BEFORE, '1.5').text
    assert 'SimpleNamespace' not in text
    check_noop('import pickle\npickle.dump(sizes, file)\n')
    check_noop('import pickle\nFLAGS = read()\ntext = pickle.dumps(FLAGS)\n')
