"""Bytes that a Python 2 program takes for text are text under `run`.

The programs beside this file printed what stands in `.out` under the real
Python 2.7.18 with NumPy 1.16.6 and TensorFlow 1.15.0.
"""

import os
import pathlib
import subprocess
import sys

import pytest

# A terminal that knows ASCII alone.
ASCII = {'LC_ALL': 'C', 'PYTHONUTF8': '0', 'PYTHONCOERCECLOCALE': '0'}
HERE = pathlib.Path(__file__).parent


@pytest.mark.first(1)
@pytest.mark.parametrize('name', ['ways_in', 'strings_of_tensorflow'])
def test_program_prints_what_python_2_printed(tmp_path, name):
    program = tmp_path / 'program.py'
    program.write_bytes((HERE / f'{name}.txt').read_bytes())
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', program.name],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, **ASCII},
    )
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert done.stdout == (HERE / f'{name}.out').read_bytes()
    runs = 4 if name == 'strings_of_tensorflow' else 0
    assert f' {runs} Session.run call' in told
