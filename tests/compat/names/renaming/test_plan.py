"""Names of real checkpoints, and hand-written corners."""

import itertools
import json
from pathlib import Path

import pytest

from legacy_rnn.compat.names import renaming
from legacy_rnn.compat.releases import Release

GOLDEN = Path(__file__).parents[3] / 'golden' / 'checkpoints'
# Two wrappers in one scope: names do not tell which is the outer one.
ORDER = ('InputProjectionWrapper', 'OutputProjectionWrapper')


def real():
    """Shapes by name, by case, by release: as real releases saved them."""
    return {
        path.stem: json.loads(path.read_text())
        for path in sorted(GOLDEN.glob('[01].*.json'))
    }


REAL = real()


def minor(version):
    return Release(version)


def planned(shapes, to, source=None, **options):
    """Plans with what names do not tell of the recorded programs."""
    scope = 'model/RNN'  # opened by the program itself
    own = 'model/softmax_w' not in shapes and any(
        name.startswith(scope) for name in shapes
    )
    renames = {scope: scope} if own else {}
    return renaming.make_plan(
        shapes, to, source, renames, order=ORDER, **options
    )


def targets(plan):
    return {move.target for move in plan.moves}


def moved_shapes(shapes, plan):
    """Shapes of the new variables."""
    new = {}
    for move in plan.moves:
        shape = list(shapes[move.sources[0]])
        if len(move.sources) > 1:
            shape[move.axis] = sum(shapes[s][move.axis] for s in move.sources)
        if move.piece:
            shape[move.cut] = move.piece[1] - move.piece[0]
        new[move.target] = shape
    return new


@pytest.mark.first(1)
@pytest.mark.parametrize('version', sorted(REAL))
def test_every_variable_of_a_real_release_is_accounted_for(version):
    for case, shapes in REAL[version].items():
        for to in ('0.12', '1.1', '1.15'):
            plan = planned(shapes, to)
            names = {*plan.renamed, *plan.kept, *plan.unknown}
            assert names == set(shapes), case
            assert not plan.problems, case
            assert not (plan.unknown and to == '1.15'), case


@pytest.mark.parametrize('version', sorted(REAL))
def test_release_is_among_those_that_fit(version):
    for case, shapes in REAL[version].items():
        reading = renaming.read(shapes)
        assert minor(version) in reading.releases, case


@pytest.mark.first(2)
@pytest.mark.parametrize(
    ('old', 'new'), sorted(itertools.permutations(REAL, 2))
)
def test_names_are_those_that_the_other_release_saves(old, new):
    compared = 0
    for case in (set(REAL[old]) & set(REAL[new])) - DIFFERENT:
        if case in BLOCK and new < '1':
            continue
        plan = planned(REAL[old][case], minor(new))
        assert not plan.unknown, case
        assert targets(plan) == set(REAL[new][case]), case
        compared += len(plan.moves)
    assert compared >= 227


@pytest.mark.parametrize('version', sorted(REAL))
def test_there_and_back_gives_the_same_names_and_shapes(version):
    for case, shapes in REAL[version].items():
        count = {'sharded': 2, 'shards3': 3}.get(case, 1)
        count = count if version < '1' else 1
        there = planned(shapes, '1.15', minor(version))
        new = moved_shapes(shapes, there)
        back = planned(new, minor(version), Release('1.15'), shards=count)
        if case in BLOCK and version < '1':
            continue
        assert moved_shapes(new, back) == {
            name: list(shape) for name, shape in shapes.items()
        }, case


# The program itself is another one in a later release.
DIFFERENT = {'sharded', 'shards3'}
# Block cells share the scope of plain ones from 1.0, and are taken for such.
BLOCK = {'lstm_block', 'lstm_block_peep'}


def test_shards_of_0_12_are_joined_along_rows():
    shapes = {'RNN/LSTMCell/W_0': [4, 8], 'RNN/LSTMCell/W_1': [3, 8]}
    shapes['RNN/LSTMCell/B'] = [8]
    plan = renaming.make_plan(shapes, '1.15')
    (kernel,) = [m for m in plan.moves if m.target.endswith('kernel')]
    assert kernel.sources == ('RNN/LSTMCell/W_0', 'RNN/LSTMCell/W_1')
    assert kernel.axis == 0


def test_shards_of_0_6_are_joined_along_columns():
    shapes = {'RNN/LSTMCell/W_0': [7, 4], 'RNN/LSTMCell/W_1': [7, 4]}
    shapes['RNN/LSTMCell/B'] = [8]
    plan = renaming.make_plan(shapes, '1.15')
    (kernel,) = [m for m in plan.moves if m.target.endswith('kernel')]
    assert kernel.axis == 1


def test_shards_of_columns_become_shards_of_rows():
    shapes = {'RNN/LSTMCell/W_0': [7, 4], 'RNN/LSTMCell/W_1': [7, 4]}
    shapes['RNN/LSTMCell/B'] = [8]
    plan = renaming.make_plan(shapes, '0.12', '0.6')
    weights = [m for m in plan.moves if '/W_' in m.target]
    assert [(m.axis, m.piece, m.cut) for m in weights] == [
        (1, (0, 4), 0),
        (1, (4, 7), 0),
    ]


