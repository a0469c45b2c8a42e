"""`legacy-rnn port -`: standard input to standard output."""

import io
import json
import sys

import pytest

from legacy_rnn import port

OLD = b'import tensorflow as tf\nx = tf.pack([1])  # \xc3\xa9\r\n'


@pytest.fixture
def run(monkeypatch, capfdbinary):
    def run(data, *flags):
        stdin = io.TextIOWrapper(io.BytesIO(data))
        monkeypatch.setattr(sys, 'stdin', stdin)
        status = port.main([*flags, '-'])
        return status, *capfdbinary.readouterr()

    return run


def test_port_goes_to_stdout_and_findings_to_stderr(run):
    status, out, error = run(OLD + b'getattr(tf, name)\n')
    assert status == 1
    assert b'tf.stack([1])  # \xc3\xa9' in out
    assert b'<stdin>:3:1: check: hidden-names' in error


def test_what_needs_no_port_stays_to_the_byte(run):
    data = b'x = 1\r\ny = "\xff"\r\n'.replace(b'\xff', b'a')
    assert run(data) == (0, data, b'')


def test_notebook_is_a_notebook_again(run):
    cell = {'cell_type': 'code', 'source': ['import tensorflow as tf\n']}
    cell['source'].append('tf.pack([1])')
    cell.update(metadata={}, outputs=[], execution_count=None)
    whole = {'cells': [cell], 'metadata': {}, 'nbformat': 4}
    status, out, _ = run(json.dumps(whole).encode())
    assert status == 0
    assert 'tf.stack' in ''.join(json.loads(out)['cells'][0]['source'])


def test_check_writes_no_port(run):
    assert run(OLD, '--check')[:2] == (1, b'<stdin>: would change\n')


def test_what_is_no_source_is_said(run):
    status, out, error = run(b'def f(:\n')
    assert (status, out) == (2, b'')
    assert error.startswith(b'<stdin>: left alone, it cannot be ported')


@pytest.mark.parametrize('flag', ['--write', '--outdir=new', '--report=r'])
def test_flags_about_files_are_refused(run, flag):
    status, out, error = run(OLD, flag)
    assert (status, out) == (2, b'')
    assert b'has no meaning for -' in error
