"""Versions that a program compares as text."""

import pytest

from legacy_rnn.compat import dating

CHECK = (
    'import tensorflow as tf\n'
    "least = '{}'\n"
    'if tf.__version__ {} least:\n'
    '    {}\n'
)


def releases(*parts):
    found = dating.date_text(CHECK.format(*parts))
    return [str(r) for r in found.releases]


def test_text_is_less_from_1_10_on():
    found = releases('1.4.0', '<', 'raise OSError(least)')
    assert (found[0], found[-1]) == ('1.4', '1.9')


@pytest.mark.parametrize(
    'parts',
    [('1.4.0', '<', 'pass'), ('1.4.0', '>', 'raise OSError(least)')],
)
def test_other_checks_say_nothing(parts):
    assert '1.15' in releases(*parts)
