"""Labels and logits that tf_upgrade_v2 swapped are put right."""

import textwrap

from legacy_rnn.compat.porting import port_text


def port(before, release='1.15', project=None):
    """Ports a source; a second time nothing changes."""
    before = textwrap.dedent(before).lstrip('\n')
    ported = port_text(before, release, project=project)
    again = port_text(ported.text, release, project=project)
    assert again.text == ported.text
    return ported


OLD_HEAD = """
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        y = tf.compat.v1.placeholder(tf.float32, [4, 6])
        z = tf.pack([y, y])
"""


def test_losses_that_may_be_swapped_are_checked():
    call = 'labels=tf.stop_gradient(z[0]), logits=z[1]'
    name = 'softmax_cross_entropy_with_logits'
    ported = port(f'{OLD_HEAD}        tf.nn.{name}({call})\n', '0.12')
    assert ported.status == 'findings'
    assert call in ported.text
