"""Arrays of one number that are stored become the number."""

import pytest

from legacy_rnn.compat.porting import port_text, project
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\n'
ROW = 'row = np.zeros(n)\nfor i in range(n):\n    row[i] = {}\n'


def check(before, after):
    check_transformed(HEAD + before, HEAD + after, head=False)


def test_places_that_an_argument_gives_may_be_many():
    source = (
        'def put(row, i, p):\n    row = np.zeros(4)\n'
        '    row[i] = p.max(1)\n    return row.tolist()\n'
        'one = put(0, 2, np.ones([1, 3]))\n'
        'two = put(0, np.array([1, 3]), np.ones([2, 3]))\n'
    )
    space = {}
    exec(port_text(HEAD + source, '1.4').text, space)
    assert space['one'] == [0, 0, 1, 0]
    assert space['two'] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    'value', ['max(v, 3)', 'np.maximum(0, v)', 'v if p else 0', '1 - v']
)
def test_what_is_made_of_a_fetch_of_unknown_axes_is_stored(value):
    row = 'v = s.run(price)\n' + ROW
    check(row.format(value), row.format(f'np.squeeze({value})'))
    check_noop(HEAD + 'price = tf.reduce_mean(x)\n' + row.format(value))


def test_fetches_may_be_stored_side_by_side():
    rows = 'a = np.zeros(3)\nb = np.zeros([2, 3])\na[i], b[k, i] = {}\n'
    both = 's.run([price, gain])'
    check(rows.format(both), rows.format(f'map(np.squeeze, {both})'))
    check_noop(HEAD + rows.format(both).replace('[k, i]', '[k]'))
    made = 'price = gain = tf.reduce_sum(x)\n'
    check_noop(HEAD + made + rows.format(both))


BUFFER = (
    HEAD + 'class Buffer:\n'
    '    def __init__(self, size):\n'
    '        self.gains = np.zeros(size, np.float32)\n'
    '        self.end, self.size = 0, size\n'
    '    def store(self, gain, other):\n'
    '        self.gains[self.end] = {}\n'
    '        self.end = (self.end + 1) % self.size\n'
    '    def is_full(self):\n'
    '        return self.end < self.size - 1\n'
)
ACTING = 'def act(s, x):\n    return s.run([price, gain], x)\n'
STORING = 'p, g = agent.act(s, x)\nbuffer.store(g, 2)\n'


@pytest.mark.parametrize(
    'texts',
    [
        (ACTING, STORING),
        (ACTING, STORING.replace('g, 2', 'other=2, gain=g * 0.9')),
        ('g = s.run(gain)\nbuffer.store(g, 2)\n',),
        ('buffer.store(s.run(gain), 2)\n',),
    ],
)
def test_array_of_one_that_another_file_hands_in_takes_the_number(texts):
    facts = list(map(project.facts, texts))
    told = project.Project(fetches=facts[0].fetches, handed=facts[-1].handed)
    ported = port_text(BUFFER.format('gain'), '1.4', project=told)
    assert ported.text == BUFFER.format('np.squeeze(gain)')


@pytest.mark.parametrize(
    'text',
    [
        STORING,
        ACTING + STORING.replace('g, 2', '2, g'),
        'gain = tf.reduce_sum(x)\ng = s.run(gain)\nbuffer.store(g, 2)\n',
        'buffer.store(3, s.run(gain))\n',
    ],
)
def test_number_that_another_file_hands_in_stays(text):
    facts = project.facts(text)
    told = project.Project(fetches=facts.fetches, handed=facts.handed)
    ported = port_text(BUFFER.format('gain'), '1.4', project=told)
    assert ported.text == BUFFER.format('gain')
