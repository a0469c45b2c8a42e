"""Results of loops that are asked for by name."""

import pytest

from tests.compat.porting.tools import check_noop, findings


@pytest.mark.parametrize(
    'name',
    [
        'rnn/transpose:0',
        'a/rnn/while/Exit_2:0',
        'RNN/transpose',
        'b/fw/fw/transpose:0',
    ],
)
def test_name_of_a_result_is_a_check(name):
    for release in ('1.4', '1.15'):
        ported = check_noop(f"y = session.run('{name}')\n", release)
        found = ['loop-names'] * (release == '1.15')
        assert findings(ported, 'check') == found


@pytest.mark.parametrize(
    'source',
    [
        "y = session.run('rnn/transpose_1:0')\n",
        "y = session.run('rnn/while/Exit_3:0')\n",
        "y = 'the name rnn/transpose:0'\n",
        "with tf.name_scope('rnn'):\n    x = tf.transpose(x)\n"
        "y = session.run('rnn/transpose:0')\n",
    ],
)
def test_other_names_are_left(source):
    assert check_noop(source, '1.15').status == 'ported'
