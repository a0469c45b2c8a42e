"""Calls are bound by the release's own argument list."""

import inspect

import pytest

from legacy_rnn import compat
from legacy_rnn.compat import history
from legacy_rnn.compat.signatures import binding
from legacy_rnn.compat.signatures.binding import bind


def arguments(name, release):
    return history.find(name).arguments(release)


def test_position_means_what_the_release_meant():
    old = bind(arguments('concat', '0.8'), (1, ['a']), {})
    new = bind(arguments('concat', '1.0'), (['a'], 1), {})
    assert old == {'concat_dim': 1, 'values': ['a']}
    assert new == {'values': ['a'], 'axis': 1}


def test_values_not_given_are_not_bound():
    assert bind(arguments('reduce_sum', '0.8'), ('x',), {}) == {
        'input_tensor': 'x'
    }


def test_value_too_many_is_named():
    with pytest.raises(TypeError, match='at most 3 arguments'):
        bind(arguments('concat', '0.8'), (1, 2, 3, 4), {}, 'concat')


def test_missing_value_is_named():
    with pytest.raises(TypeError, match='concat misses values'):
        bind(arguments('concat', '0.8'), (1,), {}, 'concat')


def test_unknown_name_is_named():
    with pytest.raises(TypeError, match='no argument axis'):
        bind(arguments('concat', '0.8'), (1, 2), {'axis': 1}, 'concat')


def test_value_given_twice_is_named():
    with pytest.raises(TypeError, match='concat_dim twice'):
        bind(arguments('concat', '0.8'), (1, 2), {'concat_dim': 1})


def test_star_arguments_take_the_rest():
    group = arguments('group', '0.8')
    bound = bind(group, ('a', 'b'), {'name': 'g'})
    assert bound['*inputs'] == ('a', 'b')
    assert bound['name'] == 'g'


SHOWN = {
    ('0.8', 'concat'): "(concat_dim, values, name='concat')",
    ('0.12', 'nn.rnn_cell.BasicLSTMCell'): (
        '(num_units, forget_bias=1.0, input_size=None, state_is_tuple=True, '
        'activation=tanh)'
    ),
    ('1.4', 'contrib.rnn.BasicLSTMCell'): (
        '(num_units, forget_bias=1.0, state_is_tuple=True, activation=None, '
        'reuse=None)'
    ),
    ('1.15', 'nn.dynamic_rnn'): (
        '(cell, inputs, sequence_length=None, initial_state=None, dtype=None, '
        'parallel_iterations=None, swap_memory=False, time_major=False, '
        'scope=None)'
    ),
    ('1.15', 'contrib.legacy_seq2seq.rnn_decoder'): (
        '(decoder_inputs, initial_state, cell, loop_function=None, scope=None)'
    ),
}


@pytest.mark.parametrize(('release', 'name'), sorted(SHOWN))
def test_inspect_sees_the_argument_list_of_the_release(release, name):
    found = compat.api(release)
    for part in name.split('.'):
        found = getattr(found, part)
    assert str(inspect.signature(found)) == SHOWN[release, name]


def _basic_lstm(release):
    return compat.api(release).contrib.rnn.BasicLSTMCell


def test_a_constructor_is_asked_for_an_argument():
    kinds = {r: _basic_lstm(r) for r in ('1.0', '1.2', '1.15')}
    has = {
        release: 'reuse' in inspect.getfullargspec(kind.__init__).args
        for release, kind in kinds.items()
    }
    assert has == {'1.0': False, '1.2': True, '1.15': True}
    spec = inspect.getfullargspec(kinds['1.15'].__init__)
    assert spec.args[:2] == ['self', 'num_units']
    assert spec.varkw == 'kwargs'


def test_an_argument_list_that_python_cannot_write_is_not_shown():
    arguments = (
        history.Argument('first', 'None'),
        history.Argument('second', None),
    )
    assert not hasattr(binding.show(lambda: None, arguments), '__signature__')
    assert not hasattr(binding.show(lambda: None, None), '__signature__')
