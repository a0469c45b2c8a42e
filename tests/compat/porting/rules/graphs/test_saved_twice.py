"""Ports of Savers of lists in which a variable may stand twice."""

import pytest

from tests import forking
from tests.compat.porting.tools import check_noop, check_transformed

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
    'source',
    [
        'tf.train.Saver(tf.trainable_variables())\n',
        'tf.train.Saver(max_to_keep=epochs + 1)\n',
        'tf.train.Saver()\n',
    ],
)
def test_other_savers_stay(source):
    check_noop(source, '1.4')


def test_later_savers_stay():
    check_noop('tf.train.Saver(first + second)\n', '1.7')
