"""What the command says stands on a line of its own."""

import contextlib
import sys

import pytest

from legacy_rnn import run
from legacy_rnn.running.patches import cursor


@contextlib.contextmanager
def terminal(path):
    """Makes a file both standard streams."""
    with open(path, 'a') as out, open(path, 'a', buffering=1) as err:
        with contextlib.redirect_stdout(out):
            with contextlib.redirect_stderr(err):
                yield


@pytest.mark.parametrize('stream', ['stdout', 'stderr'])
def test_progress_bar_is_left_on_its_line(tmp_path, stream):
    with terminal(tmp_path / 'a'), cursor.Cursor() as watched:
        print('\rstep 3', end='', file=getattr(sys, stream), flush=True)
        watched.end_line()
        watched.end_line()
        print('done', flush=True)
        watched.end_line()
    assert (tmp_path / 'a').read_bytes() == b'\rstep 3\ndone\n'


def test_streams_are_as_before(tmp_path):
    with terminal(tmp_path / 'a'):
        with cursor.Cursor():
            assert 'write' in vars(sys.stdout)
        assert 'write' not in vars(sys.stdout) | vars(sys.stderr)


def test_output_that_goes_elsewhere_opens_no_line(capfd):
    with cursor.Cursor() as watched:
        print('no end', end='', flush=True)
        watched.end_line()
    assert capfd.readouterr() == ('no end', '')


def test_summary_of_a_run_begins_a_line(capfd):
    code = "import sys\nsys.stderr.write('100%|####|')"
    assert run.main(['-c', code]) == 0
    bar, summary, rest = capfd.readouterr().err.split('\n')
    assert bar == '100%|####|'
    assert summary.startswith('legacy-rnn: release')
    assert rest == ''
