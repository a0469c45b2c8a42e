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
    'check',
    [
        "assert tf.__version__ >= '1.5'",
        "assert '1.5' <= tf.__version__, 'Need it or later'",
        "if '1.5' > tf.__version__:\n    raise OSError",
    ],
)
def test_asserted_text_and_its_turned_comparison_date(check):
    found = dating.date_text(f'import tensorflow as tf\n{check}\n').releases
    assert (str(found[0]), str(found[-1])) == ('1.5', '1.9')


@pytest.mark.parametrize(
    'parts',
    [('1.4.0', '<', 'pass'), ('1.4.0', '>', 'raise OSError(least)')],
)
def test_other_checks_say_nothing(parts):
    assert '1.15' in releases(*parts)


@pytest.mark.parametrize(
    'check',
    [
        "assert LooseVersion(tf.__version__) in [LooseVersion('1.4.0')]",
        "assert tf.__version__ == '1.4.1'",
        "if tf.__version__ != '1.4.0':\n    raise OSError",
        "if tf.__version__ not in ('1.4.0', '1.4.1'):\n    raise OSError",
    ],
)
def test_checks_of_one_version_name_the_release(check):
    found = dating.date_text(f'import tensorflow as tf\n{check}\n')
    assert [str(r) for r in found.releases] == ['1.4']


@pytest.mark.parametrize(
    'check',
    [
        "assert np.__version__ == '1.4.0'",
        "assert tf.__version__ <= '1.4.0'",
        "if tf.__version__ == '1.4.0':\n    raise OSError",
        "assert tf.__version__ == '2.4.0'",
    ],
)
def test_checks_of_other_versions_name_none(check):
    text = f'import numpy as np\nimport tensorflow as tf\n{check}\n'
    found = [str(r) for r in dating.date_text(text).releases]
    assert (found[0], found[-1]) == ('0.5', '1.15')
