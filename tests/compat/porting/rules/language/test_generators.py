"""Generators that a StopIteration ended."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

BATCHES = """
def batches(rows):
    rows = iter(rows)
    while True:
        batch = [next(rows) for _ in range(2)]  # the rest is dropped
        yield batch
"""
GUARDED = """
def batches(rows):
    rows = iter(rows)
    while True:
        try:
            batch = [next(rows) for _ in range(2)]  # the rest is dropped
        except StopIteration:
            return
        yield batch
"""


def test_generator_ends_where_its_iterator_does():
    check_transformed(BATCHES, GUARDED)
    values = {}
    exec(GUARDED, values)
    assert list(values['batches']([1, 2, 3])) == [[1, 2]]


def test_raise_is_a_return():
    check_transformed(
        'def f():\n    yield 1\n    raise StopIteration()\n',
        'def f():\n    yield 1\n    return\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'def f(x):\n    return next(x)\n',
        'def f(x):\n    yield next(x, None)\n',
        'def f(x):\n    yield lambda: next(x)\n',
        'def f(x):\n    yield (next(x) for _ in x)\n',
        'def f(x):\n    try:\n        y = next(x)\n'
        '    except (StopIteration, KeyError):\n        y = 0\n    yield y\n',
        'class A:\n    def next(self):\n        raise StopIteration\n',
    ],
)
def test_others_stay(source):
    check_noop(source)
