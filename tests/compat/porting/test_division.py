"""Division of Python 2, as a port writes it."""

import pytest

from legacy_rnn.compat.porting import port_text, project
from legacy_rnn.compat.porting.kinds.numbers import division
from tests.compat.porting.tools import HEAD, check_noop, findings, uncommented


def asked(ported):
    """How many quotients are divided as their numbers tell at run time."""
    return ported.text.count('python2.divide(') + ported.text.count(
        'python2.idivide('
    )


DIVISIONS = {
    'n = batch_size / 2': 'n = batch_size // 2',
    'n = BATCH_SIZE / 2': 'n = BATCH_SIZE // 2',
    "n = len(x) / p['batch_size']": "n = len(x) // p['batch_size']",
    'n = x.shape[0] / 2': 'n = x.shape[0] // 2',
    'w, h = x.size; n = w / 2': 'w, h = x.size; n = w // 2',
    'h, w = x.shape[:2]; n = w / 2': 'h, w = x.shape[:2]; n = w // 2',
    'n = x.get_shape().as_list()[1] / 2': (
        'n = x.get_shape().as_list()[1] // 2'
    ),
    's = x.shape.as_list(); n = s[-1] / 2': (
        's = x.shape.as_list(); n = s[-1] // 2'
    ),
    'h, w = x.get_shape().as_list()[1:]; n = h / 2': (
        'h, w = x.get_shape().as_list()[1:]; n = h // 2'
    ),
    'n = range(a / b)': 'n = list(range(a // b))',
    'n = x[: a / b]': 'n = x[: a // b]',
    'x = np.split(y / z, a / b)': 'x = np.split(python2.divide(y, z), a // b)',
    'x = np.zeros([a / b, c])': 'x = np.zeros([a // b, c])',
    'x = random.sample(y, c + a / b)': 'x = random.sample(y, c + a // b)',
    'x = max_pool(y, ksize=[1, a / b + 1])': (
        'x = max_pool(y, ksize=[1, a // b + 1])'
    ),
    'x = a / 2 * [1] + y': 'x = a // 2 * [1] + y',
    "x = '-' * (a / b)": "x = '-' * (a // b)",
    'def f(n): m = n / 2; return [0] * m + x': (
        'def f(n): m = n // 2; return [0] * m + x'
    ),
    'def f(idx): j = idx / s[1]; y[j * h : j * h + h] = 0': (
        'def f(idx): j = idx // s[1]; y[j * h : j * h + h] = 0'
    ),
    'def f(s): n = s[1] / 4; y[:, :n] = y[:, n : n * 2]': (
        'def f(s): n = s[1] // 4; y[:, :n] = y[:, n : n * 2]'
    ),
    'def f(a, b): n = 2 * 9 / a + (9 - b) / a / 2 + 1; return range(n)': (
        'def f(a, b): n = 2 * 9 // a + (9 - b) // a // 2 + 1; '
        'return list(range(n))'
    ),
    'def f(a, b): n = a / b + 1; return n': (
        'def f(a, b): n = python2.divide(a, b) + 1; return n'
    ),
    'n = a / 2.0': 'n = a / 2.0',
    'n = int(a) / len(b)': 'n = int(a) // len(b)',
    'a = np.array([3, 4], np.int32); n = a / 2': (
        'a = np.array([3, 4], np.int32); n = a // 2'
    ),
    'a = b.astype(dtype=int); n = (a - 1) / 2': (
        'a = b.astype(dtype=int); n = (a - 1) // 2'
    ),
    'n = np.zeros((int(a), 2)) / b': 'n = np.zeros((int(a), 2)) / b',
    'n = (lambda k=0.5: len(x) / k)': 'n = (lambda k=0.5: len(x) / k)',
    'c = 0; c += 0.5; n = c / 2': 'c = 0; c += 0.5; n = c / 2',
}


