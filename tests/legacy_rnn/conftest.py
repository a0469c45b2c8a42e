import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def call(capsys):
    """Calls a command in this process; gives status, stdout and stderr."""

    def call(module, *argv):
        capsys.readouterr()
        status = module.main([str(argument) for argument in argv])
        text = capsys.readouterr()
        return status, text.out, text.err

    return call


@pytest.fixture
def console():
    """Calls `legacy-rnn` in a process of its own, as a user would."""

    def console(*argv, module='legacy_rnn', **options):
        return subprocess.run(
            [sys.executable, '-m', module, *map(str, argv)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, 'PYTHONPATH': str(ROOT)},
            **options,
        )

    return console
