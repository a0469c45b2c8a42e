"""Which processes make up a cluster, and how each is told its task."""

import json

import pytest

from legacy_rnn.distributing import plans

PS, WORKERS = ['h:1'], ['h:2', 'h:3']


def test_own_commands_get_flags():
    tasks = plans.tasks(['label', '--epochs=2'], PS, WORKERS, True)
    assert [t.name for t in tasks] == [
        'ps 0',
        'chief',
        'worker 1',
        'evaluator',
    ]
    assert tasks[2].arguments == (
        'label',
        '--epochs=2',
        '--job_name=worker',
        '--task_index=1',
        '--ps_hosts=h:1',
        '--worker_hosts=h:2,h:3',
    )
    assert tasks[0].line.startswith('legacy-rnn label --epochs=2 --job_name=')


def test_script_gets_the_flags_that_it_has(tmp_path):
    script = tmp_path / 'train.py'
    script.write_text(
        "tf.app.flags.DEFINE_string('job_name', '', '')\n"
        "tf.app.flags.DEFINE_integer('task_id', 0, '')\n"
    )
    arguments = ['run', str(script), '--steps=9']
    worker = plans.tasks(arguments, PS, WORKERS)[2]
    assert worker.arguments == (
        *arguments,
        '--job_name=worker',
        '--task_id=1',
    )
    assert not worker.environment


def test_estimators_get_tf_config(tmp_path):
    script = tmp_path / 'train.py'
    script.write_text('tf.estimator.train_and_evaluate(e, t, v)\n')
    tasks = plans.tasks(['run', str(script)], PS, WORKERS, True)
    configs = [json.loads(t.environment['TF_CONFIG']) for t in tasks]
    cluster = {'chief': ['h:2'], 'ps': ['h:1'], 'worker': ['h:3']}
    assert all(c['cluster'] == cluster for c in configs)
    assert [c['task'] for c in configs] == [
        {'type': 'ps', 'index': 0},
        {'type': 'chief', 'index': 0},
        {'type': 'worker', 'index': 0},
        {'type': 'evaluator', 'index': 0},
    ]
    assert tasks[0].line.startswith("TF_CONFIG='{")


def test_what_is_no_program_for_a_cluster_is_refused(tmp_path):
    script = tmp_path / 'train.py'
    script.write_text('print(1)\n')
    with pytest.raises(ValueError, match='no flag such as --job_name'):
        plans.tasks(['run', str(script)], PS, WORKERS)
    with pytest.raises(ValueError, match='no script found'):
        plans.tasks(['run', 'missing.py'], PS, WORKERS)
    with pytest.raises(ValueError, match="after --, got 'date'"):
        plans.tasks(['date', str(script)], PS, WORKERS)


def test_hosts_are_those_of_the_servers_then_of_the_workers():
    text = 'a  # the big one\nb\n\nc:99\n'
    assert plans.read_hosts(text, 1, 2) == (['a:2222'], ['b:2222', 'c:99'])


def test_workers_hosts_serve_where_there_are_no_others():
    ps, workers = plans.read_hosts('a\nb\n', 1, 2, 7000)
    assert (ps, workers) == (['a:7000'], ['a:7001', 'b:7000'])


@pytest.mark.parametrize('text', ['', 'a\n', 'a\nb\nc\nd\n'])
def test_wrong_number_of_hosts_is_refused(text):
    with pytest.raises(ValueError, match='expected 3 hosts'):
        plans.read_hosts(text, 1, 2)


def test_free_addresses_differ():
    assert len(set(plans.free_addresses(5))) == 5
    assert plans.free_addresses(2, 80) == ['127.0.0.1:80', '127.0.0.1:81']