@pytest.mark.parametrize('line', DIVISIONS)
def test_division_is_written_where_it_is_sure(line):
    text = port_text(f'print y\n{line}\n', '0.8').text
    bare = text.removeprefix('from legacy_rnn.compat import python2\n')
    assert bare == f'print(y)\n{DIVISIONS[line]}\n'


@pytest.mark.parametrize(
    'line',
    [
        'n = a / b',
        'n = a / b * [1, 2]',
        'def f(a): rate = a / 100; x = y[: rate * len(y)]',
        'n = len(x) / step_size',
        'x = np.mgrid[: a / b]',
        'x = np.mgrid[: 3, a / b : c]',
        'x = y.split(y, axis=a / b)',
        'p = 0 if a else f(a); n = p / b',
        'p = tf.cast(a, tf.int32); n = p / b',
        'n = a.sum(1) / len(b)',
        's = x.shape.as_list(); s = f(s); n = s[0] / 2',
    ],
)
def test_unsure_division_is_that_of_python_2(line):
    ported = port_text(f'print y\n{line}\n', '0.8')
    assert asked(ported) == 1
    assert ported.text.startswith('from legacy_rnn.compat import python2\n')
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    ('line', 'is_real'),
    [
        ('s = 0.0; s += f(r); s /= b', True),
        ('s = np.zeros(b); s += f(r); s /= b', True),
        ('s = np.power(r, 0.5); s = r / s', True),
        ('s = np.power(r, 2); s = r / s', False),
        ('s = f(b); s *= 1.0; s /= b', True),
        ('s = f(b); s *= 1; s /= b', False),
        ('s = f(b); s *= 1.0; s = f(s); s /= b', False),
        ('s = 0.5; s = f(s); s /= b', False),
        ('global s; s = 0.5; s /= b', False),
        ('s = 0.5; t = [s / b for s in r]', False),
        ('s = t = 0.5; s /= b', False),
    ],
)
def test_kind_of_a_number_is_that_of_its_function(line, is_real):
    other = 'def h(s):\n    s = f(s)\n'
    source = f'print y\ndef g(r, b):\n    {line}\n{other}'
    ported = port_text(source, '0.8')
    assert asked(ported) == (not is_real)


@pytest.mark.parametrize(
    ('line', 'new'),
    [('b = int(n)', 'a // b'), ('b = f(n)', 'python2.divide(a, b)')],
)
def test_what_a_line_before_cut_is_whole(line, new):
    source = f'print y\nb = f(1)\ndef g(n):\n    a = len(n)\n    {line}\n'
    ported = port_text(f'{source}    return a / b\n', '0.8')
    assert f'return {new}\n' in ported.text


def test_loss_that_anything_may_set_stays_real():
    source = (
        'print y\ndef g(n):\n    loss = 0.0\n    loss /= n\n'
        'def h(n):\n    loss = f(n)\n    loss /= n\n'
    )
    assert not asked(port_text(source, '0.8'))


