"""Flags behave as each release's did."""

import argparse
import copy
import pickle

import pytest
from absl import flags as absl_flags

from legacy_rnn.compat.core import flags as old_flags
from legacy_rnn.compat.releases import Release


@pytest.fixture
def old(monkeypatch):
    monkeypatch.setattr('sys.argv', ['train.py', '--size=3', '--other=x'])
    flags = old_flags.make_flags.__wrapped__(Release('0.12'))
    flags.DEFINE_integer('size', 2, 'Units, 50% of them.')
    flags.DEFINE_string('log_dir', '/tmp', 'absl has this one.')
    flags.DEFINE_boolean('fast', True, 'Speed.')
    return flags


@pytest.fixture
def new(monkeypatch):
    monkeypatch.setattr('sys.argv', ['train.py', '--size=3'])
    flags = old_flags.make_flags.__wrapped__(Release('1.5'))
    flags.DEFINE_integer('size', 2, 'Units.')
    flags.DEFINE_string(
        flag_name='log_dir', default_value='/tmp', docstring='absl has it.'
    )
    return flags


def test_value_is_read_at_first_access(old):
    assert old.FLAGS.size == 3
    assert old.FLAGS.log_dir == '/tmp'


def test_unknown_flag_is_ignored_up_to_1_4(old):
    assert old.FLAGS._parse_flags() == ['--other=x']


def test_all_values_by_the_old_private_name(old):
    old.FLAGS._parse_flags()
    values = getattr(old.FLAGS, '__flags')
    assert values == {'size': 3, 'log_dir': '/tmp', 'fast': True}


@pytest.mark.parametrize(
    ('argument', 'value'),
    [('--fast', True), ('--fast=true', True), ('--fast=0', False),
     ('--nofast', False)],
)  # fmt: skip
def test_boolean_is_written_in_four_ways(old, monkeypatch, argument, value):
    monkeypatch.setattr('sys.argv', ['train.py', argument])
    assert old.FLAGS.fast is value


def test_value_can_be_set(old):
    old.FLAGS.size = 7
    assert old.FLAGS.size == 7


def test_unknown_attribute_is_an_attribute_error(old):
    with pytest.raises(AttributeError):
        old.FLAGS.nothing  # noqa: B018


def test_flag_defined_twice_is_argparse_s_error_up_to_1_4(old):
    with pytest.raises(argparse.ArgumentError):
        old.DEFINE_integer('size', 1, 'Again.')


def test_flag_defined_twice_is_absl_s_error_from_1_5(new):
    with pytest.raises(new.DuplicateFlagError):
        new.DEFINE_string('size', '', 'Again.')


def test_absl_s_own_flags_do_not_collide(new):
    assert new.FLAGS.size == 3
    assert new.FLAGS.log_dir == '/tmp'
    assert set(getattr(new.FLAGS, '__flags')) == {'size', 'log_dir'}


def test_unknown_flag_is_an_error_at_access_from_1_5(new, monkeypatch):
    monkeypatch.setattr('sys.argv', ['train.py', '--other=x'])
    with pytest.raises(new.Error):
        new.FLAGS.size  # noqa: B018


@pytest.mark.parametrize('release', ['1.5', '1.13', '1.14', '1.15'])
def test_flags_of_absl_itself_are_there_from_1_14(release, monkeypatch):
    values = absl_flags.FlagValues()
    monkeypatch.setattr(absl_flags, 'FLAGS', values)
    absl_flags.DEFINE_string('log_dir', '', 'Of absl.', flag_values=values)
    arguments = ['train.py', '--log_dir', 'runs', '--size=4']
    monkeypatch.setattr('sys.argv', arguments)
    flags = old_flags.make_flags.__wrapped__(Release(release))
    flags.DEFINE_integer('size', 2, 'Units.')
    if Release(release) < '1.14':
        with pytest.raises(flags.Error):
            flags.FLAGS.size  # noqa: B018
        return
    assert (flags.FLAGS.size, flags.FLAGS.log_dir) == (4, 'runs')


def test_unknown_flag_is_an_error_at_access_in_1_15(monkeypatch):
    monkeypatch.setattr(absl_flags, 'FLAGS', absl_flags.FlagValues())
    monkeypatch.setattr('sys.argv', ['train.py', '--other=x'])
    flags = old_flags.make_flags.__wrapped__(Release('1.15'))
    flags.DEFINE_integer('size', 2, 'Units.')
    with pytest.raises(flags.Error):
        flags.FLAGS.size  # noqa: B018


@pytest.mark.parametrize('release', ['0.5', '0.12', '1.4', '1.5', '1.15'])
def test_run_calls_main_and_ends(release, monkeypatch):
    monkeypatch.setattr('sys.argv', ['train.py', 'data.txt'])
    seen = []
    with pytest.raises(SystemExit):
        old_flags.make_run(Release(release))(main=seen.append)
    assert seen == [['train.py', 'data.txt']]


def test_run_reads_the_flags_of_absl_too_from_1_5(new, monkeypatch):
    values = absl_flags.FlagValues()
    monkeypatch.setattr(absl_flags, 'FLAGS', values)
    absl_flags.DEFINE_string('folder', '', 'Of absl.', flag_values=values)
    arguments = ['train.py', '--folder=here', '--size=4', 'data.txt']
    assert new.read(arguments) == ['data.txt']
    assert (values.folder, new.FLAGS.size) == ('here', 4)


@pytest.mark.parametrize('is_read', [False, True])
def test_flags_are_pickled_up_to_1_4(old, is_read):
    assert not is_read or old.FLAGS.size == 3
    values = pickle.loads(pickle.dumps(old.FLAGS))
    assert values.size == 3
    assert values.log_dir == '/tmp'
    assert copy.copy(old.FLAGS).size == 3
