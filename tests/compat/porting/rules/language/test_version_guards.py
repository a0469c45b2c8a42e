"""What refuses today's Python is taken out."""

import pytest

from legacy_rnn.compat.sources.python2 import dialect
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import sys\n'
GUARDS = [
    'if sys.version_info[0] != 2:\n    raise Exception("use Python 2")\n',
    'if sys.version_info.major > 2:\n    print("2!")\n    sys.exit(1)\n',
    'if sys.version_info >= (3, 0):\n    sys.stdout.write("2")\n    exit()\n',
    'assert sys.version_info[:2] == (2, 7)\n',
    "assert sys.version[0] == '2', 'use Python 2'\n",
]


@pytest.mark.parametrize('guard', GUARDS)
def test_guard_of_python_2_goes_and_tells_it(guard):
    assert dialect.of_text(HEAD + guard) == 2
    check_transformed(HEAD + guard + 'x = 3\n', HEAD + 'x = 3\n', head=False)


def test_guard_of_a_python_3_of_then_goes():
    guard = 'assert sys.version_info < (3, 7)\n'
    assert dialect.of_text(HEAD + guard) is None
    check_transformed(HEAD + guard + 'x = 3\n', HEAD + 'x = 3\n', head=False)
    inner = f'def f():\n    {guard}'
    check_transformed(HEAD + inner, f'{HEAD}def f():\n    pass\n', head=False)


@pytest.mark.parametrize(
    'source',
    [
        'if sys.version_info[0] < 3:\n    raise Exception("use Python 3")\n',
        'assert sys.version_info >= (3, 5)\n',
        'if sys.version_info[0] >= 3:\n    unicode = str\n',
        'if sys.version_info[0] != 2:\n    x = 1\nelse:\n    x = 2\n',
        'if sys.version_info[0] != 2 and asked:\n    raise Exception("2")\n',
        'assert sys.version_info[0] == 4\n',
    ],
)
def test_others_stay(source):
    check_noop(HEAD + source, head=False)
