"""A run inside another program leaves the process as it was."""

import pathlib
import subprocess
import sys

import pytest

STATE = pathlib.Path(__file__).with_name('process_state.py')


@pytest.mark.deep
def test_process_is_as_it_was_and_models_draw_what_they_drew(tmp_path):
    done = subprocess.run(
        [sys.executable, str(STATE), str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
