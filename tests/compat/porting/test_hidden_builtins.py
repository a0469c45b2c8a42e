"""Builtins of Python 2 stay themselves beside names of today's builtins."""

import pytest

from legacy_rnn.compat.porting import port_text

# Programs and what `result` is at their end; Python 2.7.18 gives the same.
PROGRAMS = {
    'an answer': (
        "def ask():\n    input = raw_input('> ')\n    return input\n"
        'result = ask(), ask()\n',
        ('a', 'b'),
    ),
    'answers of the module': (
        "while True:\n    input = raw_input('> ')\n"
        "    if input == 'b': break\n"
        'result = input\n',
        'b',
    ),
    'texts': (
        'def f(str):\n    if isinstance(str, unicode): return 1\n'
        '    return isinstance(str, basestring), unicode(str)\n'
        "result = f(u'a'), f(2)\n",
        (1, (False, '2')),
    ),
    'what is decoded': (
        "def f(str):\n    return unicode(str, 'utf-8')\nresult = f('a')\n",
        'a',
    ),
    'numbers of six': (
        'from six.moves import xrange\n'
        'def f(range): return [i for i in xrange(range)]\nresult = f(2)\n',
        [0, 1],
    ),
    'numbers': (
        'def f(int, range):\n    chr = unichr(int)\n'
        '    return long(range), [i for i in xrange(int - 64)], chr\n'
        "result = f(66, '3')\n",
        (3, [0, 1], 'B'),
    ),
}


def port(source):
    return port_text('import tensorflow as tf\nprint 1\n' + source, '0.12')


@pytest.mark.parametrize('name', PROGRAMS)
def test_port_gives_what_python_2_gave(name, monkeypatch):
    source, expected = PROGRAMS[name]
    ported = port(source)
    assert ported.status == 'ported'
    answers = iter('ab')
    monkeypatch.setattr('builtins.input', lambda prompt: next(answers))
    namespace = {'__name__': 'ported'}
    exec(ported.text, namespace)
    assert namespace['result'] == expected


@pytest.mark.parametrize(
    'source, after',
    [
        ('def f(input): pass\nx = raw_input()\n', 'x = input()\n'),
        ('def f(str): return str\nx = unicode(1)\n', 'x = str(1)\n'),
        ('def long(int): return int\n', 'def long(int): return int\n'),
        ("s = 'raw_input'  # raw_input\ninput = 1\n", 'input = 1\n'),
    ],
)
def test_no_module_is_named_where_nothing_is_hidden(source, after):
    text = port(source).text
    assert text.endswith(after)
    assert 'builtins' not in text
