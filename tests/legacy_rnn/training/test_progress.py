import io
import os
import sys

from legacy_rnn.training import progress
from legacy_rnn.training.scores import Score

SCORE = Score(wrong=1, count=4, nats=2.0)


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_plain_lines_say_where_training_is(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress.time, 'monotonic', lambda: now[0])
    stream = io.StringIO()
    shown = progress.Progress(10, 40, 10, stream)
    for step in range(11, 21):
        now[0] += 2
        shown.step(step, SCORE)
    shown.epoch(20, SCORE, 'test', Score(wrong=1, count=2, nats=1.0))
    lines = stream.getvalue().splitlines()
    assert lines == [
        'epoch 2 step 15/40 0.5/s 0:50 left loss=0.5000 error=0.2500',
        'epoch 2 step 20/40 0.5/s 0:40 left loss=0.5000 error=0.2500',
        'epoch 2 step 20/40 0.5/s 0:40 left loss=0.5000 error=0.2500',
        '  test_loss=0.5000 test_error=0.5000',
    ]


def test_lines_fit_eighty_columns(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress.time, 'monotonic', lambda: now[0])
    stream = io.StringIO()
    shown = progress.Progress(0, 100_000, 1_000, stream)
    now[0] = 100.0
    held_out = Score(wrong=1, count=2, nats=246.9)
    shown.epoch(99_000, held_out, 'validation', held_out)
    assert max(map(len, stream.getvalue().splitlines())) <= 80


def test_terminal_gets_a_bar():
    stream = _Terminal()
    shown = progress.Progress(0, 20, 10, stream)
    for step in range(1, 21):
        shown.step(step, SCORE)
    shown.close()
    text = stream.getvalue()
    assert '20/20' in text
    assert ' steps/s' in text
    assert 'loss=0.5000 error=0.2500' in text


def test_terminal_without_columns_gets_a_bar(monkeypatch):
    master, slave = os.openpty()  # It says that it has 0 by 0.
    with open(slave, 'w') as stream:
        monkeypatch.setattr(sys, 'stderr', stream)
        shown = progress.Progress(0, 2, 1)
        shown.step(1, SCORE)
        shown.step(2, SCORE)
        shown.close()
        text = b''
        while not text.endswith(b'\n'):
            text += os.read(master, 9999)
    os.close(master)
    assert b'2/2 [' in text
    assert b'loss=0.5000 error=0.2500' in text


def test_closed_pipe_ends_no_training():
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, 'w') as stream:
        shown = progress.Progress(0, 40, 10, stream)
        for step in (10, 20):
            shown.epoch(step, SCORE, 'test', SCORE)
        shown.close()
