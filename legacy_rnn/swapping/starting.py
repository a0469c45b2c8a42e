"""Starts one run of a program, and waits for it as long as it may take."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time

from legacy_rnn.console import command
from legacy_rnn.console.progress import Progress


class CannotCompare(Exception):
    """The program could not be run or compared; the message says why."""


def run(request, folder, options):
    """Runs a request of `process` to its end; shows how far it is.

    Args:
        request: Path of the request.
        folder: Folder of what comes of it.
        options: `program.Options`.

    Returns:
        What the run wrote to stderr.

    Raises:
        CannotCompare: It takes longer than it may.
    """
    said = os.path.join(folder, 'stderr')
    with (
        open(said, 'wb') as stream,
        Progress(options.steps, ' training steps') as bar,
        subprocess.Popen(
            [sys.executable, '-m', 'legacy_rnn.swapping.process', request],
            env={**os.environ, 'PYTHONHASHSEED': str(options.seed)},
            stdout=subprocess.DEVNULL,
            stderr=stream,
            stdin=subprocess.DEVNULL,
        ) as process,
    ):
        try:
            _wait(process, bar, folder, options)
        finally:
            process.kill()
    with open(said, encoding='utf-8', errors='replace') as file:
        return file.read()


def _wait(process, bar, folder, options):
    end = time.monotonic() + options.timeout
    shown = 0
    while time.monotonic() < end:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
            return
        trained = _progress(folder).get('trained', 0)
        for _ in range(trained - shown):
            bar.step()
        shown = trained
    raise CannotCompare(
        f'{options.name} did not end within '
        f'{command.counted(options.timeout, "second")}: '
        f'{_reached(_progress(folder))}; lower --training_steps or raise '
        '--timeout'
    )


def _progress(folder):
    """How far the run is, {} before it has run a session."""
    try:
        path = os.path.join(folder, 'progress.json')
        with open(path, encoding='utf-8') as file:
            return json.load(file)
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def _reached(progress):
    if not progress:
        return 'it had run no session yet'
    loops = '' if progress['loops'] else ', and had built no loop to swap'
    return (
        f'it was at training step {progress["trained"]}, run '
        f'{progress["runs"]} of a session{loops}'
    )
