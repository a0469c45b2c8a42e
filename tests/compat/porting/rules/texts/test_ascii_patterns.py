"""Letters of Python 2's patterns are those of ASCII."""

import re

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.running import shims
from tests.compat.porting.tools import HEAD, NEW_HEAD, check_noop

OF_2 = 'import re\nprint 3\n'
OF_3 = 'import re\nprint(3)\n'
# What Python 2.7 gave, of text and of bytes alike.
GAVE = {
    r'\w+': ['caf', 'ok'],
    r'(?u)\w+': ['caf\xe9', 'ok'],
    r'\bok\b|caf\b': ['caf', 'ok'],
    r'caf\s|\S+': ['caf\xe9\xa0ok'],
}


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (r"re.findall('\w+', x)", r"re.findall('(?a)\w+', x)"),
        (
            r"re.compile(r'''[^\W_]''' + y, re.I)",
            r"re.compile(r'''(?a)[^\W_]''' + y, re.I)",
        ),
        (r"re.sub(r'(?i)\bA', '', x)", r"re.sub(r'(?a)(?i)\bA', '', x)"),
        (r"re.sub('(%s)\s' % y, '', x)", r"re.sub('(?a)(%s)\s' % y, '', x)"),
        (r"re.split('(\W+)?', x)", r"re.split('(?a)(\W+)', x)"),
        (r"re.split('[\s,]', x, 1)", r"re.split('(?a)[\s,]', x, 1)"),
    ],
)
def test_patterns_of_letters_and_spaces(before, after):
    ported = port_text(f'{HEAD}{OF_2}{before}\n', '1.4').text
    assert ported == f'{NEW_HEAD}{OF_3}{after}\n'


@pytest.mark.parametrize(
    'line',
    [
        r"re.findall('[a-z]+', x)",
        r"re.sub('[\s\S]|[\W\w]|\d', '', x)",
        r"re.findall(r'a\\w', x)",
        r"re.findall('\w', x, re.U)",
        r"re.compile('\w', flags=re.I | re.UNICODE)",
        r"re.compile('\w', **options)",
        r"re.compile('\w', flags)",
        r"re.compile('(?u)\w')",
        r're.findall(pattern, x)',
        r"other.findall('\w', x)",
    ],
)
def test_others_are_left_alone(line):
    ported = port_text(f'{HEAD}{OF_2}{line}\n', '1.4').text
    assert ported == f'{NEW_HEAD}{OF_3}{line}\n'


def test_python_3_is_left_alone():
    check_noop("import re\nprint(re.findall(r'\\w+', x))\n", '1.4')


@pytest.mark.parametrize('pattern', GAVE)
def test_under_run(pattern):
    of_2 = shims.find('re', True)
    text = 'caf\xe9\xa0ok'
    assert of_2.findall(pattern, text) == GAVE[pattern]
    assert of_2.compile(pattern, re.I).findall(text) == GAVE[pattern]


def test_flags_under_run():
    of_2 = shims.find('re', True)
    assert of_2.findall(r'\w', '\xe9', re.U) == ['\xe9']
    assert of_2.sub(r'\w', '-', '\xe9a', 1, re.UNICODE) == '-a'
    assert of_2.sub(r'\w', '-', '\xe9aB', 1) == '\xe9-B'
    assert of_2.split(r'\W', '\xe9a', maxsplit=1, flags=re.L) == ['', 'a']
    assert of_2.search(re.compile(r'\w'), '\xe9')
    assert of_2.findall(rb'\w', b'\xe9a') == [b'a']