@pytest.mark.parametrize(
    'lines',
    [
        "start, total = time(), 0.0\ntotal += f(x)\nprint 'a', total / n\n",
        "loss = sequence_loss(a, b)\nprint 'a', reduce_sum(loss) / n\n",
        'loss_batch = 0\nloss_batch += run(x)\nprint loss_batch / size\n',
        "self.accuracy /= self.k\nprint 'a'\n",
        'e, n = 0, 0\ne += np.linalg.norm(x)\nprint e / n\n',
        'a_loss = 0\na_loss = a_loss + f(x)\nprint a_loss / n\n',
        'p = np.ones([n, 2], dtype=np.float)\nprint (p[1, 0] - p[0, 0]) / k\n',
        'hits = 0\nhits += batch_accuracy[0]\nprint hits / k\n',
        'a = tf.placeholder(tf.float32)\nprint f(x) / a\n',
        'x *= np.pi / 180\nx /= np.median(y)\nprint (y - mu) / sigma_1\n',
        'print sum(val_time_history) / k, sum(metric_history) / k\n',
        'm = tf.to_float(tf.sign(x))\nprint f(x) / tf.reduce_sum(m)\n',
        'p = 0 if n == 0 else 1. * a / n\nq = p\nprint 2 * p * q / (p + q)\n',
        '_, c = s.run([train, cost])\nprint c / k\n',
        'print k / tf.pow(1.0 + x, 0.5), tf.cast(k, tf.float32) / n\n',
        'd = x - x.mean(0)\nprint np.dot(d.T, d) / n\n',
        'print k / x.astype(np.float32), k / np.array(x, dtype=float)\n',
        'e = tf.exp(x)\nprint k / tf.reshape(tf.reduce_sum(e, 1), [-1, 1])\n',
        'c = softmax(x)\nc = c * mask\nprint tf.reduce_sum(c) / k\n',
        'x = np.array([1.0 * n[i] for i in n])\nx /= np.sum(x)\nprint x\n',
        '_, loss = s.run([a, loss])\nloss = f(x)\nprint loss / k\n',
        'p = np.ones(d) * alpha\np[i] += 3\np /= abs(p).sum()\nprint p\n',
        'def f(x):\n    print x\n    x /= np.sum(x)\n    return x\n',
        'print [a / a.sum(1)[:, None] for a in b]\n',
        'def f(x):\n    s = sum(x)\n    return [3, x[0] / 1.0], x / s\n'
        'print f(y)\n',
        'new_weighting = f(x)\nprint new_weighting / tf.reduce_sum(y)\n',
        'total_size = f(x)\ntotal_size += 1e-12\nprint y / total_size\n',
        't = sum(x)\nprint [n / t for n in x]\n',
        'print int(f(x) / self.batch_size), int(3 * f(x) / num_steps)\n',
        'x = np.ones(3)\nx = np.transpose(x)\nprint x / f(x)\n',
    ],
)
def test_division_of_a_sum_of_real_numbers_is_sure(lines):
    assert not asked(port_text(HEAD + lines, '0.8'))


def test_arguments_may_be_real_whatever_they_are_by_default():
    source = 'def f(x, duration=2):\n    print len(x) / duration\n'
    assert asked(port_text(source, '1.4')) == 1


def test_sums_are_whole_by_no_name():
    source = (
        'import tensorflow as tf\nn = tf.reduce_sum(x)\n'
        'print n / (1 + n), num_steps / (1 + num_steps)\n'
    )
    text = port_text(source, '1.4').text
    assert 'print(python2.divide(n, 1 + n), num_steps // (1 +' in text


_LAST = 'def g():\n    z = f(1)\n\n\ndef h(n, num_frames, c):\n    print c\n'


@pytest.mark.parametrize(
    'lines',
    [
        '    num_frames = tf.cast(num_frames, tf.float32)\n'
        '    z = tf.reshape(tf.tile(num_frames, [1, c]), [-1, c])\n'
        '    return f(c) / z',
        '    z = f(c)\n    z = tf.exp(z)\n    return f(n) / z',
        '    z = f(c)\n    if c:\n        z = 1.5\n        return f(n) / z',
        '    n = float(n)\n    for i in c:\n        n2 = f(i) / n',
        '    n, z = c.split()\n    n, z = float(n), float(z)\n'
        '    return f(n) / z',
        '    for z in c:\n        z = z * 1.0\n        print z / f(n)',
    ],
)
def test_last_assignment_before_a_division_is_the_one(lines):
    ported = port_text(f'{HEAD}{_LAST}{lines}\n', '0.8')
    assert not asked(ported)


