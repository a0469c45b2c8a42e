"""No recurrent part of a recorded release is without a record."""

import re

import pytest

from tests.golden import parts, record, replay

VERSIONS = sorted({version for version, _ in replay.recorded()})
# What is no name of the API, but a way in which its names work together.
WAYS = ['initial_values', 'dropout', 'sharing']


def test_the_releases_are_those_of_the_recipes():
    assert VERSIONS == sorted(
        ['0.12.1', '1.0.1', '1.1.0', '1.2.1']
        + ['1.4.1', '1.8.0', '1.12.3', '1.15.5']
    )


@pytest.mark.parametrize('version', VERSIONS)
def test_every_public_part_has_a_record(version):
    release = replay.short(version)
    wanted = {
        part: name
        for part, name in parts.of_release(release).items()
        if parts.needs_record(part, release)
    }
    have = {part for known, part in replay.recorded() if known == version}
    missing = sorted(wanted[part] for part in wanted.keys() - have)
    assert len(wanted) > 50
    assert not missing, f'add a recipe and record it under {version}'
    assert not set(WAYS) - have


# 0.12 refused what these two do at every step.
REFUSED = {
    ('0.12.1', 'grid_rnn.Grid1BasicLSTMCell'),
    ('0.12.1', 'grid_rnn.Grid1BasicRNNCell'),
}


@pytest.mark.parametrize('version', VERSIONS)
def test_every_record_shows_the_part_at_work(version):
    """Errors alone would prove nothing of what a part computes."""
    idle = [
        part
        for known, part in replay.recorded()
        if known == version
        and (version, part) not in REFUSED
        and all(case['error'] for case in record.load(version, part).values())
    ]
    assert not idle


def test_a_part_without_a_record_would_be_missed():
    assert parts.needs_record('GRUCell', '0.12')
    assert parts.needs_record('CudnnLSTM', '1.15')
    assert not parts.needs_record('CudnnLSTM', '1.4')
    found = parts.of_release('0.12')
    assert found['rnn'] == 'nn.rnn'
    assert found['legacy_seq2seq.rnn_decoder'] == 'nn.seq2seq.rnn_decoder'
    assert 'seq2seq.AttentionWrapper' not in found


def test_parts_without_a_record_have_none():
    """A reason that no longer holds must go."""
    for version, part in replay.recorded():
        assert parts.needs_record(part, replay.short(version)), part


# Wrappers and bases that make no variables, and the cells that have none.
WITHOUT_VARIABLES = {
    'CompiledWrapper',
    'DeviceWrapper',
    'DropoutWrapper',
    'FusedRNNCell',
    'LSTMBlockWrapper',
    'LayerRNNCell',
    'RNNCell',
    'ResidualWrapper',
}


@pytest.mark.parametrize('version', VERSIONS)
def test_initial_values_of_every_cell_are_recorded(version):
    release = replay.short(version)
    cells = {
        'ConvLSTMCell' if part.startswith('Conv') else part
        for part in parts.of_release(release)
        if re.fullmatch(r'\w+(Cell|CellV2|Wrapper)', part)
    }
    described = {
        name.split()[0] for name in record.load(version, 'initial_values')
    }
    assert cells - described == WITHOUT_VARIABLES & cells
