"""Names of modules and builtins that functions take for their own."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names import local_names, shadows
from tests.compat.porting.tools import HEAD, uncommented

TAKEN = {
    'an argument': 'def f({0}):\n    return {0}.count(x)\n',
    'a variable': 'def f():\n    {0} = x\n    return {0}.count(x)\n',
    'of a lambda': 'f = lambda {0}: {0}.count(x)\n',
    'of a loop': 'def f():\n    for {0} in x:\n        {0}.count(x)\n',
    'of a file': 'def f():\n    with x as {0}:\n        {0}.count(x)\n',
    'of a method': 'class A:\n    def f(self, {0}):\n        {0}.count(x)\n',
    'within one': 'def f({0}):\n    def g():\n        {0}.count(x)\n',
    'of a class': 'class A:\n    {0} = 3\n    y = {0}.count(x)\n',
    'of an exception': (
        'def f():\n    try:\n        pass\n    except E as {0}:\n'
        '        {0}.count(x)\n'
    ),
}
USES = {  # What is imported, a use of it, the same in a port.
    'string': ('string.maketrans(a, b)', 'str.maketrans(a, b)'),
    'time': ('time.clock()', 'time.perf_counter()'),
    'random': ('random.seed(1)', 'old_random.seed(1)'),
    're': (r"re.sub('\\s', '', x)", r"re.sub('(?a)\\s', '', x)"),
    'numpy': ('numpy.zeros(3, numpy.float)', 'numpy.zeros(3, float)'),
    'pandas': ('pandas.rolling_mean(a, 3)', 'a.rolling(3).mean()'),
    'json': ('json.dumps(a)', 'json.dumps(a, default=lambda x: x.item())'),
}
BUILTINS = {
    'cmp': ('cmp(a, b)', '(lambda a, b: (a > b) - (a < b))(a, b)'),
    'file': ('file(p, "rb").read(4)', 'open(p, "rb").read(4)'),
}


def _ported(source):
    return uncommented(
        port_text(f'{HEAD}{source}x = xrange(3)\n', '0.12').text
    )


@pytest.mark.parametrize('taken', TAKEN.values(), ids=TAKEN)
def test_a_module_stays_known_where_a_function_takes_its_name(taken):
    for name, (old, new) in USES.items():
        text = _ported(f'import {name}\n{taken.format(name)}y = {old}\n')
        assert f'y = {new}\n' in text, name
        assert f'{name}.count(x)' in text, name


@pytest.mark.parametrize('taken', TAKEN.values(), ids=TAKEN)
def test_a_builtin_stays_known_where_a_function_takes_its_name(taken):
    for name, (old, new) in BUILTINS.items():
        text = _ported(f'{taken.format(name)}y = {old}\n')
        assert f'y = {new}\n' in text, name
        assert f'{name}.count(x)' in text, name


def test_round_is_that_of_python_2_where_a_function_takes_its_name():
    text = _ported('def f(round):\n    return round\ny = round(2.5)\n')
    assert 'from legacy_rnn.compat.python2 import round\n' in text


@pytest.mark.parametrize(
    'own',
    [
        'string = x\n',
        'def f():\n    global string\n    string = x\n',
        'for string in x:\n    pass\n',
        'y = [string for string in x]\n',
    ],
)
def test_a_name_that_the_module_binds_is_nobodys(own):
    source = f'import string\n{own}y = string.letters\n'
    assert 'y = string.letters\n' in _ported(source)


def test_what_a_function_declares_global_is_the_modules():
    source = (
        'import time\ndef f(time):\n    def g():\n        global time\n'
        '        return time.clock()\n    return time.clock()\n'
    )
    tree = ast.parse(source)
    assert local_names.imported_names(tree) == {'time': 'time'}
    outer = tree.body[1].body
    inner = outer[0].body[1].value.func
    assert not shadows.is_hidden(inner)
    assert shadows.is_hidden(outer[1].value.func)


def test_methods_hide_nothing_from_one_another():
    source = (
        'class A:\n    def cmp(self, other):\n'
        '        return cmp(self.x, other.x)\n'
    )
    assert 'return (lambda a, b: (a > b) - (a < b))(self.x' in _ported(source)
