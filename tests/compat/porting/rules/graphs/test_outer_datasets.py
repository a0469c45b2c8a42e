"""Data sets from outside an input function are iterated by ours."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop

HEAD = 'import tensorflow as tf\n'
OURS = {
    'an argument of the outer function': (
        'def make(data):\n    def read():\n'
        '        it = data.make_one_shot_iterator()\n'
        '        return it.get_next()\n    return read\n',
        'it = old_datasets.make_one_shot_iterator(data)',
    ),
    'made by the outer function': (
        'def make():\n    data = tf.data.Dataset.range(4)\n'
        '    return lambda: data.make_one_shot_iterator().get_next()\n',
        'lambda: old_datasets.make_one_shot_iterator(data).get_next()',
    ),
    'an attribute': (
        'class A:\n    def train_input(self):\n'
        '        return self.data.make_one_shot_iterator().get_next()\n',
        'return old_datasets.make_one_shot_iterator(self.data).get_next()',
    ),
}


@pytest.mark.parametrize(('source', 'line'), OURS.values(), ids=OURS)
def test_data_set_of_an_outer_function_is_iterated_by_ours(source, line):
    ported = port_text(HEAD + source, '1.8')
    assert line in ported.text
    assert port_text(ported.text, '1.8').text == ported.text


@pytest.mark.parametrize(
    'source',
    [
        'x = data.make_one_shot_iterator().get_next()\n',
        'def input_fn(data):\n    return data.make_one_shot_iterator()\n',
        'def input_fn():\n    data = f()\n'
        '    return data.make_one_shot_iterator()\n',
        'def main():\n    x = data.make_one_shot_iterator()\n',
    ],
)
def test_data_set_of_its_own_graph_stays(source):
    check_noop(source, '1.8')
