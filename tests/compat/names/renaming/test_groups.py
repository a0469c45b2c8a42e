"""Groups of a GLSTMCell, which shared one kernel in 1.4."""

from legacy_rnn.compat import train
from legacy_rnn.compat.names import renaming

BIASES = {f'rnn/glstm_cell/bias_{gate}': [4] for gate in 'ijfo'}
SHARED = {
    'rnn/glstm_cell/group0/kernel': [2, 8],
    'rnn/glstm_cell/group0/kernel/Adam': [2, 8],
    **BIASES,
}
OWN = {
    **SHARED,
    'rnn/glstm_cell/group1/kernel': [2, 8],
    'rnn/glstm_cell/group1/kernel/Adam': [2, 8],
}


def moves(*arguments):
    plan = renaming.make_plan(*arguments)
    return {move.target: move.sources for move in plan.moves}, plan


def test_each_group_gets_the_kernel_that_all_shared():
    found, plan = moves(SHARED, '1.15')
    assert set(found) == set(OWN)
    shared = 'rnn/glstm_cell/group0/kernel'
    assert found['rnn/glstm_cell/group1/kernel'] == (shared,)
    assert found['rnn/glstm_cell/group1/kernel/Adam'] == (f'{shared}/Adam',)
    assert plan.renamed[shared] == [shared, 'rnn/glstm_cell/group1/kernel']


def test_kernels_of_groups_stay_where_each_has_one():
    found, plan = moves(OWN, '1.15')
    assert {name: (name,) for name in OWN} == found
    assert not plan.problems


def test_only_group_has_no_copies():
    shapes = {'rnn/glstm_cell/group0/kernel': [8, 16], **BIASES}
    assert set(moves(shapes, '1.15')[0]) == set(shapes)


def test_kernels_of_groups_have_no_place_in_1_4():
    _, plan = moves(OWN, '1.4')
    assert len(plan.problems) == 1
    assert 'share the kernel' in plan.problems[0]
    assert not moves(SHARED, '1.4')[1].problems


def test_graph_of_1_15_finds_the_kernels_of_all_groups():
    assert not set(OWN) - {
        m.target for m in train.find_plan(SHARED, OWN).moves
    }
