"""Sums of fetched numbers start from a number of 64 bits."""

import ast

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text, project

HEAD = 'import numpy as np\n'
_LOOP = 'for _ in range(300):\n'
_ONE = '    cost, count = session.run([model.cost, model.count])\n'


class _Session:
    def run(self, fetches):
        if isinstance(fetches, list):
            return [self.run(fetch) for fetch in fetches]
        return (np.float32(0.1), np.int32(3), np.ones(2, np.float32))[fetches]


class _Model:
    cost, count, weights = 0, 1, 2

    def train_on_batch(self, x, y):
        return np.float32(0.1)

    test_on_batch = train_on_batch


def ported(text):
    result = port_text(f'{HEAD}{text}', '1.4')
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text
    names = {'session': _Session(), 'model': _Model()}
    exec(result.text, names)
    return result.text, names


@pytest.mark.parametrize(
    ('start', 'new'),
    [
        ('costs = 0.0', 'costs = np.float64(0.0)'),
        ('costs = 0', 'costs = np.int64(0)'),
        ('n, costs = 0, 0.', 'n, costs = 0, np.float64(0.)'),
        ('mean = costs = 0.', 'mean = costs = np.float64(0.)'),
    ],
)
@pytest.mark.parametrize(
    'body',
    [
        f'{_LOOP}{_ONE}    costs += cost\n',
        f'{_LOOP}{_ONE}    costs = costs + cost\n',
        f'fetches = [model.count, model.cost]\n{_LOOP}'
        '    _, cost = session.run(fetches)\n    costs += cost\n',
        f'{_LOOP}    costs += session.run(model.cost)\n',
        f'{_LOOP}    found = session.run(model.cost)\n'
        '    cost = found * 1\n    costs += np.mean(cost)\n',
        f'{_LOOP}    costs += model.train_on_batch(0, 0)\n',
        f'{_LOOP}    costs += model.test_on_batch(0, 0) / 1\n',
    ],
)
def test_sums_start_from_64_bits(start, new, body):
    text, names = ported(f'{start}\n{body}')
    assert text == f'{HEAD}{new}\n{body}'
    assert names['costs'] == pytest.approx(300 * float(np.float32(0.1)), 1e-8)


def test_counts_stay_whole():
    text, names = ported(f'n = 0\n{_LOOP}    n += session.run(model.count)\n')
    assert 'n = np.int64(0)\n' in text
    assert (str(names['n']), names['n'].dtype) == ('900', np.int64)


def test_a_list_is_summed_up():
    text, names = ported(
        f'costs = []\n{_LOOP}{_ONE}    costs.append(cost)\n'
        'mean = sum(costs) / len(costs)\n'
    )
    assert 'mean = sum(costs, np.int64(0)) / len(costs)\n' in text
    assert names['mean'] == pytest.approx(float(np.float32(0.1)), 1e-8)


def test_what_a_loop_gives_is_summed_up():
    text, names = ported(
        'mean = sum(session.run(model.cost) for _ in range(300)) / 300\n'
        'same = sum([session.run(model.cost) for _ in range(300)]) / 300\n'
    )
    assert 'sum((session.run(model.cost) for' in text
    assert names['mean'] == names['same'] == float(np.float32(0.1))


def test_a_part_of_what_is_fetched_is_added():
    text, names = ported(
        f'costs, n = 0.0, 0\n{_LOOP}'
        '    found = session.run([model.cost, model.weights])\n'
        '    costs += found[0]\n    n += found[1]\n'
    )
    assert 'costs, n = np.float64(0.0), 0\n' in text
    assert names['n'].dtype == np.float32


def test_a_field_is_added_to():
    text = (
        f'class Total:\n    def __init__(self):\n        self.costs = 0.0\n'
        '    def add(self):\n'
        '        self.costs += session.run(model.cost)\n'
        f'total = Total()\n{_LOOP}    total.add()\n'
    )
    new, names = ported(text)
    assert 'self.costs = np.float64(0.0)\n' in new
    assert names['total'].costs == pytest.approx(30, 1e-7)


@pytest.mark.parametrize(
    'text',
    [
        'costs = 0.0\nfor loss in losses:\n    costs += loss\n',
        f'costs = 0.0\n{_LOOP}{_ONE}    costs += float(cost)\n',
        f'n = 0\n{_LOOP}{_ONE}    n += len(count)\n',
        f'n = 0\n{_LOOP}    n += session.run(predictions)\n',
        f'n = 0\n{_LOOP}{_ONE}    n += count.shape[0]\n',
        f'costs = start\n{_LOOP}{_ONE}    costs += cost\n',
        f'{_ONE}cost = tf.add_n(losses)\n'.lstrip()
        + 'costs = 0\ncosts += cost\n',
        'mean = sum(losses) / len(losses)\n',
        'def sum(x):\n    return 0\nsum([session.run(model.cost)])\n',
        'from tools import sum\nsum([session.run(model.cost)])\n',
        f'n = 0\n{_LOOP}    n += session.run(model.weights)\n',
        f'n = 0\n{_LOOP}    n += session.run([model.weights])[0]\n',
        'def step():\n    return session.run([gradient, model.cost])\n'
        'n = 0.0\ngradient, cost = step()\nn += gradient\n',
        'class A:\n    def f(self):\n        self.loss = tf.reduce_sum(x, 1)\n'
        '    def step(self):\n'
        '        return session.run([self.loss, self.cost])\n'
        'n = 0.0\nloss, cost = A().step()\nn += loss\n',
        'def train_on_batch(x):\n    return x\n'
        'n = 0\nn += train_on_batch(x)\n',
        'loss = tf.nn.softmax_cross_entropy_with_logits(x, y)\n'
        'n = 0.0\nn += session.run(loss)\n',
        'losses = [tf.nn.l2_loss(v) for v in session.run(x)]\nsum(losses)\n',
    ],
)
def test_others_stay(text):
    text = f'{HEAD}{text}'
    assert port_text(text, '1.4').text.endswith(text.removeprefix(HEAD))


def test_fetches_that_are_added_to_others_are_not_followed():
    text = (
        f'{HEAD}def step(session, model):\n'
        '    loss = session.run(model.losses + [model.cost])[:-1]\n'
        '    return loss\n\n\n'
        'total = 0\n'
        f'{_LOOP}    loss = step(session, model)\n    total += loss[0]\n'
    )
    assert port_text(text, '1.4').status != 'failed'


METER = (
    'class Meter:\n'
    '    def __init__(self):\n        self.total, self.count = {}, 0\n'
    '    def add(self, value, n=1):\n'
    '        self.total += value * n\n        self.count += n\n'
)


def test_sum_of_what_callers_fetched_starts_from_64_bits():
    calls = 'cost = session.run(model.cost)\nMeter().add(cost, 4)\n'
    text = f'{HEAD}{METER}{calls}'
    found = port_text(text.format('0'), '1.4').text
    assert METER.format('np.int64(0)') in found
    others = f'{HEAD}{METER}Meter().add(session.run(model.weights), 4)\n'
    assert METER.format('0') in port_text(others.format('0'), '1.4').text


def test_callers_may_stand_in_another_file():
    other = ast.parse('cost = session.run(model.cost)\nmeter.add(cost, 4)\n')
    told = project.Project(trees=(other,))
    text = f'import numpy as np\n{METER.format("0.0")}'
    assert port_text(text, '1.4').text == text
    new = port_text(text, '1.4', project=told).text
    assert new == text.replace('0.0', 'np.float64(0.0)')
