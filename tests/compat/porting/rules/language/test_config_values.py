"""Options of Python 2's ConfigParser."""

import io

import pytest

from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, findings, port_text

LINES = """import ConfigParser
c = ConfigParser.{}()
c.add_section('a')
c.set('a', 'n', {})
"""


def port(source):
    return port_text(source, '0.8', project=Project(python2=True))


@pytest.mark.parametrize('value', ['3', '[4, 5]', 'True', 'n.m'])
def test_values_are_written_as_text(value):
    ported = port(LINES.format('ConfigParser', value))
    assert ported.text.endswith(f"c.set('a', 'n', str({value}))\n")
    assert port(ported.text).text == ported.text


def test_an_option_that_is_set_can_be_written():
    space, file = {}, io.StringIO()
    exec(port(LINES.format('ConfigParser', '3')).text, space)
    space['c'].write(file)
    assert 'n = 3' in file.getvalue()


def test_what_is_raw_is_named():
    ported = port(LINES.format('ConfigParser', '"3"') + "c.get('a', 'n', 1)\n")
    assert ported.text.endswith("c.get('a', 'n', raw=1)\n")
    assert port(ported.text).text == ported.text
    check_noop('x = c.get(a, b, 1)\n')


def test_what_a_class_of_the_program_takes_stays():
    text = "from a import S\nimport ConfigParser\nx = S().get('a', 'n', 'd')\n"
    assert 'config-values' not in findings(port(text), 'changed')


@pytest.mark.parametrize(
    ('name', 'value'),
    [('ConfigParser', "'3'"), ('ConfigParser', 'str(3)'), ('Parser', '3')],
)
def test_other_values_stay(name, value):
    ported = port(LINES.format(name, value))
    assert 'config-values' not in findings(ported, 'changed')
    check_noop('d.set(a, b, 3)\n')
