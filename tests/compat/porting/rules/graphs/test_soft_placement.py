"""Sessions of programs that ask for a GPU may do without."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project, facts
from tests.compat.porting.tools import check_noop, check_transformed

DEVICE = "with tf.device('/gpu:0'):\n    x = tf.constant(1.0)\n"
SOFT = 'allow_soft_placement=True'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('tf.Session()', f'tf.Session(config=tf.ConfigProto({SOFT}))'),
        (
            'tf.InteractiveSession(graph=g)',
            f'tf.InteractiveSession(graph=g, config=tf.ConfigProto({SOFT}))',
        ),
        (
            'tf.Session(config=tf.ConfigProto())',
            f'tf.Session(config=tf.ConfigProto({SOFT}))',
        ),
        (
            'tf.train.SingularMonitoredSession(checkpoint_dir=d)',
            'tf.train.SingularMonitoredSession('
            f'checkpoint_dir=d, config=tf.ConfigProto({SOFT}))',
        ),
        (
            'sv.managed_session()',
            f'sv.managed_session(config=tf.ConfigProto({SOFT}))',
        ),
        (
            'sv.prepare_or_wait_for_session(master)',
            'sv.prepare_or_wait_for_session('
            f'master, config=tf.ConfigProto({SOFT}))',
        ),
        (
            'tf.ConfigProto(log_device_placement=True)',
            f'tf.ConfigProto(log_device_placement=True, {SOFT})',
        ),
    ],
)
def test_sessions_place_elsewhere_what_asks_for_a_gpu(before, after):
    check_transformed(
        f'{DEVICE}s = {before}\n', f'{DEVICE}s = {after}\n', '1.4'
    )


def test_another_file_may_ask_for_it():
    asks = facts("import tensorflow as tf\na = tf.device('/gpu:%d' % 1)\n")
    project = Project(asks_gpu=asks.asks_gpu)
    source = 'import tensorflow as tf\ns = tf.Session()\n'
    assert SOFT in port_text(source, '1.4', project=project).text


@pytest.mark.parametrize(
    'source',
    [
        's = tf.Session()\n',
        "x = '/cpu:0'\ns = tf.Session()\n",
        f'{DEVICE}s = tf.Session("", g, config)\n',
        f'{DEVICE}s = tf.Session(**options)\n',
        f'{DEVICE}s = sv.managed_session(master, config)\n',
        f'{DEVICE}s = tf.ConfigProto(allow_soft_placement=False)\n',
    ],
)
def test_other_sessions_are_left_alone(source):
    check_noop(source, '1.4')
