"""Programs that read all names of a module find them, looked up or not."""

import inspect

import pytest

from legacy_rnn.compat import r0_12, r1_1, r1_4
from tests import forking


@pytest.mark.parametrize('read', [lambda m: m.__dict__, vars])
def test_module_shows_its_names_to_programs(read):
    def classes(module):
        return {
            name
            for name, value in read(module).items()
            if inspect.isclass(value)
            and issubclass(value, r1_4.contrib.rnn.RNNCell)
        }

    # What the same lines find under a real 1.4.1.
    wanted = {'GRUCell', 'LSTMCell', 'NASCell', 'MultiRNNCell', 'GridLSTMCell'}
    assert wanted <= classes(r1_4.contrib.rnn)
    assert 'GRUCell' in classes(r1_4.python.ops.rnn_cell_impl)
    assert 'GRUCell' in r0_12.nn.rnn_cell.__dict__
    assert 'no_such_name' not in read(r1_4.nn)


def test_import_looks_nothing_up():
    code = (
        'import legacy_rnn.compat.r1_4 as tf\n'
        'from legacy_rnn.compat.namespace import namespaces\n'
        'print("nn" in namespaces.looked_up(tf))\n'
    )
    assert forking.code(code).stdout == 'False\n'


def test_layers_of_1_1_are_of_their_private_base():
    layers = r1_1.python.layers
    assert issubclass(layers.core.Dense, layers.base._Layer)
    assert not hasattr(r1_4.python.layers.base, '_Layer')
