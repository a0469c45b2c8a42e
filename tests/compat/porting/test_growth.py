"""The work on a source grows with its length."""

import sys

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

HEAD = 'import numpy as np\nimport tensorflow as tf\n'
STEPS = '    a = tf.exp(y)\n    y = a / z\n    x = tf.reshape(y, [n / 2])\n'
TURNS = '    a = b + c\n    b = c + d\n    c = d + a\n    d = a + b\n'
ALIASES = '    a = b\n    b = c\n    c = a\n    d = b\n    c = d\n'
LOOPS = (
    '    a = np.zeros([3, 3], np.uint8)\n    for row in a:\n'
    '        for x in row:\n            s += x\n            s = s * 2\n'
)
FETCHES = (
    '    a = session.run(y)\n    b = a + b\n    c = b + a\n    a = c + c\n'
)
SHARES = 'def f{}(x, n):\n    y = [a / n for a in x]\n    return tf.pack(y)\n'


@pytest.mark.parametrize(
    'make',
    [
        lambda times: ''.join(map(SHARES.format, range(times))),
        lambda times: (
            'w = np.zeros(3, np.float32) + np.sqrt(3)' + ' + a' * 5 * times
        ),
        lambda times: 'def f(y, z, n):\n' + STEPS * times,
    ],
    ids=['quotients', 'terms', 'steps'],
)
def test_twice_the_source_takes_twice_the_calls(make):
    # What the first one looks up is known to the others.
    _, few, many = (_calls(f'{HEAD}{make(n)}\n') for n in (3, 20, 40))
    assert many < 2.05 * few


@pytest.mark.parametrize(
    ('turns', 'rest'),
    [
        (TURNS, 'return int(a)'),
        (ALIASES, 'return a'),
        (LOOPS, 'return a[0] / s'),
        (FETCHES, 'return a, b'),
    ],
    ids=['names', 'aliases', 'items of narrow arrays', 'returned fetches'],
)
def test_names_are_followed_once_however_often_they_are_bound(turns, rest):
    # Along each way through four names it would be 16 times the calls.
    few, many = (
        _calls(f'{HEAD}def f():\n{turns * n}    {rest}\n') for n in (5, 10)
    )
    assert many < 2.5 * few


@pytest.mark.parametrize(
    'rest', ['a{}.to_csv(path)', 'y[0] = session.run(a{})']
)
def test_names_that_are_sums_of_others_are_followed_once(rest):
    few, many = (
        _calls(
            f'{HEAD}import pandas as pd\na0 = x\n'
            + ''.join(f'a{i + 1} = a{i} + a{i}\n' for i in range(n))
            + rest.format(n)
        )
        for n in (6, 12)
    )
    assert many < 2.1 * few


def test_lists_may_be_filled_with_their_own_means():
    text = (
        f'{HEAD}def f():\n    c = session.run(cost)\n    x = [c]\n'
        '    x.append(np.mean(x))\n    m = np.mean(y)\n    y.append(m)\n'
        '    show(m, np.mean(x))\n'
    )
    assert port_text(text, '0.12').status == 'ported'


def _calls(text):
    """How often functions are entered while a source of Python 2 is ported."""
    calls = []
    sys.setprofile(
        lambda frame, event, _: event == 'call' and calls.append(event)
    )
    try:
        port_text(text, '0.12', project=Project(python2=True))
    finally:
        sys.setprofile(None)
    return len(calls)
