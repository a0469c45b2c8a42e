"""Lists of Python 2 whose variable is read after them become loops."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project


def port(source):
    return port_text(source, '1.4', project=Project(python2=True))


@pytest.mark.parametrize(
    ('source', 'names'),
    [
        ('a = [x * 2 for x in (1, 2)]\nresult = a, x\n', ([2, 4], 2)),
        (
            'import math\na = [math.sqrt(x) for x in (1, 4)]\n'
            'def f():\n    return a\nresult = f(), x\n',
            ([1, 2], 4),
        ),
        (
            'def f(rows):\n'
            '\ta = [(x, y) for x in rows if x\n'
            '\t     for y in [x]]  # pairs\n'
            '\treturn a, x, y\n'
            'result = f([1, 2, 0])\n',
            ([(1, 1), (2, 2)], 0, 2),
        ),
        (
            'for _ in range(2):\n    a = [x for x in range(\n        3)]\n'
            'result = a, x\n',
            ([0, 1, 2], 2),
        ),
    ],
)
def test_loop_keeps_the_variable(source, names):
    ported = port(source)
    found = {}
    exec(ported.text, found)
    assert found['result'] == names
    assert 'kept-variables' in [f.rule for f in ported.findings]
    assert not [f for f in ported.findings if f.severity == 'check']


@pytest.mark.parametrize(
    'source',
    [
        'a = f([x for x in y])\nprint x\n',
        'a = [x for x in a]\nprint x\n',
        'a = [\n    x  # one\n    for x in y]\nprint x\n',
        'a = 1\ndef f(x):\n    return a\na = [f(x) for x in y]\nprint x\n',
    ],
)
def test_list_that_is_no_plain_statement_stays_a_check(source):
    (found,) = [f for f in port(source).findings if f.severity == 'check']
    assert found.old == 'x'


def test_list_whose_variable_nothing_reads_stays():
    source = 'a = [x for x in y]\nprint(a)\n'
    assert port(source).text == source
