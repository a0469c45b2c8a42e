"""Parsers of settings, as Python 2's."""

import pytest

from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import findings, port_text

LINES = """from six.moves import configparser
c = configparser.{}
c.read_string(text)
"""


def port(source, python2=True):
    return port_text(source, '0.8', project=Project(python2=python2))


def test_options_that_stand_there_twice_are_read():
    ported = port(LINES.format('ConfigParser()'))
    space = {'text': '[net]\nsize = 1\nsize = 2 ; of the cell\n'}
    exec(ported.text, space)
    assert space['c'].getint('net', 'size') == 2
    assert port(ported.text).text == ported.text


def test_a_parser_of_another_name_is_one():
    head = 'from configparser import RawConfigParser as Parser\n'
    ported = port(f'{head}print Parser().sections()\n')
    assert 'Parser(strict=False, ' in ported.text


@pytest.mark.parametrize(
    ('made', 'python2'),
    [('ConfigParser()', False), ("ConfigParser({'a': '1'})", True)],
)
def test_other_parsers_stay(made, python2):
    ported = port(LINES.format(made), python2)
    assert 'config-parsers' not in findings(ported, 'changed')
