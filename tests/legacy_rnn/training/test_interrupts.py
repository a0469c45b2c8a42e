"""Handlers are called here as the interpreter calls them.

A signal to the process of the tests would raise wherever that happens to be,
in a collection of garbage, say; `test_resume.py` sends signals to processes
of their own.
"""

import signal

import pytest

from legacy_rnn.training import interrupts


@pytest.fixture(autouse=True)
def heard():
    """No signal is ignored, as it is in a background job."""
    before = {n: signal.getsignal(n) for n in interrupts.SIGNALS}
    for number in before:
        if before[number] == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def _receive(number):
    signal.getsignal(number)(number, None)


@pytest.mark.parametrize('name', ['SIGINT', 'SIGTERM'])
def test_first_signal_is_a_wish_and_the_second_ends(name):
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with interrupts.deferred() as wishes:
        assert not wishes.requested
        _receive(number)
        assert wishes.requested
        with pytest.raises(KeyboardInterrupt):
            _receive(number)
    assert signal.getsignal(number) is before


def test_closed_terminal_is_a_wish_however_often_it_is_told():
    with interrupts.deferred() as wishes:
        for _ in range(2):
            _receive(signal.SIGHUP)
        assert wishes.requested


def test_ignored_signal_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupts.deferred():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
