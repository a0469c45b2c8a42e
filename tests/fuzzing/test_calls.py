"""Random calls through the porter; benchmarks/fuzz.py has more."""

import pytest

from legacy_rnn.compat import history, porting
from tests.fuzzing import call_cases


@pytest.mark.deep
def test_each_value_reaches_the_argument_that_it_was_for():
    numbers = range(9, 6700, 41)
    ends = dict(call_cases.run({'seed': 1}, numbers))
    assert list(ends) == list(numbers)
    faults = {n: end for n, end in ends.items() if ':' in end}
    assert not faults, f'python benchmarks/fuzz.py calls --only: {faults}'
    assert sum('bound' in end for end in ends.values()) > 40


def test_a_lost_and_a_misplaced_value_are_found():
    lost = call_cases.wrong({'x': 'v0', 'k': 'v1'}, {'x': 'v0'}, {})
    assert lost == 'k is lost'
    swapped = call_cases.wrong(
        {'x': 'v0', 'k': 'v1'}, {'x': 'v1', 'k': 'v0'}, {}
    )
    assert swapped == 'x went to k'
    there = {'axis': 'dim'}
    assert call_cases.wrong({'axis': 'v0'}, {'x': 'v0'}, there)


def test_names_of_nodes_reach_functions_that_took_one_argument_more():
    assert history.find('nn.top_k').arguments('1.15')[-1].name == 'name'
    source = (
        'import tensorflow as tf\n'
        "a = tf.nn.top_k(x, 3, True, 'best')\n"
        'b = tf.nn.top_k(x, 3, True)\n'
        "c = tf.numpy_function(f, [x], tf.float32, 'called')\n"
    )
    assert porting.port_text(source, '1.15').text.splitlines()[-3:] == [
        "a = tf.nn.top_k(x, 3, True, name='best')",
        'b = tf.nn.top_k(x, 3, True)',
        "c = tf.numpy_function(f, [x], tf.float32, name='called')",
    ]


def test_keywords_of_a_summary_may_stand_in_any_order():
    source = (
        "import tensorflow as tf\ns = tf.image_summary(tensor=x, tag='t')\n"
    )
    ported = porting.port_text(source, '0.6')
    assert ported.text.splitlines()[-1] == "s = tf.summary.image('t', x)"
