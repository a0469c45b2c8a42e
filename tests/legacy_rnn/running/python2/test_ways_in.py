"""Bytes that a Python 2 program takes for text are text under `run`.

The programs beside this file printed what stands in `.out` under the real
Python 2.7.18 with NumPy 1.16.6 and TensorFlow 1.15.0.
"""

import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent


@pytest.mark.parametrize('name', ['ways_in', 'strings_of_tensorflow'])
def test_program_prints_what_python_2_printed(tmp_path, name):
    program = tmp_path / 'program.py'
    program.write_bytes((HERE / f'{name}.txt').read_bytes())
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', program.name],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == (HERE / f'{name}.out').read_text()
    runs = 4 if name == 'strings_of_tensorflow' else 0
    assert f' {runs} Session.run calls' in done.stderr
