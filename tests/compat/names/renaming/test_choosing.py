"""What names leave open: told, taken from a graph, or reported."""

import pytest

from legacy_rnn.compat import train
from legacy_rnn.compat.names import renaming


def targets(*arguments, **options):
    plan = renaming.make_plan(*arguments, **options)
    return {move.target for move in plan.moves}, plan


BLOCK = {'rnn/lstm_cell/weights': [7, 16], 'rnn/lstm_cell/biases': [16]}


def test_block_cell_is_taken_for_a_plain_one_with_a_note():
    names, plan = targets(BLOCK, '0.12')
    assert names == {'RNN/LSTMCell/W_0', 'RNN/LSTMCell/B'}
    assert any('--cell=LSTMBlockCell' in note for note in plan.notes)


def test_cell_that_is_told_is_taken():
    names, plan = targets(BLOCK, '0.12', cell='LSTMBlockCell')
    assert names == {'RNN/LSTMBlockCell/W', 'RNN/LSTMBlockCell/b'}
    assert not any('--cell' in note for note in plan.notes)


def test_cell_that_names_do_not_allow_is_not_taken():
    names, _ = targets(
        {'rnn/gru_cell/gates/biases': [8]}, '0.12', cell='Wrong'
    )
    assert names == {'RNN/GRUCell/Gates/Linear/Bias'}


def test_graph_tells_which_cell_it_is():
    wanted = ('RNN/LSTMBlockCell/W', 'RNN/LSTMBlockCell/b')
    names, plan = targets(BLOCK, '0.12', wanted=wanted)
    assert names == set(wanted)
    assert not any('--cell' in note for note in plan.notes)


STACK = 'StackRNN/Layer1/BiRNN/FW/GRUCell/Gates/Linear/Bias'
STATIC = 'stack_bidirectional_rnn/cell_1/fw/gru_cell/gates/bias'
DYNAMIC = (
    'stack_bidirectional_rnn/cell_1/bidirectional_rnn/fw/gru_cell/gates/bias'
)


def test_stack_of_0_12_is_taken_for_a_dynamic_one_with_a_note():
    names, plan = targets({STACK: [8]}, '1.15')
    assert names == {DYNAMIC}
    assert any('--static_stacks=StackRNN' in note for note in plan.notes)


@pytest.mark.parametrize(
    'known', [{'static_stacks': ('StackRNN',)}, {'wanted': (STATIC,)}]
)
def test_stack_of_0_12_may_be_static(known):
    names, _ = targets({STACK: [8]}, '1.15', **known)
    assert names == {STATIC}


@pytest.mark.parametrize('name', [STATIC, DYNAMIC])
def test_stack_of_1_x_stays_what_it_is(name):
    told = {'static_stacks': (name.partition('/')[0],)}
    assert targets({name: [8]}, '1.15', **told)[0] == {name}
    assert targets({name: [8]}, '1.15')[0] == {name}


@pytest.mark.parametrize(
    ('shape', 'cell'),
    [([3, 4, 8], '1d'), ([3, 3, 4, 8], '2d'), ([3, 3, 3, 4, 8], '3d')],
)
def test_rank_tells_which_convolution_it_is(shape, cell):
    shapes = {'rnn/conv_lstm_cell/kernel': shape}
    shapes['rnn/conv_lstm_cell/biases'] = [8]
    names, _ = targets(shapes, '1.15', '1.4')
    assert f'rnn/conv_{cell}_lstm_cell/kernel' in names
    assert f'rnn/conv_{cell}_lstm_cell/biases' in names


def test_cell_of_the_program_keeps_its_scope_in_a_stack():
    name = 'RNN/MultiRNNCell/Cell0/mine/gate/Linear/Matrix'
    names, plan = targets({name: [7, 4]}, '1.15')
    assert names == {'rnn/multi_rnn_cell/cell_0/mine/gate/kernel'}
    assert not plan.unknown


def test_variable_of_the_programs_cell_in_a_stack_is_unknown():
    shapes = {
        'RNN/MultiRNNCell/Cell0/Mine/into': [3, 4],
        'RNN/MultiRNNCell/Cell1/GRUCell/Gates/Linear/Bias': [8],
    }
    _, plan = targets(shapes, '1.15')
    assert list(plan.unknown) == ['RNN/MultiRNNCell/Cell0/Mine/into']


