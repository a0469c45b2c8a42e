"""Colours appear on a terminal alone."""

import io

import pytest

from legacy_rnn.console import colour


class _Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    monkeypatch.delenv('NO_COLOR', raising=False)
    monkeypatch.setenv('TERM', 'xterm')


def test_terminal_shows_a_colour():
    assert colour.paint('a', 'red', _Terminal()) == '\x1b[31ma\x1b[0m'
    assert colour.paint('a', '', _Terminal()) == 'a'


def test_file_gets_none():
    assert colour.paint('a', 'red', io.StringIO()) == 'a'


@pytest.mark.parametrize('name, value', [('NO_COLOR', '1'), ('TERM', 'dumb')])
def test_user_turns_it_off(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert colour.paint('a', 'red', _Terminal()) == 'a'
