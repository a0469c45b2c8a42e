"""Conditions that compare an array with None."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'a fetched state': (
        'if not first and state == None:\n    state = 1\n'
        'loss, state = session.run([loss, final])\n',
        'if not first and state is None:\n    state = 1\n'
        'loss, state = session.run([loss, final])\n',
    ),
    'an array of an object': (
        'import numpy as np\nself.x = np.zeros(3)\n'
        'y = 1 if None != self.x else 2\n',
        'import numpy as np\nself.x = np.zeros(3)\n'
        'y = 1 if self.x is not None else 2\n',
    ),
    'what a function is given': (
        'import numpy as np\ndef f(x, mask=None):\n'
        '    return x if mask == None else x * mask\n',
        'import numpy as np\ndef f(x, mask=None):\n'
        '    return x if mask is None else x * mask\n',
    ),
    'what an object keeps of what it is given': (
        'import numpy as np\ndef f(self, x, y):\n    self.x, z = x, y\n'
        'while self.x == None:\n    g()\n',
        'import numpy as np\ndef f(self, x, y):\n    self.x, z = x, y\n'
        'while self.x is None:\n    g()\n',
    ),
    'a text in place of an array': (
        "def f(w, rows='all'):\n    if rows == 'all':\n"
        '        rows = range(len(w))\n',
        "def f(w, rows='all'):\n"
        "    if isinstance(rows, str) and rows == 'all':\n"
        '        rows = range(len(w))\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_array_is_compared_by_is(name):
    check_transformed(*CASES[name], '1.0')


@pytest.mark.parametrize(
    'source',
    [
        'if state == None:\n    state = 1\n',
        'state = session.run(x)\nb = state == None\n',
        "if a == 'all':\n    b = range(4)\n    a = c\n",
        'state = session.run(x)\nif state == 3:\n    pass\n',
        'state = session.run(x)\nif (state == None).any():\n    pass\n',
        'state = session.run(x)\nif state is None:\n    pass\n',
        'def f(x=None):\n    if x == None:\n        return 3\n',
        'state = f(session.run(x))\nif state == None:\n    pass\n',
        'rows = f()\nif rows == []:\n    pass\n',
        'def f(x=[]):\n    if x == []:\n        return 3\n',
        'state = session.run(x)\nif state == [1]:\n    pass\n',
        'def f(self, x):\n    self.x = x\nif s.x == None:\n    pass\n',
        'import numpy as np\ndef f(self, x):\n    self.x = g(x)\n'
        'if self.x == []:\n    pass\n',
    ],
)
def test_what_is_no_array_for_certain_is_left(source):
    check_noop(source, '1.0')


def test_an_array_is_compared_with_a_list_of_nothing():
    source = (
        'import numpy as np\ndef f(x=[]):\n    y = () != []\n'
        '    if not x == []:\n        return 1 if x != [] else 2\n'
    )
    ported = port_text(source, '1.0')
    assert '    y = () != []\n    if not numpy1.equal(x, []):' in ported.text
    assert 'return 1 if numpy1.unequal(x, []) else 2\n' in ported.text
    assert port_text(ported.text, '1.0').text == ported.text
    space = {}
    exec(ported.text, space)
    assert space['f'](space['np'].ones(3)) == 1 and space['f']() is None


def test_what_an_object_keeps_is_compared_with_a_list_of_nothing():
    source = (
        'import numpy as np\nclass Rows:\n    def __init__(self, x=[]):\n'
        '        self.x = x\n    def f(self):\n'
        '        return 1 if self.x != [] else 2\n'
    )
    space = {}
    exec(port_text(source, '1.0').text, space)
    assert space['Rows'](space['np'].ones(3)).f() == 1
    assert space['Rows']().f() == 2