def test_wrapper_around_a_cell_of_the_program_is_a_problem():
    shapes = {
        'RNN/OutputProjectionWrapper/Linear/Bias': [3],
        'RNN/mine/gate/Linear/Matrix': [7, 4],
    }
    _, plan = targets(shapes, '1.15')
    assert 'no cell that is known stands beside' in plan.problems[0]
    inner = 'rnn/output_projection_wrapper/mine/gate'
    names, plan = targets(
        shapes,
        '1.15',
        renames={
            'RNN/mine/gate/Linear/Matrix': f'{inner}/kernel',
        },
    )
    assert not plan.problems
    assert names == {
        'rnn/output_projection_wrapper/bias',
        f'{inner}/kernel',
    }


def test_cell_may_be_told_of_one_scope():
    shapes = {f'a/{name}': BLOCK[name] for name in BLOCK}
    shapes |= {f'b/{name}': BLOCK[name] for name in BLOCK}
    names, plan = targets(shapes, '0.12', cell={'b/rnn': 'LSTMBlockCell'})
    assert 'a/RNN/LSTMCell/W_0' in names
    assert 'b/RNN/LSTMBlockCell/W' in names
    (note,) = [note for note in plan.notes if '--cell' in note]
    assert note.startswith('LSTMCell or LSTMBlockCell')


PROJECTED = {
    'rnn/lstm_cell/kernel': [6, 20],
    'rnn/lstm_cell/kernel/Adam': [6, 20],
    'rnn/lstm_cell/bias': [20],
    'rnn/lstm_cell/projection/kernel': [5, 3],
}
SHARDED = {
    *(f'RNN/LSTMCell/W_{i}{slot}' for i in range(3) for slot in ('', '/Adam')),
    *(f'RNN/LSTMCell/W_P_{i}' for i in range(2)),
    'RNN/LSTMCell/B',
}


@pytest.mark.parametrize(
    'known',
    [
        {'shards': {'': 3, 'rnn/lstm_cell/projection': 2}},
        {'shards': {'rnn/lstm_cell': 3, 'rnn/lstm_cell/projection': 2}},
        {'wanted': SHARDED},
    ],
)
def test_weights_are_cut_into_the_shards_that_are_told_or_wanted(known):
    names, plan = targets(PROJECTED, '0.12', **known)
    assert names == SHARDED
    pieces = [m.piece for m in plan.moves if m.target.endswith('_1')]
    assert pieces == [(2, 4), (3, 5)]


def test_shards_of_another_scope_are_not_cut():
    shapes = {**PROJECTED, 'rnn/lstm/mine': [2]}
    names, _ = targets(shapes, '0.12', shards={'rnn/lstm': 3})
    assert 'RNN/LSTMCell/W_0' in names
    assert 'RNN/LSTMCell/W_1' not in names


@pytest.mark.parametrize(
    'known',
    [
        {'cell': {'no': 'LSTMBlockCell'}},
        {'static_stacks': ['no']},
        {'shards': {'rnn/lstm': 2}},
        {'linear': ['rnn/lstm']},
    ],
)
def test_scope_that_is_none_is_refused(known):
    with pytest.raises(ValueError, match=f'{[*known][0]} must name a scope'):
        targets(PROJECTED, '0.12', **known)


OWN = 'rnn/multi_rnn_cell/cell_0/mine/gate'
LINEAR = {
    f'{OWN}/weights': [7, 4],
    f'{OWN}/weights/Adam': [7, 4],
    f'{OWN}/biases': [4],
    'softmax/weights': [4, 2],
    'rnn/multi_rnn_cell/cell_1/gru_cell/gates/biases': [8],
}
OLD_OWN = 'RNN/MultiRNNCell/Cell0/mine/gate/Linear'
OLD_LINEAR = {
    f'{OLD_OWN}/Matrix',
    f'{OLD_OWN}/Matrix/Adam',
    f'{OLD_OWN}/Bias',
    'softmax/weights',
    'RNN/MultiRNNCell/Cell1/GRUCell/Gates/Linear/Bias',
}


