"""Half-ported sources that hold names of releases which no other has."""

import pytest

from legacy_rnn.compat import dating
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

HEAD = "import tensorflow as tf\nx = tf.compat.v1.placeholder('float')\n"
OLD = 'from tensorflow.models.rnn import rnn\ny, state = rnn.rnn(cell, x)\n'
NEW = 'cell = tf.nn.rnn_cell.DropoutWrapper(cell, state_keep_prob=0.5)\n'


def test_import_of_a_module_goes_whose_uses_are_of_another_release():
    told = Project(fits_none=True)
    ported = port_text(HEAD + NEW + OLD, '1.15', project=told)
    assert ported.status == 'ported'
    assert 'tensorflow.models' not in ported.text
    assert 'y, state = r0_8.models.rnn.rnn.rnn(cell, x)\n' in ported.text


@pytest.mark.parametrize(
    ('more', 'release'),
    [
        ('z = tf.pack(tf.split(1, 5, x))\ntf.concat(1, z)\n', '0.8'),
        (f'{NEW}tf.squeeze(x, axis=0)\n', '1.15'),
    ],
)
def test_the_most_names_tell_what_it_was_before(more, release):
    init = 'tf.global_variables_initializer()\n'
    found = dating.date_text(HEAD + init + OLD + more)
    assert found.contradictions
    assert str(found.assumed) == release
