"""What stays of a script's stderr once the filter of native lines ends."""

import select
import sys

from legacy_rnn.running.patches import quiet


def test_stream_that_the_script_holds_stays_open():
    noise = quiet.NativeFilter()
    noise.start()
    held = sys.stderr
    noise.stop()
    assert not held.closed
    held.close()


def test_stream_that_nobody_holds_is_closed():
    noise = quiet.NativeFilter()
    noise.start()
    noise.stop()
    assert noise._past.closed


def test_filter_ends_where_the_script_took_poll_away(monkeypatch):
    noise = quiet.NativeFilter()
    noise.start()
    monkeypatch.delattr(select, 'poll')
    monkeypatch.delattr(select, 'select')
    noise.stop()
    assert not noise._thread.is_alive()