def test_layers_of_a_programs_own_cell_are_not_guessed():
    _, plan = targets(LINEAR, '0.12')
    assert set(plan.unknown) == {name for name in LINEAR if OWN in name}


@pytest.mark.parametrize(
    'known', [{'linear': [OWN]}, {'linear': ['rnn']}, {'wanted': OLD_LINEAR}]
)
def test_layers_of_a_programs_own_cell_are_told_or_wanted(known):
    names, plan = targets(LINEAR, '0.12', **known)
    assert names == OLD_LINEAR
    assert not plan.unknown


def test_layers_of_a_programs_own_cell_go_from_1_1_to_1_2():
    names, _ = targets(LINEAR, '1.2', linear=[OWN])
    assert {f'{OWN}/kernel', f'{OWN}/kernel/Adam', f'{OWN}/bias'} < names


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('BiRNN/FW/mine/gate', 'bidirectional_rnn/fw/mine/gate'),
        ('a/RNN/Mine/gate', 'a/rnn/Mine/gate'),
        ('RNN/a/RNN/mine/gate', 'RNN/a/rnn/mine/gate'),
        (
            'StackRNN/Layer1/BiRNN/BW/mine/gate',
            'stack_bidirectional_rnn/cell_1/bidirectional_rnn/bw/mine/gate',
        ),
    ],
)
def test_programs_own_cell_stands_in_the_scope_of_its_loop(old, new):
    there, plan = targets({f'{old}/Linear/Matrix': [7, 4]}, '1.15')
    assert there == {f'{new}/kernel'}
    assert not plan.unknown
    shapes = {f'{new}/kernel': [7, 4]}
    back, plan = targets(shapes, '0.12', '1.15', linear=[new])
    assert back == {f'{old}/Linear/Matrix'}


def test_scopes_of_a_program_around_a_cell_stay_in_a_loop():
    name = 'RNN/Mine/GRUCell/Gates/Linear/Bias'
    assert targets({name: [8]}, '1.15')[0] == {'rnn/Mine/gru_cell/gates/bias'}
    told = targets({name: [8]}, '1.15', renames={'RNN': 'RNN'})
    assert told[0] == {'RNN/Mine/gru_cell/gates/bias'}


@pytest.mark.parametrize(
    ('name', 'release'),
    [
        ('bidirectional_rnn/fw/mine/gate/weights', '0.12'),
        ('bidirectional_rnn/fw/mine/gate/weights', '1.15'),
        ('rnn/mine/gate/weights', '1.15'),
    ],
)
def test_layer_in_a_loop_is_unknown_until_it_is_told(name, release):
    shapes = {name: [7, 4], 'rnn/gru_cell/gates/biases': [8]}
    _, plan = targets(shapes, release)
    assert list(plan.unknown) == [name]
    scope = name.removesuffix('/weights')
    assert not targets(shapes, release, linear=[scope])[1].unknown
    assert not targets(shapes, release, renames={name: 'mine'})[1].unknown


CONVOLUTION = {
    'rnn/conv_lstm_cell/kernel': [3, 3, 4, 8],
    'rnn/conv_lstm_cell/biases': [8],
}


def test_names_that_two_releases_mean_otherwise_are_noted():
    names, plan = targets(CONVOLUTION, '1.15')
    assert names == set(CONVOLUTION)
    (note,) = plan.notes
    assert 'rnn/conv_2d_lstm_cell/biases' in note
    assert '--from_release=1.4' in note
    names, plan = targets(CONVOLUTION, '1.15', '1.4')
    assert 'rnn/conv_2d_lstm_cell/kernel' in names
    assert not any('--from_release' in note for note in plan.notes)
    assert not targets(LINEAR, '1.15')[1].notes


def test_graph_tells_what_two_releases_mean_otherwise():
    wanted = {
        name.replace('conv_', 'conv_2d_'): shape
        for name, shape in CONVOLUTION.items()
    }
    plan = train.find_plan(CONVOLUTION, wanted, '1.15')
    assert {move.target for move in plan.moves} == set(wanted)
