"""Arrays of float32 stay as narrow as they were."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, findings

ZEROS = 'import numpy as np\nw = np.zeros((n, n), dtype=np.float32)\n'
FLOATS = 'import numpy as np\nw = np.random.rand(n).astype("float32")\n'


@pytest.mark.parametrize(
    'before, after',
    [
        ('w = w / np.sqrt(n) * gain', 'w = w / float(np.sqrt(n)) * gain'),
        ('v = np.sqrt(2. / n) * w', 'v = float(np.sqrt(2. / n)) * w'),
        ('v = 1 / np.sqrt(n) * w', 'v = float(1 / np.sqrt(n)) * w'),
        ('w = np.abs(w)\nv = w * np.sqrt(2)', 'v = w * float(np.sqrt(2))'),
        ('v = w - np.log(len(x))', 'v = w - float(np.log(len(x)))'),
        ('v = w * np.exp(x.shape[0])', 'v = w * float(np.exp(x.shape[0]))'),
    ],
)
@pytest.mark.parametrize('array', [ZEROS, FLOATS])
def test_number_becomes_python_s(array, before, after):
    ported = port_text(f'{HEAD}{array}{before}\n', '1.15')
    assert after in ported.text
    assert not findings(ported, 'check')
    values = {'n': 3, 'gain': 1.5, 'x': np.ones(3)}
    exec(array + before.rpartition('\n')[0] + '\n' + after, values)
    assert values['w'].dtype == values.get('v', values['w']).dtype == 'float32'


def test_what_a_shape_holds_is_a_number():
    line = 'np.sqrt(6.0 / (shape[-2] + shape[-1])) * (2 * {} - 1)'
    line = line.format('np.random.rand(*shape).astype(np.float32)')
    head = f'{HEAD}import numpy as np\n'
    ported = port_text(f'{head}def f(shape):\n    return {line}\n', '1.15')
    assert 'float(np.sqrt(6.0 / (shape[-2] + shape[-1]))) *' in ported.text
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'number, after',
    [
        ('s = np.sqrt(6. / np.sum(shape))', 'float(s) * w'),
        ('s = np.sqrt(6. / sum(x.shape))', 'float(s) * w'),
        ('s = np.sqrt(len(x))\n    s = 2 * s', 's * w'),
        ('s = 2\n    s = np.sqrt(s)', 's * w'),
        ('for s in np.sqrt(x): pass', 's * w'),
        ('s = s + np.sqrt(x)', 's * w'),
    ],
)
def test_name_that_holds_a_number_becomes_python_s(number, after):
    array = 'w = np.random.rand(*shape).astype("float32")'
    function = f'def f(shape, x):\n    {number}\n    {array}\n    return '
    source = f'{HEAD}import numpy as np\n{function}'
    ported = port_text(f'{source}s * w\n', '1.15')
    assert f'return {after}\n' in ported.text
    assert not findings(ported, 'check')


def test_sizes_that_are_numbers_themselves_are_read():
    source = f'{HEAD}import numpy as np\nw = np.zeros(3, np.float32)\n'
    assert 'w = np.zeros(3, np.float32)\n' in port_text(source, '1.15').text


def test_what_may_be_an_array_is_a_check():
    ported = port_text(f'{HEAD}{ZEROS}w = w / np.sqrt(n * p)\n', '1.15')
    assert findings(ported, 'check') == ['wide-numbers']


@pytest.mark.parametrize(
    'line',
    [
        'v = np.float32(w / np.sqrt(n))',
        'v = (w / np.sqrt(n)).astype(np.float32)',
        'v = tf.constant(w / np.sqrt(n), dtype=tf.float32)',
        'w /= np.sqrt(n)',
        'v = w / np.sqrt(x)',
        'v = w / np.sqrt(w.var(0) + 1)',
        'v = y / np.sqrt(n)',
        'w = x\nv = w / np.sqrt(n)',
        'def f(w): return w / np.sqrt(n)',
    ],
)
def test_what_is_not_made_wider_stays(line):
    ported = port_text(f'{HEAD}{ZEROS}{line}\n', '1.15')
    assert not [f for f in ported.findings if f.rule == 'wide-numbers']