@pytest.mark.parametrize(
    'lines',
    [
        '    z = 1.5\n    if c:\n        z = f(c)\n    return f(n) / z',
        '    z = 1.5\n    for i in c:\n        print f(i) / z\n'
        '        z = f(i)',
        '    z = 1.5\n    with c as z:\n        return f(n) / z',
        '    z = 1.5\n    return [f(n) / z for z in c]',
        '    z = 1.5\n    return lambda: f(n) / z\n    z = f(c)',
        '    global z\n    z = 1.5\n    z2 = f(n) / z\n    z = f(c)',
        '    z = 1.5\n    try:\n        z = f(c)\n    finally:\n'
        '        print f(n) / z',
        '    z = 1.5\n    for z in c: pass\n    return f(n) / z',
        '    z = 1.5\n    n, z = 1.5, f(c)\n    return f(n) / z',
    ],
)
def test_any_of_several_assignments_may_be_the_last(lines):
    ported = port_text(f'{HEAD}{_LAST}{lines}\n', '0.8')
    assert asked(ported) == 1


def test_name_of_a_flag_is_the_number_that_the_flag_is():
    lines = (
        "DEFINE_integer('epoch', 9, '')\nE = config.FLAGS.epoch\nprint E / 2\n"
    )
    assert 'print(E // 2)' in port_text(HEAD + lines, '0.8').text
    lines += 'E = f(x)\n'
    assert asked(port_text(HEAD + lines, '0.8')) == 1


def test_loss_that_is_a_whole_number_is_divided_as_one():
    ported = port_text(HEAD + 'loss = 3\nprint loss / 2\n', '0.8')
    assert 'print(loss // 2)' in ported.text


def test_division_of_what_may_be_whole_is_unsure_still():
    for lines in (
        "a, total = 1.0, 0\ntotal += f(x)\nprint 'a', total / k\n",
        'x = len(y)\nprint x, f(x) / np.sum(f(y))\n',
        'a_size = f(x)\na_size += 1.5\nprint y / a_size\n',
        'print x / np.sum(y)\n',
        'print int((f(x) - 1) / batch_size)\n',
        'print int(f(x) / y)\n',
        'print f(x) / batch_size\n',
        't = sum(x)\nprint [n / t for n in y]\n',
    ):
        assert asked(port_text(HEAD + lines, '0.8')) == 1


@pytest.mark.parametrize(
    ('line', 'times'),
    [('for i in y: f(i) / b', 0), ('for i in y: f(i / b)', 1), ('y / b', 1)],
)
def test_division_whose_value_goes_nowhere_stays(line, times):
    ported = port_text(f'{HEAD}print y\n{line}\n', '0.8')
    assert asked(ported) == times


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('y = (a - b) / (c or d)', 'y = python2.divide(a - b, c or d)'),
        ('y = a / b / c', 'y = python2.divide(python2.divide(a, b), c)'),
        ('y = a / 2 / c', 'y = python2.divide(python2.divide(a, 2), c)'),
        ('y = len(a) / 2 / c', 'y = python2.divide(len(a) // 2, c)'),
        ('a.b[0] /= (c - 1)', 'a.b[0] = python2.idivide(a.b[0], c - 1)'),
        ('y = a / b  # why', 'y = python2.divide(a, b)  # why'),
    ],
)
def test_unsure_division_as_it_is_written(old, new):
    ported = port_text(f'{HEAD}print 1\n{old}\n', '0.8')
    assert f'\n{new}\n' in ported.text
    assert not findings(ported, 'check')
    assert uncommented(port_text(ported.text, '0.8').text) == ported.text


@pytest.mark.parametrize(
    'line',
    [
        'f()[g()] /= a',
        'y = (lambda: 1) / a',
        'python2 = f(1); y = a / python2',
    ],
)
def test_unsure_division_that_cannot_be_a_call_is_reported(line):
    ported = port_text(f'{HEAD}print 1\n{line}\n', '0.8')
    assert findings(ported, 'check') == ['python2']
    assert not asked(ported)


