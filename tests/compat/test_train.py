"""Checkpoints that real 0.12.1 wrote, restored into graphs of 1.15."""

import importlib
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops, train
from legacy_rnn.compat.namespace import namespaces

v1 = tf.compat.v1
GOLDEN = Path(__file__).parents[1] / 'golden' / 'checkpoints' / '0.12.1'


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def output(release, **options):
    """Last output of the recorded program, `[2, 3]`."""
    data = np.sin(np.arange(24)).reshape(2, 3, 4).astype('f')
    cell = cells.for_release(release).LSTMCell(
        4, num_proj=3, state_is_tuple=True, **options
    )
    outputs, _ = loops.for_release(release).dynamic_rnn(
        cell, tf.constant(data), dtype=tf.float32
    )
    return outputs


@pytest.mark.first(2)
@pytest.mark.parametrize('release', ['0.12', '1.0', '1.1', '1.2', '1.15'])
def test_outputs_are_those_of_the_old_release(release, capsys):
    outputs = output(release, use_peepholes=True)[:, -1]
    saver = train.Saver()
    with v1.Session() as session:
        saver.restore(session, str(GOLDEN / 'lstm_full.ckpt'))
        got = session.run(outputs)
    with np.load(GOLDEN / 'lstm_full.npz') as recorded:
        np.testing.assert_allclose(got, recorded['output'], atol=1e-6)
    said = capsys.readouterr().err
    assert ('by the names of' in said) == (release != '0.12')


def test_shards_are_joined_while_restoring():
    outputs = output('1.15')
    with v1.Session() as session:
        train.Saver().restore(session, str(GOLDEN / 'sharded.v1'))
        got = session.run(outputs)
    with np.load(GOLDEN / 'sharded.npz') as recorded:
        np.testing.assert_allclose(got, recorded['output'], atol=1e-6)


def test_variable_that_no_release_names_is_refused():
    output('1.15', use_peepholes=True)
    v1.get_variable('mine', [2])
    with v1.Session() as session, pytest.raises(ValueError, match='mine'):
        train.Saver().restore(session, str(GOLDEN / 'lstm_full.ckpt'))


@pytest.mark.parametrize('name', ['lstm_full.ckpt', 'no.ckpt'])
def test_program_may_catch_what_a_checkpoint_lacks(name):
    v1.get_variable('mine', [2])
    with v1.Session() as session, pytest.raises(v1.errors.NotFoundError):
        train.Saver().restore(session, str(GOLDEN / name))


def test_graph_tells_the_order_of_wrappers():
    shapes = {
        'RNN/InputProjectionWrapper/Linear/Bias': [3],
        'RNN/OutputProjectionWrapper/Linear/Bias': [2],
        'RNN/BasicRNNCell/Linear/Bias': [4],
    }
    outer = 'rnn/output_projection_wrapper'
    wanted = {
        f'{outer}/bias': [2],
        f'{outer}/input_projection_wrapper/bias': [3],
        f'{outer}/input_projection_wrapper/basic_rnn_cell/bias': [4],
    }
    plan = train.find_plan(shapes, wanted)
    assert {move.target for move in plan.moves} == set(wanted)


def test_graph_tells_whose_scope_it_is():
    shapes = {'model/RNN/BasicRNNCell/Linear/Bias': [4]}
    wanted = {'model/RNN/basic_rnn_cell/bias': [4]}
    plan = train.find_plan(shapes, wanted)
    assert {move.target for move in plan.moves} == set(wanted)


@pytest.mark.parametrize('name', ['v0', 'v1', 'r0_8', 'r1_0', 'r1_15'])
def test_savers_of_namespaces_restore_other_releases(name, capsys):
    old = importlib.import_module(f'legacy_rnn.compat.{name}')
    data = np.sin(np.arange(24)).reshape(2, 3, 4).astype('f')
    find = getattr(old.nn, 'rnn_cell', None) or old.contrib.rnn
    cell = find.LSTMCell(4, use_peepholes=True, num_proj=3)
    outputs, _ = old.nn.dynamic_rnn(
        cell, old.constant(data), dtype=old.float32
    )
    saver = old.train.Saver()
    assert isinstance(saver, old.train.Saver)
    with old.Session() as session:
        session.graph.finalize()
        saver.restore(session, str(GOLDEN / 'lstm_full.ckpt'))
        got = session.run(outputs)[:, -1]
    with np.load(GOLDEN / 'lstm_full.npz') as recorded:
        np.testing.assert_allclose(got, recorded['output'], atol=1e-6)
    said = capsys.readouterr().err
    own = name in ('v0', 'r0_8')
    assert said.count('by the names of') == (0 if own else 1)


