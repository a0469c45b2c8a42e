"""Ports of Savers of lists in which a variable may stand twice."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests import forking
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

PROGRAM = (
    "step = tf.Variable(0, name='step')\n"
    'saver = tf.train.Saver({})\n'
    'print(len(saver.as_saver_def().save_tensor_name))\n'
)


def test_a_sum_of_lists_is_saved_once():
    ported = check_transformed(
        PROGRAM.format('tf.all_variables() + [step]'),
        PROGRAM.format('set(tf.global_variables() + [step])'),
        '0.12',
    )
    assert forking.code(ported.text).stdout


def test_the_list_may_have_its_name():
    check_transformed(
        'tf.train.Saver(max_to_keep=2, var_list=first + second)\n',
        'tf.train.Saver(max_to_keep=2, var_list=set(first + second))\n',
        '1.4',
    )


@pytest.mark.parametrize(
    ('before', 'name'),
    [
        ('kept = first + [step]\n', 'kept'),
        ('kept = tf.trainable_variables()\nkept += [step]\n', 'kept'),
        ('kept = []\nkept += first\nkept += second\n', 'kept'),
        ('kept = tf.local_variables()\nkept.append(step)\n', 'kept'),
        ('self.kept = first + [step]\n', 'self.kept'),
    ],
)
def test_a_name_may_stand_for_the_sum(before, name):
    check_transformed(
        f'{before}tf.train.Saver({name})\n',
        f'{before}tf.train.Saver(set({name}))\n',
        '1.4',
    )


def test_a_list_that_grew_is_saved_once():
    source = (
        "step = tf.Variable(0, name='step')\n"
        'kept = tf.trainable_variables()\n'
        'kept.append(step)\n'
        'print(len(tf.train.Saver(kept).as_saver_def().save_tensor_name))\n'
    )
    assert forking.code(port_text(HEAD + source, '1.4').text).stdout


@pytest.mark.parametrize(
    'source',
    [
        'tf.train.Saver(tf.trainable_variables())\n',
        'tf.train.Saver(max_to_keep=epochs + 1)\n',
        'tf.train.Saver()\n',
        'kept = []\nkept.append(first)\ntf.train.Saver(kept)\n',
        'kept = tf.trainable_variables()\ntf.train.Saver(kept)\n',
        'kept = first + second\nkept = {}\ntf.train.Saver(kept)\n',
        'kept = first + second\n'
        'kept = average.names()\ntf.train.Saver(kept)\n',
        'kept = first + second\n'
        'def f(kept):\n    return tf.train.Saver(kept)\n',
    ],
)
def test_other_savers_stay(source):
    check_noop(source, '1.4')


def test_later_savers_stay():
    check_noop('tf.train.Saver(first + second)\n', '1.7')