@pytest.mark.parametrize(
    ('line', 'told', 'is_asked'),
    [
        ('x = raw_input()', {}, False),
        ('x = raw_input()', {'only_2': True}, True),
        ('import urllib2', {}, True),
        ('#!python2', {}, True),
        ('from Queue import Queue', {}, True),
        ('def f():\n    import urllib2', {}, False),
        ('x = 1', {'python2': True}, False),
        ('x = 1', {'python2': True, 'only_2': True}, True),
    ],
)
def test_unsure_division_that_may_be_of_python_3_is_reported(
    line, told, is_asked
):
    source = f'{HEAD}{line}\nprint(a / b)\n'
    ported = port_text(source, '0.8', project=project.Project(**told))
    assert findings(ported, 'check') == ['python2'] * (not is_asked)
    new = 'print(python2.divide(a, b))' if is_asked else 'print(a / b)'
    assert new in ported.text


@pytest.mark.parametrize(
    ('calls', 'new'),
    [
        ('print f(y), x\n', 'python2.divide(x, 2)'),
        ('print f(1.5), x\n', 'x / 2'),
        ('print f(4), f(x=len(y))\n', 'x // 2'),
        ('print f(*y), f(3)\n', 'python2.divide(x, 2)'),
        ('print f(4), f(2.5)\n', 'python2.divide(x, 2)'),
    ],
)
def test_argument_is_not_the_number_that_has_its_name(calls, new):
    source = f'x = 3\n\n\ndef f(x):\n    return x / 2\n\n\n{calls}'
    ported = port_text(HEAD + source, '0.8')
    assert f'    return {new}\n' in ported.text


@pytest.mark.parametrize(
    ('line', 'new'),
    [
        ('f = lambda x: x / 2', 'f = lambda x: python2.divide(x, 2)'),
        ('print [x / 2 for x in y]', 'print([python2.divide(x, 2) for x'),
        ('print [x / 2 for x in range(y)]', 'print([x // 2 for x'),
        ('def f(x): return x / 2\nf(3)', 'def f(x): return x // 2'),
        ('def f(x): return x / 2', 'def f(x): return python2.divide(x, 2)'),
        ('def f(x=3): return x / 2', 'f(x=3): return python2.divide(x, 2)'),
        ('def f(x=0.5): return x / 2', 'def f(x=0.5): return x / 2'),
        (
            'def f(y): return [x / 2 for x in y]',
            'return [python2.divide(x, 2) for x in y]',
        ),
        (
            'def f(x):\n    def g(y): return x / y\n    return g\nf(3)',
            'def g(y): return python2.divide(x, y)',
        ),
        ('def f(*x): return x[0] / 2', 'return python2.divide(x[0], 2)'),
        (
            'def f(x):\n    y = x[0]\n    return y / 2',
            'return python2.divide(y, 2)',
        ),
        ('def f(x):\n    x = x / 2', 'x = python2.divide(x, 2)'),
        ('def f(x):\n    x /= 2', 'x = python2.idivide(x, 2)'),
        ('def f(y): return x / y', 'def f(y): return x / y'),
    ],
)
def test_argument_is_not_the_tensor_that_has_its_name(line, new):
    tensor = 'x = tf.placeholder(tf.float32, [3])\n'
    ported = port_text(f'{HEAD}{tensor}print 1\n{line}\n', '0.8')
    assert new in ported.text


def test_division_of_python_3_is_left_alone():
    check_noop('n = len(x) / 2\nprint(n)\n', '1.4')


@pytest.mark.parametrize('future', ['', 'from __future__ import division\n'])
@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('np.divide(len(a), 2)', 'np.floor_divide(len(a), 2)'),
        ('np.divide(a, b)', 'python2.numpy_divide(a, b)'),
        ('np.divide(a, b, out=c)', 'python2.numpy_divide(a, b, out=c)'),
        ('np.divide(a, 2.0)', 'np.divide(a, 2.0)'),
        ('np.true_divide(a, b)', 'np.true_divide(a, b)'),
        ('tf.divide(a, b)', 'tf.divide(a, b)'),
    ],
)
def test_numpy_divides_as_in_python_2(future, old, new):
    source = f'{future}{HEAD}import numpy as np\nprint 1\ny = {old}\n'
    ported = port_text(source, '1.4')
    assert f'\ny = {new}\n' in ported.text
    assert not findings(ported, 'check')


