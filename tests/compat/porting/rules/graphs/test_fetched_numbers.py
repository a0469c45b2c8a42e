"""Arrays of one number, fetched or of an axis, become the number."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text, project
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\n'
ROW = 'row = np.zeros(n)\nfor i in range(n):\n    row[i] = {}\n'


def check(before, after):
    check_transformed(HEAD + before, HEAD + after, head=False)


def test_store_in_a_row_takes_the_number():
    check(
        ROW.format('s.run(price, feed)'),
        ROW.format('np.asarray(s.run(price, feed)).item()'),
    )


@pytest.mark.parametrize('kind', ['int', 'np.float32', 'dtype=int'])
def test_store_in_a_row_of_a_type_takes_the_number(kind):
    row = f'row = np.zeros(3, {kind})\n'
    check(
        f'{row}row[0] = s.run(price, feed)\n',
        f'{row}row[0] = np.asarray(s.run(price, feed)).item()\n',
    )
    check_noop(f'{HEAD}row = np.zeros(3, object)\nrow[0] = s.run(price)\n')


def test_store_among_others_takes_the_number():
    check(
        'row = np.zeros(3)\nrow[0], n = s.run(price, feed), 4\n'
        'row[1], row[2] = row[2], row[1]\n',
        'row = np.zeros(3)\nrow[0], n = np.asarray(s.run(price, feed)).item(),'
        ' 4\nrow[1], row[2] = row[2], row[1]\n',
    )


def test_name_may_be_deleted_afterwards():
    check(
        ROW.format('s.run(price, feed)') + 'del row\n',
        ROW.format('np.asarray(s.run(price, feed)).item()') + 'del row\n',
    )


def test_store_in_a_table_takes_the_number():
    table = 'x = np.zeros((1, 1))\nx[0, 0] = {}\n'
    check(
        table.format('s.run(pick)'),
        table.format('np.asarray(s.run(pick)).item()'),
    )
    step = 'x = np.zeros((1, 1))\nn, t = s.run([argmax, h])\nx[0, 0] = {}\n'
    check(step.format('n'), step.format('np.asarray(n).item()'))
    check_noop(HEAD + table.format('s.run(pick)').replace('1, 1)', '1, 1, 2)'))
    check_noop(HEAD + table.format('s.run(pick)').replace('0, 0', '0, :'))


def test_store_of_a_part_takes_the_number():
    table = 'x = np.zeros((3, 2))\nout = s.run([y, z])\nx{} = {}\n'
    taken = 'np.asarray(out[1:]).item()'
    for place in ('[i][j]', '[i, 0]'):
        check(table.format(place, 'out[1:]'), table.format(place, taken))
    check_noop(HEAD + table.format('[i]', 'out[1:]'), head=False)
    check_noop(HEAD + table.format('[i][:1]', 'out[1:]'), head=False)


def test_choice_in_a_row_is_a_number():
    row = ROW.replace('np.zeros(n)', 'np.zeros([n], dtype=np.int32)')
    check(
        row.format('agent.choose_action(\n        state)'),
        row.format('np.asarray(agent.choose_action(\n        state)).item()'),
    )


def test_chosen_value_of_a_step_is_a_number():
    table = (
        'x = np.zeros(shape=(n + 1, 1))\n'
        'for i, step in enumerate(steps):\n'
        '    x[i, 0] = {}\n'
    )
    check(
        table.format('step.last_value'),
        table.format('np.asarray(step.last_value).item()'),
    )
    check_noop(HEAD + table.format('cell.value'))
    check_noop(HEAD + table.format('step.last_value').replace('[i, 0]', '[i]'))


def test_fetches_that_are_unpacked_are_not_known():
    check_noop(HEAD + ROW.format('s.run(*fetches)'))


def test_row_is_told_by_the_binding_of_its_branch():
    branch = 'if x:\n    row = env.sample()\nelse:\n    row = np.zeros([n])\n'
    store = '    for i in x:\n        row[i] = {}\n'
    check(
        branch + store.format('act(i)'),
        branch + store.format('np.asarray(act(i)).item()'),
    )
    check_noop(HEAD + (branch + store.replace('    ', '', 1)).format('act(i)'))


def test_row_is_told_by_its_last_binding():
    row = 'for t in x:\n    row = np.zeros([n])\n    for i in x:\n'
    more = 'row = env.sample()\n'
    store = '        row[i] = {}\n' + more
    check(
        row + store.format('act(i)'),
        row + store.format('np.asarray(act(i)).item()'),
    )
    check_noop(
        HEAD + row + store.format('act(i)').replace('row =', '        row =')
    )


def test_whole_number_of_a_draw_takes_the_number():
    check(
        'x, _ = s.run([tf.argmax(y, 1), state])\nz = int(x)\n',
        'x, _ = s.run([tf.argmax(y, 1), state])\n'
        'z = int(np.asarray(x).item())\n',
    )
    check(
        'z = int(tf.argmax(y, 1).eval(session=s))\n',
        'z = int(np.asarray(tf.argmax(y, 1).eval(session=s)).item())\n',
    )
    check(
        'z = int(s.run(sample))\n',
        'z = int(np.asarray(s.run(sample)).item())\n',
    )


@pytest.mark.parametrize(
    'made',
    [
        'tf.argmax(x, 1)',
        'tf.reduce_sum(x, 1)',
        'tf.reduce_mean(x, keep_dims=True)',
        'tf.matmul(x, w)',
        'layers.fully_connected(x, 1)',
        'tf.reshape(x, [1])',
        'tf.Variable(tf.zeros([1]))',
        'tf.Variable([0.3], tf.float32)',
        "tf.get_variable('b', [1])",
        "tf.add(x, tf.get_variable('b', shape=(1,)))",
        'tf.sigmoid(tf.add(x, tf.Variable(tf.random_normal([1]))))',
    ],
)
def test_fetch_is_told_by_what_it_was_made_of(made):
    check(
        f"y = {made}\nv = s.run(y, f)\nprint('%d' % v)\n",
        f"y = {made}\nv = s.run(y, f)\nprint('%d' % np.asarray(v).item())\n",
    )
    check(
        f'z = float(s.run({made}))\n',
        f'z = float(np.asarray(s.run({made})).item())\n',
    )


def test_sum_with_an_array_is_one():
    lines = 'W = tf.Variable(tf.zeros([1]))\ny = W * x + 1\n'
    check(
        f"{lines}z = '%.3f' % s.run(y, f)\n",
        f"{lines}z = '%.3f' % np.asarray(s.run(y, f)).item()\n",
    )


@pytest.mark.parametrize(
    'made',
    [
        'tf.reduce_sum(x)',
        'tf.matmul(x, w)\ny = f(y)',
        'loss(x, 1)',
        'tf.Variable(0.0)',
        'y + x',
        "tf.get_variable('b', [])",
        'tf.reshape(x, shape)',
    ],
)
def test_fetch_that_may_be_a_number_stays(made):
    check_noop(f"{HEAD}y = {made}\nprint('%d' % s.run(y))\n", head=False)


STEP = (
    'def step(s, train):\n'
    '    feed = [loss, argmax_answer]\n'
    '    out = s.run(feed)\n'
    '    return out if train else out[1]\n'
)


def test_number_of_a_function_that_fetches_takes_the_number():
    check(
        STEP + 'z = int(step(s, 0))\nx, y = step(s, 1)\nz = word[int(y)]\n',
        STEP + 'z = int(np.asarray(step(s, 0)).item())\nx, y = step(s, 1)\n'
        'z = word[int(np.asarray(y).item())]\n',
    )


def test_function_that_fetches_may_be_of_another_file():
    told = project.Project(fetches=project.facts(STEP).fetches)
    source = "x, y = model.step(s, 1)\nprint('%s %d' % (x, y))\n"
    assert port_text(source, '0.8').text == source
    assert port_text(source, '0.8', project=told).text == (
        'import numpy\n'
        + source.replace(', y))', ', numpy.asarray(y).item()))')
    )


def test_function_that_draws_one_may_be_of_another_file():
    told = project.Project(
        trees=(
            ast.parse(
                'import numpy\ndef draw():\n'
                '    place = numpy.random.choice(3, 1)\n    return place\n'
                'def length(x):\n    return len(x)\n'
            ),
        )
    )
    for head in ('from draws import *\n', 'from draws import draw, length\n'):
        source = f'{head}x = float(draw()), int(length(y))\n'
        assert port_text(source, '0.8').text == source
        assert 'float(numpy.asarray(draw()).item()), int(length(y))' in (
            port_text(source, '0.8', project=told).text
        )


def test_number_in_a_text_or_a_function_takes_the_number():
    check(
        "y = s.run(predicted)\nx = '%.2f%%' % y, math.exp(y)\n",
        "y = s.run(predicted)\nx = '%.2f%%' % np.asarray(y).item(), "
        'math.exp(np.asarray(y).item())\n',
    )


@pytest.mark.parametrize(
    ('before', 'number'),
    [
        ('y = s.run(y)[0]\n', 'y'),
        ('y, z = s.run(predicted), 1\n', 'y'),
        ('total = 0.0\ntotal += s.run(predicted)\n', 'total / 3'),
        ('a.best = s.run(predicted)\n', 'a.best'),
        ('v = s.run(predicted)\nv = row[k] + 0.9 * v\n', 'v'),
        ('v = 0\nfor k in x:\n    p = s.run(predicted)\n    v = p\n', 'v'),
        ('v = []\nv.append(s.run(predicted))\n', 'sum(v) / 3'),
        ('v = []\nv.append(s.run(predicted))\n', 'v[-1]'),
    ],
)
def test_what_is_made_of_a_fetch_takes_the_number(before, number):
    check(
        f"{before}x = '%.2f' % ({number})\n",
        f"{before}x = '%.2f' % (np.asarray({number}).item())\n",
    )


@pytest.mark.parametrize('function', ['complex({})', 'random.randint(0, {})'])
def test_functions_of_numbers_take_the_number(function):
    before = 'import random\nv = s.run(predicted)\nx = '
    check(
        before + function.format('v') + '\n',
        before + function.format('np.asarray(v).item()') + '\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'v = []\nv.append(s.run(loss))\nx = float(sum(v))\n',
        'v = 0\nv += s.run(loss)\nx = float(v / 3)\n',
        'def f(v):\n    x = v\n    return float(x)\n',
        'v = s.run(predicted)\nx = random.randint(0, len(v))\n',
        'random = np.random\nx = random.randint(0, 9, [n, 2])\n',
    ],
)
def test_what_is_made_of_numbers_stays(source):
    assert '.item()' not in port_text(HEAD + source, '0.8').text


def test_characters_take_the_numbers():
    check(
        "x = ''.join(map(chr, codes))\n",
        "x = ''.join(map(lambda code: chr(np.asarray(code).item()), codes))\n",
    )


@pytest.mark.parametrize(
    'source',
    [
        'row = np.zeros(shape)\nrow[0] = s.run(price)\n',
        'row = np.empty(3, dtype=object)\nrow[0] = s.run(price)\n',
        'row = np.zeros([2, 3])\nrow[0] = s.run(price)\n',
        'row = np.zeros(3)\nrow[0] = s.run([price])\n',
        'row = np.zeros(3)\nrow[0] = np.argmax(x)\nrow[1] = agent.act\n',
        'row = np.zeros([2, 3])\nrow[0] = agent.act(state)\n',
        'row = np.zeros(3)\nrow[:2] = s.run(price)\n',
        'p = tf.reduce_mean(x)\nrow = np.zeros(3)\nrow[0] = s.run(p)\n',
        'loss = s.run(cost)\nx = float(loss)\n',
        "x = s.run(predicted)\ny = '%s' % x, '%d %d' % x\n",
        STEP + 'x = 3\ny = int(x), int(stop(s))\n',
        'def step(s):\n    return s.run(loss)\nx = float(step(s))\n',
        'x = s.run(predicted)\nx = 3\ny = int(x)\n',
        "x = ''.join(map(chr, range(9)))\n",
    ],
)
def test_what_is_not_sure_stays(source):
    check_noop(HEAD + source, head=False)


@pytest.mark.parametrize(
    'loop',
    [
        'y = [{} for v in s.run(outputs)]\n',
        'x[k] = s.run(outputs)\ny = [{} for u, v in zip(w, x[k])]\n',
        'x = s.run(outputs)\nfor i, v in enumerate(x):\n    {}\n',
    ],
)
def test_items_of_what_was_fetched_may_be_arrays_of_one(loop):
    check(loop.format('int(v)'), loop.format('int(np.asarray(v).item())'))
    check_noop(HEAD + loop.format('int(v)').replace('outputs', 'predictions'))
    check_noop(HEAD + loop.format('int(v)').replace('s.run(', 'read('))


AXIS = [
    'np.argmax(p, axis=1)',
    'np.argmax(p, 1)',
    'p.argmax(axis=-1)',
    'p.max(0) * 2',
    'np.mean(p, keepdims=True)',
    'np.exp(np.max(p, 1))',
    'abs(-p.min(axis=k))',
    'np.where(p > q)[0]',
    'np.percentile(p, 50, axis=0)',
    'p[:, 0]',
    'p.ravel()',
    'p.max(1) if p else 0',
    'np.random.normal(0, 1, size)',
    'np.random.choice(p, size=k)',
    'np.random.choice(9, 1) * 3',
    'np.searchsorted(p, np.random.rand(1) * k)',
    'np.dot(p, q)',
    'p.dot(q)',
    'p @ q',
    'np.array([2.5])',
    'np.zeros((1, 1))',
    'p.reshape(1, -1)',
    'p[p > 2]',
    "np.argsort(p, kind='stable')[-1:]",
    'np.cumsum(p)[:1]',
]
NUMBERS = [
    'np.argmax(p)',
    'p.argmax()',
    'np.max(p, axis=None)',
    'np.argmax(p, axis=1)[0]',
    'np.where(p > q)[0][0]',
    'max(p, 1)',
    'sum(p, 1)',
    'tf.argmax(p, 1)',
    'text[1:3]',
    'p[0, 1]',
    'np.percentile(p, 50)',
    'np.exp(p)',
    'np.random.normal(0, 1)',
    'np.random.normal(0, 1, size=None)',
    'np.searchsorted(p, np.random.rand() * k)',
    'np.random.choice(9, 1)[0]',
    'f(np.random.rand(1, 5))',
    'random.random()',
    "np.argsort(p, kind='stable')[-1]",
    'dot(p, q)',
    "'%s' % p.max(1)",
]


@pytest.mark.parametrize('value', AXIS)
def test_number_of_one_axis_is_taken(value):
    new = f'np.asarray({value}).item()'
    check(f'x = int({value})\n', f'x = int({new})\n')
    check(ROW.format(value), ROW.format(new))
    more = ROW.replace(' = {}', ' += {}')
    check(more.format(value), more.format(new))


@pytest.mark.parametrize('value', NUMBERS)
def test_what_is_a_number_stays(value):
    check_noop(f'{HEAD}x = int({value})\n')
    if '.argmax' not in value:  # A method of that name may give an array.
        check_noop(HEAD + ROW.format(value))


def test_number_of_one_axis_is_followed_by_its_name():
    taken = 'np.asarray({}).item()'.format
    source = 'b = np.argmax(p, 1)\nx = int(b)\n'
    check(source, source.replace('int(b)', f'int({taken("b")})'))
    source = 'class A:\n    def f(self, p):\n        self.b = p.max(1)\n'
    source += '        return float(self.b)\n'
    check(source, source.replace('(self.b)', f'({taken("self.b")})'))
    source = 'def f(p):\n    return np.argmax(p, axis=1)\nx = int(f(p))\n'
    check(source, source.replace('(f(p))', f'({taken("f(p)")})'))


@pytest.mark.parametrize(
    'source',
    [
        'x = [int({}) for p in rows]\n',
        'def f(rows):\n    return {{i: int({}) for i, p in rows}}\n',
        'f = lambda p: int({})\n',
        'class A:\n    x = int({})\n',
    ],
)
@pytest.mark.parametrize('value', ['np.argmax(p, axis=1)', 's.run(x[0])'])
def test_number_in_a_list_or_a_lambda_is_taken_out(source, value):
    new = f'np.asarray({value}).item()'
    value = value.replace('x[0]', 'tf.argmax(p, 1)')
    new = new.replace('x[0]', 'tf.argmax(p, 1)')
    check(source.format(value), source.format(new))


@pytest.mark.parametrize(
    ('before', 'value'),
    [
        ('', 'm.predict(y)'),
        ('', 'm.predict(y)[0]'),
        ('p = m.predict(y)\n', 'p[i]'),
        ('a, b = agent.get_action(s)\n', 'a * high'),
        ('', 'env.act(s)'),
    ],
)
def test_number_that_such_a_method_gives_is_taken_out(before, value):
    taken = f'np.asarray({value}).item()'
    check(f'{before}x = float({value})\n', f'{before}x = float({taken})\n')
    check(f"{before}'%.2f' % ({value})\n", f"{before}'%.2f' % ({taken})\n")
    check(before + ROW.format(value), before + ROW.format(taken))


@pytest.mark.parametrize(
    'source',
    [
        'x = int(m.evaluate(y))\n',
        'x = float(extract(y))\n',
        'p = m.predict(y)\nx = float(q)\n',
        'p = m.predict(y)\nx = float(p[0, 1])\n',
        "p = m.predict(y)\nx = '%s' % p\n",
        'x = int(random.action(3))\n',
    ],
)
def test_what_other_methods_give_stays(source):
    check_noop(f'import random\n{HEAD}{source}')


def test_number_of_one_axis_computes_what_it_did():
    source = f'{HEAD}p = np.array([[1, 3, 2]])\nrow = np.zeros(2)\n'
    source += 'row[0] = np.argmax(p, axis=1)\nx = int(p.argmax(1)) + row[0]\n'
    space = {}
    exec(port_text(source, '1.4').text, space)
    assert space['x'] == 2


@pytest.mark.parametrize(
    'value',
    [
        'np.random.pareto(1.2, [1, 1]) * 6',
        'np.random.exponential(2.0, size=1)',
        '-np.random.uniform(0, 1, 1)',
    ],
)
def test_draw_of_one_number_in_an_attribute_is_the_number(value):
    before = (
        'class Env:\n'
        '    def __init__(self, size):\n'
        '        self.row, self.other = np.zeros(size), []\n'
        '        self.row = np.zeros(size)\n'
        '        self.list = [0, 0]\n'
        '    def step(self, i):\n'
        '        self.row[i] = {}\n'
        '        self.list[i] = np.random.uniform(0, 1, 1)\n'
        '        self.row = np.zeros(self.row.shape)\n'
    )
    check(before.format(value), before.format(f'np.asarray({value}).item()'))


def test_draw_that_may_be_of_many_numbers_stays_in_a_row_of_unknown_axes():
    source = HEAD + 'x = np.zeros(shape)\nx[i] = {}\n'
    check_noop(source.format('np.random.uniform(0, 1, 3)'))
    check_noop(source.format('np.random.uniform(low, high)'))
    check_noop(source.format('np.random.rand(1) * scale'))
    check_noop(source.format('np.random.rand(1)').replace('np.zeros', 'f'))


def test_attribute_of_known_axes_takes_the_number_of_what_may_be_one():
    before = (
        'class Env:\n'
        '    def __init__(self, m, n):\n'
        '        self.table = np.zeros([m, n])\n'
        '        self.row = np.zeros(n)\n'
        '    def step(self, i, p):\n'
        '        self.table[i, 0] = {0}\n'
        '        self.row[i] = {0}\n'
        '        self.table[i] = p.max(1)\n'
    )
    check(
        before.format('p.max(1)'),
        before.format('np.squeeze(p.max(1))'),
    )


COUNTING = (
    'def count(row, words, hits):\n'
    '    for i, word in enumerate(words):\n'
    '        rank = 5 - np.argwhere(row == word)\n'
    '        hits[i] += {}\n'
)
SUM = '1.0 / np.log2(rank + 1)'


@pytest.mark.parametrize('counts', ['[0, 0.0]', '[0] * len(words)'])
def test_list_of_numbers_that_all_callers_give_takes_the_number(counts):
    calls = f'def test(row, words):\n    hits = {counts}\n' + (
        '    count(row, words, hits)\n'
    )
    check(
        COUNTING.format(SUM) + calls,
        COUNTING.format(f'np.asarray({SUM}).item()') + calls,
    )
    other = 'count(row, words, [None])\n'
    check_noop(HEAD + COUNTING.format(SUM) + calls + other)
    check_noop(HEAD + COUNTING.format('1.0 / rows') + calls)
    check_noop(HEAD + COUNTING.format(SUM))


def test_list_of_numbers_may_come_from_another_file():
    told = project.Project(counts={('count', 2): True})
    text = HEAD + COUNTING.format(SUM)
    assert (
        f'np.asarray({SUM}).item()'
        in port_text(text, '1.4', project=told).text
    )
    told = project.Project(counts={('count', 2): False})
    assert '.item()' not in port_text(text, '1.4', project=told).text


@pytest.mark.parametrize('place', ['0', '-1', 'i', 'i + 1'])
def test_item_of_what_was_fetched_may_be_an_array_of_one(place):
    read = "p = s.run(prices)\nprint('%.2f' % {})\n"
    one = f'p[{place}]'
    check_transformed(
        HEAD + read.format(one),
        HEAD + read.format(f'np.asarray({one}).item()'),
        head=False,
    )
    check_noop(HEAD + read.format('p[:1].sum()'), head=False)
    check_noop(HEAD + f'x = int(s.run(word_ids)[{place}])\n', head=False)
    made = f'prices = tf.placeholder(tf.float32, [None])\n{read}'
    check_noop(HEAD + made.format(one), head=False)


def test_sum_of_what_was_fetched_may_be_an_array_of_one():
    text = 'v = s.run(prices)\n' + ROW
    gain = 'g + 0.9 * v[i + 1] - v[i]'
    check(text.format(gain), text.format(f'np.asarray({gain}).item()'))
    told = "v = s.run(prices)\nprint('%.2f' % {})\n"
    check(told.format('-v[0]'), told.format('np.asarray(-v[0]).item()'))
    check_noop(HEAD + "v = s.run(prices)\nx = int('%d' % n + v[0])\n")


def test_source_without_numpy_imports_it():
    text = "w = tf.zeros([1])\nprint('%.2f' % {})\n"
    check_transformed(
        text.format('s.run(w)'),
        'import numpy\n' + text.format('numpy.asarray(s.run(w)).item()'),
        head=False,
    )
    check_noop(text.format('s.run(loss)'), head=False)


@pytest.mark.parametrize(
    'places',
    [
        'np.squeeze(np.argwhere(done))',
        'np.where(done)',
        'row > 2',
        'np.sort(k)',
    ],
)
def test_store_in_many_places_stays(places):
    row = f'row = np.zeros((4,))\ni = {places}\nrow[i] = '
    check_noop(HEAD + row + 'np.zeros(row[i].shape)\n')
    check_noop(HEAD + row + 's.run(prices)\n')


def test_store_in_the_best_place_takes_the_number():
    row = 'row = np.zeros(4)\ni = np.argmax(p)\nrow[i] = {}\n'
    check(
        row.format('s.run(price)'),
        row.format('np.asarray(s.run(price)).item()'),
    )
