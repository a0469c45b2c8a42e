"""Ports of gradients of embeddings that are clipped one by one."""

import pytest

from legacy_rnn.compat.porting.engine import port_text
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import tensorflow.compat.v1 as tf\n'
    'from legacy_rnn.compat import r1_4\n'
    'tf.disable_v2_behavior()\n'
)
LOOKUP = 'x = tf.nn.embedding_lookup(w, ids)\n'


@pytest.mark.parametrize(
    'clip',
    [
        'c = [({}.clip_by_norm(a, 5), b) for a, b in pairs]\n',
        'c = [{}.clip_by_value(t=a, clip_value_min=0, clip_value_max=1)\n'
        '     for a in tf.gradients(x, ws)]\n',
        'for i, (a, v) in enumerate(pairs):\n'
        '    pairs[i] = ({}.clip_by_norm(a, 5), v)\n',
        'c = [{}.clip_by_value(p[0], -1, 1) for p in pairs]\n',
        'c = list(map(lambda a: {}.clip_by_norm(a, 5), ws))\n',
        'def clip(gradient):\n    return {}.clip_by_value(gradient, -1, 1)\n',
    ],
)
def test_clipping_of_gradients_is_ours(clip):
    check_transformed(
        f'import tensorflow as tf\n{LOOKUP}{clip.format("tf")}',
        f'{HEAD}{LOOKUP}{clip.format("r1_4")}',
        '1.4',
        head=False,
    )


def test_by_norm_it_is_todays_since_1_13_and_by_value_since_1_14():
    source = (
        f'import tensorflow as tf\n{LOOKUP}'
        'c = [tf.clip_by_norm(g, 5) for g in tf.gradients(x, ws)]\n'
        'c = [tf.clip_by_value(g, -5, 5) for g in tf.gradients(x, ws)]\n'
    )
    by_release = {r: port_text(source, r).text for r in ('1.13', '1.14')}
    assert ' tf.clip_by_norm' in by_release['1.13'].replace('[', ' ')
    assert 'r1_13.clip_by_value' in by_release['1.13']
    assert 'r1_14' not in by_release['1.14']


@pytest.mark.parametrize(
    'source',
    [
        LOOKUP + 'y = tf.clip_by_value(tf.nn.softmax(x), 1e-10, 1)\n',
        LOOKUP + 'y = tf.clip_by_value(self.probabilities, 1e-10, 1)\n',
        LOOKUP + 'c = [v.assign(tf.clip_by_value(v, -1, 1)) for v in ws]\n',
        'c = [tf.clip_by_norm(g, 5) for g in tf.gradients(x, ws)]\n',
    ],
)
def test_clipping_of_what_is_no_row_is_todays(source):
    check_noop(source, '1.4')
