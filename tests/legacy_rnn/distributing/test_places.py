"""Which task of a cluster a process is, and what contradicts itself."""

import json

import pytest
from absl import flags as absl_flags

from legacy_rnn.distributing import places
from legacy_rnn.flags import label

HOSTS = ['--ps_hosts=a:1,b:1', '--worker_hosts=a:2,b:2,c:2']
CONFIG = {
    'cluster': {'chief': ['a:2'], 'ps': ['a:1'], 'worker': ['b:2', 'c:2']},
    'task': {'type': 'worker', 'index': 1},
}


def _find(*argv):
    flags = absl_flags.FlagValues()
    label.define(flags)
    flags(['label', *argv])
    return places.find(flags)


@pytest.fixture
def configured(monkeypatch):
    def configured(**changes):
        config = {**CONFIG, **changes}
        monkeypatch.setenv('TF_CONFIG', json.dumps(config))

    return configured


def test_without_flags_there_is_no_cluster():
    assert _find() is None


def test_worker_0_is_the_chief():
    by_name = _find('--job_name=chief', *HOSTS)
    place = _find('--job_name=worker', '--task_index=0', *HOSTS)
    assert place == by_name
    assert (place.kind, place.replica, place.name) == ('chief', 0, 'chief')


def test_task_has_its_address_and_device():
    place = _find('--job_name=worker', '--task_index=2', *HOSTS)
    assert (place.kind, place.replica) == ('worker', 2)
    assert place.address == 'c:2'
    assert place.device == '/job:worker/task:2'
    assert _find('--job_name=ps', '--task_index=1', *HOSTS).address == 'b:1'


def test_tf_config_says_the_same_as_the_flags(configured):
    configured()
    place = _find()
    assert (place.kind, place.job, place.index) == ('worker', 'worker', 1)
    assert place.replica == 2  # The chief computes the first slice.
    assert place.computing == ['a:2', 'b:2', 'c:2']
    configured(task={'type': 'chief', 'index': 0})
    assert _find('--sync', '--replicas_to_aggregate=3').replica == 0
    configured(task={'type': 'evaluator', 'index': 0})
    assert _find().kind == 'evaluator'


def test_flags_win_over_tf_config(configured):
    configured()
    assert _find('--job_name=ps', *HOSTS).address == 'a:1'


def test_tf_config_without_a_cluster_is_no_cluster(configured):
    configured(cluster={}, task={})
    assert _find() is None
    assert _find('--mode=predict') is None


@pytest.mark.parametrize(
    ('argv', 'message'),
    [
        (['--sync'], '--sync is for a task of a cluster'),
        (['--task_index=1'], '--task_index is for a task of a cluster'),
        (['--job_name=ps', HOSTS[1]], '--ps_hosts is missing'),
        (['--job_name=ps', HOSTS[0]], '--worker_hosts is missing'),
        (['--job_name=ps', '--task_index=2', *HOSTS], 'has 2 of ps: 0 to 1'),
        (
            ['--job_name=worker', '--task_index=3', *HOSTS],
            '--worker_hosts has 3 of worker: 0 to 2',
        ),
        (['--job_name=chief', '--task_index=1', *HOSTS], 'there is one chief'),
        (
            ['--job_name=ps', '--ps_hosts=a:1', '--worker_hosts=a:1'],
            'a:1 is the address of two tasks',
        ),
        (
            ['--job_name=ps', '--replicas_to_aggregate=1', *HOSTS],
            'is for --sync',
        ),
        (
            ['--job_name=ps', '--sync', '--replicas_to_aggregate=4', *HOSTS],
            'but there are 3 workers',
        ),
        (['--job_name=ps', '--mode=predict', *HOSTS], 'is for --mode=train'),
    ],
)
def test_contradictions_are_refused(argv, message):
    with pytest.raises(ValueError, match=message):
        _find(*argv)


@pytest.mark.parametrize(
    ('changes', 'message'),
    [
        ({'cluster': {'chief': ['a:2']}}, 'no valid|not a valid'),
        ({'cluster': {'worker': ['a:2', 'b:2']}}, 'one "chief" node'),
        (
            {
                'cluster': {'chief': ['a:2'], 'worker': ['b:2', 'c:2']},
            },
            'the cluster has no ps',
        ),
    ],
)
def test_wrong_tf_config_is_refused(configured, changes, message):
    configured(**changes)
    with pytest.raises(ValueError, match=message):
        _find()


def test_broken_tf_config_is_named(monkeypatch):
    monkeypatch.setenv('TF_CONFIG', '{cluster')
    with pytest.raises(ValueError, match='TF_CONFIG'):
        _find()
