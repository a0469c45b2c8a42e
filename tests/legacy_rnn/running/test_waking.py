"""A main thread that waits for a thread whose steps are done."""

import contextlib
import signal
import threading
import time

import pytest

from legacy_rnn.running import stopping, waking


def work(stopper, rounds=0):
    for _ in range(rounds):
        time.sleep(0.1)
        stopper.heed(False)
    with contextlib.suppress(stopping.StepsDone):
        stopper.heed(True)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(waking, 'IDLE', 0.3)


def test_it_ends_when_no_session_runs():
    stopper = stopping.Stopper()
    before = signal.getsignal(waking.SIGNAL)
    start = time.monotonic()
    with stopper.waker.waiting():
        threading.Thread(target=work, args=(stopper,)).start()
        with pytest.raises(stopping.StepsDone):
            while True:
                time.sleep(0.01)
    assert 0.3 <= time.monotonic() - start < 20
    assert signal.getsignal(waking.SIGNAL) == before


def test_it_goes_on_while_sessions_run_and_ends_at_last(monkeypatch):
    stopper = stopping.Stopper()
    with stopper.waker.waiting():
        threading.Thread(target=work, args=(stopper,)).start()
        for _ in range(20):
            time.sleep(0.05)
            stopper.heed(False)
        monkeypatch.setattr(waking, 'MOST', 0.5)
        with pytest.raises(stopping.StepsDone):
            while True:
                time.sleep(0.01)
                stopper.heed(False)


def test_an_end_in_time_is_left_alone():
    stopper = stopping.Stopper()
    with stopper.waker.waiting():
        thread = threading.Thread(target=work, args=(stopper,))
        thread.start()
        thread.join()
    time.sleep(0.5)
    with pytest.raises(stopping.StepsDone):
        stopper.heed(True)
