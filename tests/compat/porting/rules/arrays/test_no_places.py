"""Places are taken in arguments that may be None."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\n'


def test_argument_that_may_be_none_is_made_an_array():
    check_transformed(
        HEAD + 'def f(a, x=None, *, y=None):\n'
        '    return np.where(x)[0], np.nonzero(y), np.where(a)\n',
        HEAD + 'def f(a, x=None, *, y=None):\n'
        '    return np.where(np.atleast_1d(x))[0], '
        'np.nonzero(np.atleast_1d(y)), np.where(a)\n',
    )


def test_argument_that_is_bound_if_given_may_be_none():
    start = HEAD + (
        'def f(x=None):\n    if x is not None:\n'
        '        x = np.asarray(x, int)\n'
    )
    check_transformed(
        start + '    return np.where(x)\n',
        start + '    return np.where(np.atleast_1d(x))\n',
    )


@pytest.mark.parametrize(
    'body',
    [
        'def f(x=None):\n    x = x or []\n    return np.where(x)[0]\n',
        'def f(x=None):\n    return np.where(x, 1, 2), np.where(x == 3)\n',
        'def f(x=None):\n    if x is not None:\n        x = g(x)\n'
        '    x = x or []\n    return np.where(x)\n',
        'def f(x=()):\n    return np.where(x)[0]\n',
    ],
)
def test_what_is_never_none_is_left(body):
    check_noop(HEAD + body)
