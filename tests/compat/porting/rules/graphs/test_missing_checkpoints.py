"""Programs start anew where a checkpoint is not there."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

TRIED = 'try:\n    {}\nexcept {}:\n    session.run(init)\n'
RESTORE = 'saver.restore(session, path)'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('tf.errors.NotFoundError', '(tf.errors.NotFoundError, ValueError)'),
        (
            'tf.errors.OpError as error',
            '(tf.errors.OpError, ValueError) as error',
        ),
        (
            '(IOError, tf.errors.NotFoundError)',
            '(IOError, tf.errors.NotFoundError, ValueError)',
        ),
        (
            '(tf.errors.NotFoundError, tf.errors.OpError)',
            '(tf.errors.NotFoundError, tf.errors.OpError, ValueError)',
        ),
    ],
)
def test_missing_checkpoint_is_caught_as_it_is_raised_today(before, after):
    check_transformed(
        TRIED.format(RESTORE, before), TRIED.format(RESTORE, after)
    )


@pytest.mark.parametrize(
    ('body', 'error'),
    [
        ('session.run(x)', 'tf.errors.NotFoundError'),
        (RESTORE, 'tf.errors.OutOfRangeError'),
        (RESTORE, '(tf.errors.NotFoundError, ValueError)'),
        (RESTORE, 'Exception'),
        (RESTORE, 'tf.errors.NotFoundError:\n    pass\nexcept ValueError'),
        ('state.restore(other)', 'tf.errors.NotFoundError'),
    ],
)
def test_other_handlers_stay(body, error):
    check_noop(TRIED.format(body, error))


def test_program_goes_on_without_its_checkpoint(tmp_path):
    source = (
        HEAD + 'w = tf.Variable(2.0)\n'
        'saver = tf.train.Saver()\n'
        'with tf.Session() as session:\n'
        '    try:\n'
        f'        saver.restore(session, {str(tmp_path / "none")!r})\n'
        '    except tf.errors.NotFoundError:\n'
        '        session.run(tf.initialize_all_variables())\n'
        '    found = session.run(w)\n'
    )
    space = {}
    exec(port_text(source, '0.12').text, space)
    assert space['found'] == 2
