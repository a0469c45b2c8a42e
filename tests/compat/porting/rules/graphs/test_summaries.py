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


def test_several_tags_are_kept():
    ported = port_text(HEAD + "tf.scalar_summary(['a', 'b'], x)\n", '0.8')
    assert ported.text.endswith("\nr0_8.scalar_summary(['a', 'b'], x)\n")
    assert not findings(ported, 'check')


def test_summary_in_a_scope_keeps_its_tag():
    source = (
        'def f(x):\n    tf.scalar_summary("f", x)\n\n\n'
        'def g(x):\n    tf.scalar_summary("g", x)\n\n\n'
        'with tf.name_scope("a"):\n'
        '    f(x)\n'
        '    s = tf.histogram_summary("h", x)\n'
        'g(x)\n'
    )
    ported = port_text(HEAD + source, '0.8')
    assert ported.status == 'ported'
    assert '    r0_8.scalar_summary("f", x)\n' in ported.text
    assert '    s = r0_8.histogram_summary("h", x)\n' in ported.text
    assert '    tf.summary.scalar("g", x)\n' in ported.text
    assert port_text(ported.text, '0.8').text == ported.text
    mixed = port_text(HEAD + source, '1.0').text
    assert '    s = r0_12.histogram_summary("h", x)\n' in mixed
