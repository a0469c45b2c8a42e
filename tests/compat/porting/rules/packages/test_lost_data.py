"""Data that nobody ships today are checked."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, findings

SETS = 'x = tf.contrib.learn.datasets.'


@pytest.mark.parametrize(
    'call',
    ['load_boston()', "load_dataset('boston')", "load_dataset(name='boston')"],
)
def test_houses_without_a_file_are_checked(call):
    ported = port_text(f'{HEAD}{SETS}{call}\n', '1.4')
    assert findings(ported, 'check') == ['lost-data']


@pytest.mark.parametrize(
    'call', ['load_boston(path)', "load_dataset('iris')", 'load_dataset(name)']
)
def test_other_sets_are_not_checked(call):
    ported = port_text(f'{HEAD}{SETS}{call}\n', '1.4')
    assert ported.status == 'ported'