def test_quotient_of_numpy_that_may_be_of_python_3_is_reported():
    source = (
        f'{HEAD}import numpy as np\nx = raw_input()\ny = np.divide(a, b)\n'
    )
    ported = port_text(source, '1.4')
    assert findings(ported, 'check') == ['python2']
    assert 'y = np.divide(a, b)\n' in ported.text


@pytest.mark.parametrize(
    'loss',
    ['tf.losses.mean_squared_error(x, y)', 'self.ctc_loss(x)', 'total_loss()'],
)
def test_losses_are_no_whole_numbers(loss):
    source = f"print 'a'\nz = {loss} / n\n"
    ported = port_text(HEAD + source, '1.4')
    assert f'z = {loss} / n\n' in ported.text
    assert not findings(ported, 'check')


# In pandas of Python 2 columns and rows of real numbers were divided truly.
@pytest.mark.parametrize(
    'quotient',
    [
        "frame['n'] / 2",
        'frame.n / frame.batch_size',
        "frame.groupby('a').n.count() / 2",
        '[row.n / 2 for _, row in frame.iterrows()]',
        "frame.apply(lambda row: row['n'] / row.num, axis=1)",
        "frame['n'] /= 2",
    ],
)
def test_columns_are_no_counts_by_their_names(quotient):
    head = f'{HEAD}import pandas as pd\nframe = pd.read_csv(path)\n'
    ported = port_text(f'{head}x = 3\nprint x\n{quotient}\n', '1.4')
    assert '//' not in ported.text and asked(ported) == 1
    ported = port_text(f'{head}print len(frame) / batch_size\n', '1.4')
    assert 'len(frame) // batch_size' in ported.text


def test_quotient_is_shown_with_its_brackets():
    text, found = division.divide('n = (batch_size - 1)/2\n')
    assert text == 'n = (batch_size - 1)//2\n'
    assert found[0].new == '(batch_size - 1)//2'


@pytest.mark.parametrize(
    ('kind', 'default', 'new'),
    [
        ('float', '7', 'python2.divide(args.gap, 2)'),
        ('float', '-7', 'python2.divide(args.gap, 2)'),
        ('float', '7 * 3', 'python2.divide(args.gap, 2)'),
        ('float', '7.0', 'args.gap / 2'),
        ('float', '-7e-3 * 2', 'args.gap / 2'),
        ('float', "'7'", 'args.gap / 2'),
        ('float', 'None', 'args.gap / 2'),
        ('float', 'GAP', 'args.gap / 2'),
        ('int', '2.5', 'python2.divide(args.gap, 2)'),
        ('int', '-7', 'args.gap // 2'),
        ('int', "'7'", 'args.gap // 2'),
        ('int', '2 * GAP', 'args.gap // 2'),
    ],
)
def test_default_of_an_argument_stays_what_it_is(kind, default, new):
    source = (
        f"parser.add_argument('--gap', type={kind}, default={default})\n"
        'args = parser.parse_args()\nprint args.gap / 2\n'
    )
    assert f'print({new})' in port_text(HEAD + source, '1.4').text


@pytest.mark.parametrize(
    ('made', 'new'),
    [
        ("Row = namedtuple('Row', 'gap')", 'python2.divide(row.gap, 2)'),
        ("row.__dict__['gap'] = 7", 'python2.divide(row.gap, 2)'),
        ('row.gap = 7.0', 'row.gap / 2'),
        ('class Row(object):\n    gap = 7.0', 'row.gap / 2'),
    ],
)
def test_attribute_is_not_the_variable_that_has_its_name(made, new):
    source = f'{made}\ngap = 0.5\nprint row.gap / 2\n'
    assert f'print({new})' in port_text(HEAD + source, '1.4').text
