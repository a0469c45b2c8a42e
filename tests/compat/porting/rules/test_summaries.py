"""Summaries of 0.x are those of `tf.summary`."""

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
)


def test_summary_takes_the_tag_as_its_name():
    check_transformed(
        "s = tf.scalar_summary('loss', loss)\n",
        "s = tf.summary.scalar('loss', loss)\n",
    )
    check_noop("s = tf.summary.scalar('loss', loss)\n", '1.0')


def test_summary_of_0_in_a_program_of_1_is_ported():
    ported = port_text(HEAD + "tf.scalar_summary('a', x)\n", '1.0')
    assert "tf.summary.scalar('a', x)\n" in ported.text
    assert not findings(ported, 'check')


def test_several_tags_are_reported():
    ported = check_noop("s = tf.scalar_summary(['a', 'b'], x)\n")
    assert findings(ported, 'check') == ['summaries']
