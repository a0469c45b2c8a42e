"""Random sources through `date` and `port`; benchmarks/fuzz.py has more."""

import pathlib

import pytest

from tests.fuzzing import compilers, source_cases

PUBLIC = pathlib.Path(__file__).parents[2] / 'examples'
SEED = 20261126


@pytest.fixture
def settings():
    return {'seed': SEED, 'public': PUBLIC, 'compile': False}


@pytest.mark.deep
@pytest.mark.parametrize(
    'start',
    [0, *(pytest.param(n, marks=pytest.mark.rare) for n in (50, 100))],
)
def test_nothing_is_lost_and_nothing_raised(settings, start):
    numbers = range(start, start + 50)
    ends = dict(source_cases.run(settings, numbers))
    assert list(ends) == list(numbers)
    faults = {n: end for n, end in ends.items() if ':' in end}
    assert not faults, f'python benchmarks/fuzz.py sources --only: {faults}'
    assert len(set(ends.values())) > 2


def test_cases_follow_from_seed_and_number():
    one, two = (source_cases.sources.Sources(5, PUBLIC) for _ in range(2))
    assert [one[n] for n in range(20)] == [two[n] for n in range(20)]
    other = source_cases.sources.Sources(6, PUBLIC)
    assert one[0] != other[0]


def test_other_pythons_say_what_they_compile():
    found = compilers.installed(['3.10', '3.11', '3.12', '3.13'])
    for python in list(found.values())[:1]:
        compiler = compilers.Compiler(python)
        assert compiler.error(b'x = 1\n') == ''
        assert 'SyntaxError' in compiler.error(b'print 1\n')
        assert compiler.error(b'x = 2\n') == ''
        compiler.close()