@pytest.mark.parametrize('name', ['v0', 'v1', 'r0_8', 'r1_1'])
def test_savers_of_namespaces_restore_their_own(name, tmp_path, capsys):
    old = importlib.import_module(f'legacy_rnn.compat.{name}')
    with old.variable_scope('RNN/GRUCell'):
        mine = old.get_variable('Mine', [3])
    saver = old.train.Saver({'other/name': mine}, max_to_keep=2)
    with old.Session() as session:
        session.run(mine.initializer)
        before = session.run(mine)
        path = saver.save(session, str(tmp_path / 'model'), global_step=7)
        session.run(old.assign(mine, [0.0, 0.0, 0.0]))
        saver.restore(session, path)
        np.testing.assert_array_equal(session.run(mine), before)
    assert capsys.readouterr().err == ''


def test_saver_is_for_the_variables_of_its_time(tmp_path, capsys):
    first = v1.get_variable('first', [3])
    saver = train.Saver()
    later = v1.get_variable('later', initializer=[1.0, 2.0])
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        before = session.run(first)
        path = saver.save(session, str(tmp_path / 'model'))
        session.run([first.assign([0.0] * 3), later.assign([3.0, 4.0])])
        saver.restore(session, path)
        np.testing.assert_array_equal(session.run(first), before)
        assert list(session.run(later)) == [3.0, 4.0]
    assert capsys.readouterr().err == ''


def test_partitioned_weights_are_restored_part_by_part():
    split = v1.fixed_size_partitioner(2)
    with v1.variable_scope('', partitioner=split):
        outputs = output('1.15')
    names = [variable.op.name for variable in v1.global_variables()]
    assert 'rnn/lstm_cell/kernel/part_1' in names
    with v1.Session() as session:
        train.Saver().restore(session, str(GOLDEN / 'sharded.v1'))
        got = session.run(outputs)
    with np.load(GOLDEN / 'sharded.npz') as recorded:
        np.testing.assert_allclose(got, recorded['output'], atol=1e-6)


def test_variables_with_one_initial_value_get_their_own():
    shared = tf.zeros([4])

    def peephole(getter, name, *args, **options):
        if name.endswith('diag'):
            options.update(shape=None, initializer=shared)
        return getter(name, *args, **options)

    with v1.variable_scope('', custom_getter=peephole):
        outputs = output('1.15', use_peepholes=True)[:, -1]
    with v1.Session() as session:
        train.Saver().restore(session, str(GOLDEN / 'lstm_full.ckpt'))
        got = session.run(outputs)
    with np.load(GOLDEN / 'lstm_full.npz') as recorded:
        np.testing.assert_allclose(got, recorded['output'], atol=1e-6)


def test_checkpoint_that_is_not_there_is_no_other_release():
    output('1.15')
    with v1.Session() as session, pytest.raises(ValueError, match='valid'):
        train.Saver().restore(session, str(GOLDEN / 'nowhere'))


def test_checkpoint_without_a_name_of_its_own_is_restored(tmp_path):
    folder = tmp_path / 'folder'
    folder.mkdir()
    variable = v1.get_variable('mine', [2])
    saver = train.Saver()
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        wanted = session.run(variable)
        saver.save(session, f'{folder}/')
        session.run(variable.assign([3.0, 4.0]))
        saver.restore(session, f'{folder}/')
        np.testing.assert_array_equal(session.run(variable), wanted)


def test_shape_that_differs_is_named():
    shapes = {'RNN/GRUCell/Gates/Linear/Bias': [8]}
    told = v1.errors.InvalidArgumentError
    with pytest.raises(told, match='must have shape .12., got .8.'):
        train.find_plan(shapes, {'rnn/gru_cell/gates/bias': [12]})


@pytest.mark.parametrize('release, there', [('0.11', True), ('0.12', False)])
def test_the_checkpoint_is_a_file_of_its_name(release, there, tmp_path):
    old = namespaces.api(release)
    with tf.Graph().as_default(), old.Session() as session:
        variable = old.Variable(2.0, name='v')
        session.run(variable.initializer)
        path = old.train.Saver().save(session, str(tmp_path / 'm.ckpt'), 3)
        assert old.gfile.Exists(path) is there
        session.run(variable.assign(5.0))
        old.train.Saver().restore(session, path)
        assert session.run(variable) == 2.0
    assert old.train.latest_checkpoint(str(tmp_path)) == path


def test_variable_that_a_name_makes_trainable_is_restored(tmp_path):
    path = str(tmp_path / 'model')
    counter = v1.Variable(3, 'counter')
    saver = train.Saver()
    with v1.Session() as session:
        session.run(counter.initializer)
        saver.save(session, path, write_meta_graph=False)
        session.run(counter.assign(4))
        saver.restore(session, path)
        assert session.run(counter) == 3


@pytest.mark.parametrize('name', ['r0_12', 'r1_4', 'r1_6', 'r1_7'])
def test_a_list_may_hold_a_variable_twice_up_to_1_6(name):
    """As real 0.12.1 and 1.4.1 let it, and 1.8.0 did not."""
    tf_of_then = importlib.import_module(f'legacy_rnn.compat.{name}')
    with tf.Graph().as_default():
        step = tf_of_then.Variable(0, name='step')
        if name == 'r1_7':
            with pytest.raises(ValueError, match='same name: step'):
                tf_of_then.train.Saver([step, step])
        else:
            tf_of_then.train.Saver([step, step])
