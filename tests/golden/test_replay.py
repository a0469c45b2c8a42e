"""Every record of an old release, computed again on today's TensorFlow.

One test is one case of one part in one release:

    pytest tests/golden/test_replay.py -k 'GRUCell and 0.12'

All of them together write the table of the documents:

    pytest tests/golden/test_replay.py --table=docs/goldens.md
"""

import pytest
import tensorflow as tf

from tests.golden import replay

# One gradient of 132 is off by 2.1e-6 on TensorFlow 2.16, within 1e-6 on 2.21.
ROUNDED_OTHERWISE = pytest.mark.xfail(
    tf.__version__.startswith('2.16.'),
    reason='the kernels of TensorFlow 2.16 round one gradient otherwise',
)


REPEATS = replay.repeats()


def _parameters(version, part, case):
    marks = []
    if (version, part, case.name) in REPEATS.around:
        marks.append(pytest.mark.rare)
    elif (version, part, case.name) in REPEATS.before | REPEATS.beyond:
        marks.append(pytest.mark.deep)
    rounded = (part, case.name) == ('dropout', 'static state')
    return pytest.param(
        version,
        part,
        case,
        id='-'.join([version, part, case.name]),
        marks=marks + [ROUNDED_OTHERWISE] * rounded,
    )


CASES = [_parameters(*case) for case in replay.cases()]


@pytest.mark.parametrize(('version', 'part', 'case'), CASES)
def test_case_measures_what_the_release_measured(
    version, part, case, outcomes, is_short, is_named
):
    """Gradients once for each record, unless this file is named alone."""
    key = version, part, case.name
    repeats = is_short or key in REPEATS.before
    gradients = is_named or not repeats or key in REPEATS.differentiated
    outcome = replay.replay(version, part, case, gradients)
    outcomes.append(outcome)
    found = outcome.found
    sentences = [line for lines in found.values() for line in lines]
    assert not found, (
        f'{case!r} under {version}:\n  '
        + '\n  '.join(sentences)
        + f'\nThe record is made by `python tests/golden/make.py {part}`, '
        f'run by the Python of TensorFlow {version}.'
    )


def test_what_repeats_the_release_before_is_left_out_of_short_runs():
    """A GRUCell renamed its variables in 1.0, and again in 1.2."""
    versions = {v for v, part, _ in replay.cases() if part == 'GRUCell'}
    plain = [(v, 'GRUCell', 'plain') for v in versions]
    kept = {case[0] for case in plain if case not in REPEATS.before}
    assert kept == {'0.12.1', '1.0.1', '1.2.1'}


def test_short_runs_replay_the_last_of_many():
    cases = [key for key in replay.cases() if key[:2] == ('0.12.1', 'rnn')]
    names = [case.name for *_, case in cases]
    left = [n for n in names if ('0.12.1', 'rnn', n) not in REPEATS.beyond]
    assert left == names[-1:] != names


def test_short_runs_compare_gradients_of_one_case_of_each_part():
    told = [key[1] for key in REPEATS.differentiated]
    assert len(told) == len(set(told))
    without = {part for _, part in replay.recorded()} - set(told)
    assert without == set()


def test_between_two_releases_of_one_record_it_is_seldom_replayed():
    versions = [v for v, part, _ in replay.cases() if part == 'GRUCell']
    around = {v for v in versions if (v, 'GRUCell', 'plain') in REPEATS.around}
    assert around == {'1.4.1', '1.8.0', '1.12.3'}