def test_missing_shard_is_a_problem():
    shapes = {'RNN/LSTMCell/W_0': [4, 8], 'RNN/LSTMCell/W_2': [3, 8]}
    plan = renaming.make_plan(shapes, '1.15')
    assert 'missing' in plan.problems[0]


def test_order_of_two_wrappers_in_one_scope_is_not_guessed():
    shapes = {
        'RNN/InputProjectionWrapper/Linear/Matrix': [2, 3],
        'RNN/OutputProjectionWrapper/Linear/Matrix': [4, 2],
        'RNN/BasicRNNCell/Linear/Matrix': [7, 4],
    }
    assert 'outer' in renaming.make_plan(shapes, '1.15').problems[0]
    plan = renaming.make_plan(shapes, '1.15', order=ORDER[::-1])
    assert not plan.problems
    outer = 'rnn/output_projection_wrapper'
    assert targets(plan) == {
        f'{outer}/kernel',
        f'{outer}/input_projection_wrapper/kernel',
        f'{outer}/input_projection_wrapper/basic_rnn_cell/kernel',
    }


def test_scopes_of_the_user_stay():
    shapes = {
        'RNN/BasicRNNCell/Linear/Bias': [4],
        'decoder/softmax_w': [4, 2],
        'RNN/softmax_b': [2],
        'conv1/weights': [3, 3],
        'global_step': [],
    }
    plan = renaming.make_plan(shapes, '1.15')
    assert plan.renamed == {
        'RNN/BasicRNNCell/Linear/Bias': 'rnn/basic_rnn_cell/bias'
    }
    assert len(plan.kept) == 4


def test_map_keeps_a_scope_that_the_program_opened():
    shapes = {'model/RNN/MultiRNNCell/Cell0/LSTMCell/W_0': [3, 8]}
    plan = renaming.make_plan(
        shapes, '1.15', renames={'model/RNN': 'model/RNN'}
    )
    assert targets(plan) == {
        'model/RNN/multi_rnn_cell/cell_0/lstm_cell/kernel'
    }


def test_map_renames_one_variable_and_its_slots():
    shapes = {
        'RNN/GRUCell/Gates/Linear/Bias': [4],
        'w': [2, 2],
        'w/Adam': [2, 2],
        'w2': [2],
    }
    plan = renaming.make_plan(shapes, '1.15', renames={'w': 'a/b'})
    assert plan.renamed['w'] == 'a/b'
    assert plan.renamed['w/Adam'] == 'a/b/Adam'
    assert 'w2' in plan.kept


def test_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match='map must start'):
        renaming.make_plan({'w': [1]}, '1.15', renames={'x': 'y'})


@pytest.mark.parametrize(
    ('name', 'reason'),
    [
        ('RNN/GRUCell/Other', 'none of its'),
        ('RNN/MyCell/W', 'no cell that is known'),
        ('rnn/gru_cell/gates/kernel', 'is called as in 1.2'),
    ],
)
def test_unknown_variables_say_why(name, reason):
    shapes = {f'a/RNN/GRUCell/Gates/Linear/{n}': [4] for n in ('Bias',)}
    shapes |= {'b/RNN/GRUCell/Gates/Linear/Matrix': [3, 4], name: [4]}
    plan = renaming.make_plan(shapes, '1.15', '0.12')
    assert list(plan.unknown) == [name]
    assert reason in plan.unknown[name]


def test_two_names_that_become_one_are_a_problem():
    shapes = {
        'rnn/gru_cell/gates/bias': [4],
        'rnn/output_projection_wrapper/gru_cell/gates/bias': [4],
    }
    plan = renaming.make_plan(shapes, '1.1')
    assert 'would all become rnn/gru_cell/gates/biases' in plan.problems[0]


def test_slots_in_a_scope_follow_their_variable():
    shapes = {
        'model/RNN/GRUCell/Gates/Linear/Bias': [4],
        'model/model/RNN/GRUCell/Gates/Linear/Bias/Adam': [4],
        'model/beta1_power': [],
    }
    plan = renaming.make_plan(shapes, '1.15')
    assert targets(plan) == {
        'model/rnn/gru_cell/gates/bias',
        'model/model/rnn/gru_cell/gates/bias/Adam',
        'model/beta1_power',
    }


def test_checkpoint_of_no_recurrent_cell_is_all_unknown():
    plan = renaming.make_plan({'conv/weights': [3], 'step': []}, '1.15')
    assert set(plan.unknown) == {'conv/weights', 'step'}
    assert plan.reading.releases == ()


def test_cell_that_a_release_lacks_is_unknown():
    plan = renaming.make_plan({'rnn/nas_cell/kernel': [3, 8]}, '0.12')
    assert 'has no NASCell' in plan.unknown['rnn/nas_cell/kernel']
