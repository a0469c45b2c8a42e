"""Ports of global norms of gradients that are sparse and dense at once."""

import pytest

from legacy_rnn.compat.porting.engine import port_text
from legacy_rnn.compat.porting.project import Project, facts
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import tensorflow.compat.v1 as tf\n'
    'from legacy_rnn.compat import r1_4\n'
    'tf.disable_v2_behavior()\n'
)
LOOKUP = 'x = tf.nn.embedding_lookup(w, ids)\n'
CLIP = 'g, n = {}.clip_by_global_norm(g, 5)\nm = {}.global_norm(g)\n'


@pytest.mark.parametrize(
    'whole',
    [
        'loss += tf.nn.l2_loss(w)\n',
        'y = tf.matmul(x, w, transpose_b=True)\n',
        'y = tf.matmul(x, tf.transpose(w))\n',
    ],
)
def test_norms_of_what_is_looked_up_and_whole_are_ours(whole):
    check_transformed(
        f'import tensorflow as tf\n{LOOKUP}{whole}{CLIP.format("tf", "tf")}',
        f'{HEAD}{LOOKUP}{whole}{CLIP.format("r1_4", "r1_4")}',
        '1.4',
        head=False,
    )


def test_another_file_may_look_up():
    told = facts('import tensorflow as tf\n' + LOOKUP).optimized
    source = 'loss += tf.nn.l2_loss(w)\n' + CLIP
    ported = port_text(
        'import tensorflow as tf\n' + source.format('tf', 'tf'),
        '1.4',
        project=Project(optimized=told),
    )
    assert ported.text == HEAD + source.format('r1_4', 'r1_4')


@pytest.mark.parametrize(
    'rest', [LOOKUP, 'loss += tf.nn.l2_loss(w)\n', '', 'y = tf.transpose(x)\n']
)
def test_norms_of_gradients_of_one_kind_are_todays(rest):
    check_noop(rest + CLIP.format('tf', 'tf'), '1.4')


def test_norms_of_1_15_are_todays():
    source = LOOKUP + 'loss += tf.nn.l2_loss(w)\n' + CLIP.format('tf', 'tf')
    check_noop(source, '1.15')
