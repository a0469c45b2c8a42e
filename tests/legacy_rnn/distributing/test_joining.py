"""What all tasks of a run must agree on, and going on after a loss."""

import types

import pytest
import tensorflow as tf

from legacy_rnn.distributing import joining, losses
from legacy_rnn.distributing.places import Place
from legacy_rnn.training.run_folder import Run
from legacy_rnn.training.settings import Settings

HOSTS = {'ps': ('a:1',), 'worker': ('a:2', 'b:2')}
PLACE = Place('worker', 'worker', 1, HOSTS, 1)
FLAGS = types.SimpleNamespace(sync=True, replicas_to_aggregate=None)


@pytest.fixture
def card():
    given = types.SimpleNamespace(
        run=Run('run', 'label'), settings=Settings('ocr'), data={}
    )
    return joining.make_card(given, FLAGS, PLACE)


def test_equal_tasks_agree(card):
    joining.check_card(card, 'label', FLAGS, PLACE)


@pytest.mark.parametrize(
    ('key', 'other', 'message'),
    [
        ('tensorflow', '2.9.1', r'has TensorFlow 2\..*the chief has 2\.9\.1'),
        ('version', '0.0.1', 'has legacy_rnn .* the chief has 0.0.1'),
        ('command', 'classify', 'has legacy-rnn label.* has classify'),
        ('workers', ['a:2'], '--worker_hosts=a:2,b:2, but the chief has a:2'),
        ('ps', ['c:1'], '--ps_hosts=a:1, but the chief has c:1'),
        ('sync', False, '--sync=True, but the chief has False'),
        ('needed', 1, '--replicas_to_aggregate=None, but the chief has 1'),
    ],
)
def test_other_tasks_are_refused(card, key, other, message):
    with pytest.raises(ValueError, match=f'^worker 1 .*{message}'):
        joining.check_card({**card, key: other}, 'label', FLAGS, PLACE)


def test_lost_server_is_tried_again(monkeypatch):
    monkeypatch.setattr(joining, '_PAUSE', 0)
    lost = iter([losses.NotReady, tf.errors.AbortedError(None, None, 'x')])
    cluster = joining.Cluster(None, PLACE, 60)

    def attempt():
        for error in lost:
            raise error
        return 'done'

    assert cluster.persist(attempt) == 'done'


def test_what_stays_lost_ends_in_one_line(monkeypatch):
    monkeypatch.setattr(joining, '_PAUSE', 0)

    def attempt():
        raise tf.errors.InternalError(None, None, 'no\nmore')

    with pytest.raises(
        losses.GoneError, match='worker 1 made no step .*: no$'
    ):
        joining.Cluster(None, PLACE, 0.01).persist(attempt)
