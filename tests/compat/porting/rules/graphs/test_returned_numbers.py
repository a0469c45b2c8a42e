"""What functions return of fetches is converted as the number it may hold."""

import pytest

from legacy_rnn.compat.porting import port_text, project
from tests.compat.porting.tools import check_noop

AGENT = (
    'class Agent(object):\n'
    '    def value(self, rows):\n'
    '        self.last = self.sess.run(self.v, {self.x: rows})\n'
    '        return self.last\n'
    '    def best(self, rows):\n'
    '        return self.value(rows)[0]\n'
    '    def place(self, rows):\n'
    '        chances = self.sess.run(self.p, {self.x: rows})\n'
    '        return np.argmax(chances, axis=1)\n'
    '    def one_place(self, rows):\n'
    '        return np.argmax(self.sess.run(self.p, {self.x: rows}))\n'
    '    def run(self, rows):\n'
    '        return self.best(rows)\n'
    '    def loss(self, rows):\n'
    '        return self.sess.run(self.cost, {self.x: rows})\n'
)
TOLD = project.Project(fetches=project.facts(AGENT).fetches)


def ported(line, told=TOLD):
    text = port_text(f'import numpy as np\n{line}\n', '1.4', project=told).text
    return text.removeprefix('import numpy as np\n').strip()


@pytest.mark.parametrize(
    'value',
    [
        'agent.value(rows)',
        'agent.best(rows)',
        'agent.place(rows)',
        '-agent.value(rows)[0]',
    ],
)
def test_calls_are_converted(value):
    number = f'np.asarray({value}).item()'
    assert ported(f'x = float({value})') == f'x = float({number})'
    inside = '[int({}) for rows in all_rows]'
    if '-' not in value:
        assert ported(inside.format(value)) == inside.format(number)


def test_names_of_what_they_return_are_converted():
    source = 'v = agent.value(rows)\nx = int({} + 1)'
    assert ported(source.format('v')) == source.format('v').replace(
        'v + 1', 'np.asarray(v + 1).item()'
    )


def test_what_is_formatted_is_converted():
    line = "print('%d: %.2f' % (i, agent.value(rows)))"
    number = 'np.asarray(agent.value(rows)).item()'
    assert ported(line) == line.replace('agent.value(rows)', number)


MEMORY = (
    'class Memory(object):\n'
    '    def add(self, state, reward, loss):\n'
    '        self.rewards.append(float(reward))\n'
    '        self.loss = float(loss)\n'
)
PLAYING = (
    'def play(agent, memory):\n'
    '    value, total = agent.value(rows), 0\n'
    '    value = agent.value(rows)\n'
    '    reward = 1 - value * 0.1\n'
    '    memory.add(rows, reward, agent.loss(rows))\n'
    '    total += reward\n'
    '    return total\n'
)


def test_what_callers_made_of_it_is_converted():
    handed = project.facts(PLAYING).handed
    told = project.Project(fetches=TOLD.fetches, handed=handed)
    text = ported(MEMORY, told)
    assert 'append(float(np.asarray(reward).item()))' in text
    assert 'self.loss = float(loss)' in text


def test_items_of_lists_of_it_are_stored():
    handed = project.facts(PLAYING).handed
    told = project.Project(fetches=TOLD.fetches, handed=handed)
    memory = MEMORY.replace('float(reward)', 'reward') + (
        '    def gains(self):\n'
        '        gains, last = np.zeros(3), 0.0\n'
        '        for t in range(3):\n'
        '            last = self.rewards[t] + 0.9 * last\n'
        '            gains[t] = last\n'
        '        return gains\n'
    )
    text = ported(memory, told)
    assert '            gains[t] = np.squeeze(last)\n' in text
    assert ported(memory) == memory.strip()


def test_sums_of_it_are_returned():
    line = "print('%.4f' % play(agent, memory))"
    text = ported(PLAYING + line)
    assert "'%.4f' % np.asarray(play(agent, memory)).item()" in text


def test_what_is_stored_is_the_number():
    row = 'row = np.zeros(3)\nrow[1] = '
    number = 'np.asarray(agent.place(rows)).item()'
    assert ported(f'{row}agent.place(rows)') == f'{row}{number}'


def test_what_a_summary_holds_is_converted():
    line = "summary.value.add(tag='value', simple_value={})"
    number = 'np.asarray(agent.value(rows)).item()'
    old = line.format('agent.value(rows)')
    assert ported(old) == line.format(number)


def test_functions_of_the_source_return_fetches():
    line = 'x = float(Agent().best(rows))'
    text = port_text(f'{AGENT}{line}\n', '1.4').text
    assert 'float(numpy.asarray(Agent().best(rows)).item())' in text


@pytest.mark.parametrize(
    'line',
    [
        'x = float(agent.loss(rows))',
        'x = float(agent.other(rows))',
        'x = float(sess.run(price))',
        'x = float(agent.one_place(rows))',
        "print('%.2f' % agent.loss(rows))",
        'v = agent.value(rows)\nv = 3\nx = float(v)',
    ],
)
def test_what_is_mostly_one_number_stays(line):
    assert ported(line) == line


def test_what_has_no_name_is_not_taken_for_what_items_were_set_to():
    check_noop(
        'import numpy as np\nd = {}\nd[0] = session.run(x)\n'
        'def put(row, value):\n    row = np.zeros(3)\n    row[0] = value\n'
        "put(d, 3)\ndef name():\n    d['a'] = session.run(x)\n"
        "    return make(x).name\nprint('%d' % name())\n"
    )
