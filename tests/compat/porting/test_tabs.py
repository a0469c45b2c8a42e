"""Tabs that Python 2 read as up to eight spaces."""

import pytest

from legacy_rnn.compat.porting import port_text


@pytest.mark.parametrize('second', [' \t', '        ', '   \t'])
def test_spaces_before_a_tab_are_within_it_as_in_python_2(second):
    source = f'if x:\n\tprint 1\n{second}print 2\n'
    ported = port_text(source, '0.8')
    assert ported.text == 'if x:\n        print(1)\n        print(2)\n'


def test_tabs_with_a_space_between_are_read_as_in_python_2():
    source = 'if x:\n\tif y:\n\t\tprint 1\n\t \tprint 2\n'
    ported = port_text(source, '0.8')
    inner = ' ' * 16
    assert ported.text == (
        f'if x:\n        if y:\n{inner}print(1)\n{inner}print(2)\n'
    )


def test_tabs_alone_stay():
    source = 'if x:\n\tprint 1\n \n\tprint 2\n'
    ported = port_text(source, '0.8')
    assert ported.text == 'if x:\n\tprint(1)\n \n\tprint(2)\n'
