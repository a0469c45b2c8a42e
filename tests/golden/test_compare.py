"""A replay that differs from its record is told of, in each quantity."""

import numpy as np
import pytest

from tests.golden import compare


def _case(**changes):
    case = {
        'variables': [['cell/kernel', [3, 2], True], ['cell/bias', [2], True]],
        'facts': {'state_size': '2'},
        'error': None,
        'values': {
            'outputs.0': np.ones([2, 2], 'float32'),
            'state': np.array([[1.0, np.nan]], 'float32'),
            'ids': np.array([1, 2], 'int32'),
            'loss': np.array(3.0, 'float32'),
            'gradient of cell/bias': None,
        },
    }
    values = dict(case['values'], **changes.pop('values', {}))
    return dict(case, values=values, **changes)


def _differences(raises=None, **changes):
    measured = _case(**changes)
    measured['values'] = list(measured['values'].items())
    return compare.differences(_case(), measured, raises)


def test_equal_cases_have_no_differences():
    assert _differences() == {}


def test_rounding_is_no_difference():
    near = np.full([2, 2], 1 + 8e-6, 'float32')
    assert _differences(values={'outputs.0': near}) == {}


@pytest.mark.parametrize(
    ('label', 'value', 'quantity'),
    [
        ('outputs.0', np.full([2, 2], 1 + 2e-5, 'float32'), 'outputs'),
        ('outputs.0', np.ones([2, 2], 'float64'), 'outputs'),
        ('outputs.0', np.ones([1, 2], 'float32'), 'outputs'),
        ('outputs.1', np.ones([1], 'float32'), 'outputs'),
        ('state', np.array([[1.0, 1.0]], 'float32'), 'states'),
        ('state', np.array([[np.inf, np.nan]], 'float32'), 'states'),
        ('ids', np.array([1, 3], 'int32'), 'outputs'),
        ('loss', None, 'loss'),
        ('gradient of cell/bias', np.ones([2], 'float32'), 'gradients'),
    ],
)
def test_another_value_is_a_difference(label, value, quantity):
    assert list(_differences(values={label: value})) == [quantity]


@pytest.mark.parametrize(
    'variables',
    [
        [['cell/kernel', [3, 2], True]],
        [['cell/weights', [3, 2], True], ['cell/bias', [2], True]],
        [['cell/kernel', [2, 3], True], ['cell/bias', [2], True]],
        [['cell/kernel', [3, 2], False], ['cell/bias', [2], True]],
        [['cell/bias', [2], True], ['cell/kernel', [3, 2], True]],
    ],
)
def test_other_variables_are_a_difference(variables):
    assert list(_differences(variables=variables)) == ['names']


def test_another_structure_is_a_difference():
    assert 'state_size' in _differences(facts={'state_size': '3'})['names'][0]
    assert 'state_size' in _differences(facts={})['names'][0]


def test_an_error_of_one_side_alone_is_a_difference():
    assert 'names' in _differences(error=['ValueError', 'reuse'])


def test_errors_must_say_the_same():
    old = _case(error=['ValueError', 'Attempt to reuse the cell'])
    for new, same in [
        (['ValueError', 'a cell cannot be put to reuse here'], True),
        (['TypeError', 'Attempt to reuse the cell'], False),
        (['ValueError', 'no'], False),
    ]:
        measured = _case(error=new)
        measured['values'] = []
        found = compare.differences(old, measured, 'reuse')
        assert (found == {}) is same


def test_statistics_of_initial_values_have_a_wider_tolerance():
    recorded = {'initial w': np.array([-1, 1, 0, 0.58, 900], 'float32')}
    near = np.array([-0.97, 0.98, 0.01, 0.57, 900], 'float32')
    far = np.array([-0.8, 0.8, 0.0, 0.47, 900], 'float32')
    old = _case(values=recorded)
    for new, quantities in [(near, []), (far, ['names'])]:
        measured = _case(values={'initial w': new})
        measured['values'] = list(measured['values'].items())
        found = compare.differences(old, measured)
        assert list(found) == quantities


def test_renamed_variables_may_be_all_that_differs():
    variables = [['new/w', [3, 2], True], ['new/b', [2], True]]
    renamed = _case(variables=variables, values={'gradient of new/b': None})
    del renamed['values']['gradient of cell/bias']
    assert compare.differences(_case(), renamed)
    assert compare.are_renamed(_case(), renamed)
    for changes in (
        {'variables': variables[:1]},
        {'facts': {}},
        {'values': {**renamed['values'], 'loss': np.array(4.0, 'float32')}},
    ):
        assert not compare.are_renamed(_case(), {**renamed, **changes})
