"""Calls are bound by the release's own argument list."""

import pytest

from legacy_rnn.compat import history
from legacy_rnn.compat.binding import bind


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
