"""The history of the old API: complete, quick and lazy."""

import subprocess
import sys
import time

import pytest

from legacy_rnn.compat import history


def names_of(arguments):
    return [argument.name for argument in arguments]


def test_argument_lists_change_with_the_release():
    concat = history.find('concat')
    assert names_of(concat.arguments('0.8'))[:2] == ['concat_dim', 'values']
    assert names_of(concat.arguments('1.0'))[:2] == ['values', 'axis']


def test_default_is_source_text_and_none_if_required():
    required, default = history.find('pack').arguments('0.9')[:2]
    assert required.default is None
    assert (default.name, default.default) == ('name', "'pack'")


def test_symbol_knows_its_gaps():
    gru = history.find('nn.rnn_cell.GRUCell')
    assert gru.exists('0.12')
    assert not gru.exists('1.0')
    assert gru.exists('1.2')
    assert str(gru.first) == '0.6'
    assert str(gru.last) == '1.15'


def test_function_without_arguments_differs_from_unknown_arguments():
    assert history.find('initialize_all_variables').arguments('1.0') == ()
    assert history.find('float32').arguments('1.0') is None


def test_unknown_name_is_none():
    assert history.find('no.such.name') is None


def test_every_symbol_can_be_read():
    found = [history.find(name) for name in history.names()]
    assert len(found) == 9336
    assert all(symbol.releases for symbol in found)


@pytest.mark.parametrize('module', ['nn', 'models', 'models.rnn', ''])
def test_members_are_directly_below_a_module(module):
    members = history.members(module)
    assert members
    assert not any('.' in member for member in members)


def test_first_use_takes_milliseconds():
    code = (
        'import time; from legacy_rnn.compat import history; '
        't = time.process_time(); history.find("concat"); '
        'print(time.process_time() - t)'
    )
    seconds = min(
        float(subprocess.check_output([sys.executable, '-c', code]))
        for _ in range(3)
    )
    assert seconds < 0.05  # It takes 0.012 to 0.014.


def test_import_reads_nothing():
    code = (
        'import sys; from legacy_rnn.compat import history; '
        'print(history._tables.cache_info().currsize, '
        '"tensorflow" in sys.modules)'
    )
    out = subprocess.check_output([sys.executable, '-c', code], text=True)
    assert out.split() == ['0', 'False']


def test_thousand_lookups_are_quick():
    start = time.process_time()
    for name in history.names()[:1000]:
        history.find(name)
    assert time.process_time() - start < 0.2
