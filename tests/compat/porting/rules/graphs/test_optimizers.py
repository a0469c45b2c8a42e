"""Optimizers where rows of an embedding repeat."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project, facts
from tests.compat.porting.tools import HEAD, check_noop

LOOKUP = 'x = tf.nn.embedding_lookup(w, ids)\n'
ADAM = 'train = tf.train.AdamOptimizer(0.1).minimize(loss)\n'
SGD = 'train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)\n'
OWN = 'train = r0_8.train.AdamOptimizer(0.1).minimize(loss)'


def test_release_s_own_optimizer_takes_repeated_rows():
    ported = port_text(HEAD + LOOKUP + ADAM, '0.8')
    assert ported.text.splitlines()[-1] == OWN
    assert port_text(ported.text, '0.8').text == ported.text
    (finding,) = [f for f in ported.findings if f.rule == 'optimizers']
    assert finding.severity == 'changed' and finding.release == '1.0'


@pytest.mark.parametrize(
    ('other', 'found'),
    [
        (LOOKUP, {'rows'}),
        ('with tf.variable_scope("m", reuse=True):\n  x = M()\n', {'reuse'}),
        ('x = M(again)\nscope.reuse_variables()\n', {'reuse'}),
        ('with tf.variable_scope("m", reuse=None):\n  x = M()\n', set()),
    ],
)
def test_what_optimizers_met_otherwise_may_stand_in_another_file(other, found):
    fact = facts('import tensorflow as tf\n' + other)
    assert fact.optimized == found
    project = Project(optimized=fact.optimized)
    text = port_text(HEAD + ADAM, '0.8', project=project).text
    assert (text.splitlines()[-1] == OWN) == bool(found)


@pytest.mark.parametrize(
    ('more', 'release', 'expected'),
    [
        ('loss = tf.nn.l2_loss(w)\n', '0.8', 'r0_8.nn.embedding_lookup('),
        ('loss = tf.nn.l2_loss(w)\n', '1.4', 'tf.nn.embedding_lookup('),
        ('', '0.8', 'tf.nn.embedding_lookup('),
    ],
)
def test_rows_beside_a_decay_come_in_the_order_of_then(
    more, release, expected
):
    text = port_text(HEAD + LOOKUP + more + ADAM, release).text
    assert f'x = {expected}w, ids)' in text


def test_optimizer_stays_where_no_row_is_looked_up():
    check_noop(ADAM)


@pytest.mark.parametrize(
    'scope',
    [
        'scope.reuse_variables()',
        'x = tf.variable_scope("a", reuse=True)',
        'x = tf.variable_scope("a", reuse=True if again else None)',
    ],
)
def test_optimizer_is_made_where_a_scope_reuses_variables(scope):
    ported = port_text(f'{HEAD}{scope}\n{ADAM}', '0.8')
    assert ported.text.splitlines()[-1] == OWN
    assert port_text(ported.text, '0.8').text == ported.text
    check_noop(f'{scope}\n{ADAM}', '1.0')
    check_noop(f'{scope}\n{SGD}')
    never = scope.replace('True if again else ', '').replace('True', 'None')
    check_noop(never.replace('reuse_', '') + f'\n{ADAM}')


def test_optimizer_without_averages_stays():
    check_noop(LOOKUP + SGD)


def test_rows_are_added_up_since_1_0():
    check_noop(LOOKUP + ADAM, '1.0')


def test_averages_of_tensors_are_the_release_s_own():
    source = 'e = tf.train.ExponentialMovingAverage(0.5)\n'
    ported = port_text(f'{HEAD}{source}e.apply([mean, var])\n', '0.8')
    assert 'e = r0_8.train.ExponentialMovingAverage(0.5)\n' in ported.text
    assert port_text(ported.text, '0.8').text == ported.text
    check_noop(source + 'e.apply(tf.trainable_variables())\n')
    check_noop(source + 'e.apply([mean, var])\n', '1.0')
