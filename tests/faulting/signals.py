"""Signals to a training: what it says, and what is left of its work.

The training waits behind a checkpoint until it was sent the signal, so that
it is never too late for one, however busy the machine is.
"""

import functools
import os
import shutil
import signal
import time

from . import kinds
from .processes import POLL, Command

_KIND = 'classify dynamic'
_STEPS = 3  # Of an epoch.
_BETWEEN = 0.3  # Seconds from one signal to the next.


def checks():
    """Pairs of a name and a check, which raises where something is lost."""
    plans = {
        'SIGTERM': ([signal.SIGTERM], 130, 1),
        'SIGINT': ([signal.SIGINT], 130, 2),
        'SIGINT twice': ([signal.SIGINT] * 2, 130, 3),
        'SIGHUP': ([signal.SIGHUP], 130, 1),
        'SIGHUP twice': ([signal.SIGHUP] * 2, 130, 2),
        'suspend and continue': ([signal.SIGSTOP, signal.SIGCONT], 0, 3),
    }
    for name, (numbers, status, epochs) in plans.items():
        yield name, _check(numbers, status, epochs)


def _check(numbers, wanted, epochs):
    """A check that sends signals after so many epochs."""

    def check(folder):
        kind = next(k for k in kinds.every() if k.name == _KIND)
        whole = _whole(kind, folder)
        _disturbed(kind, folder, numbers, wanted, epochs, whole)

    return check


def _whole(kind, folder):
    """What an undisturbed training comes to."""
    place = _made(kind, folder)
    command = Command(kind.argv(place), place, folder / 'printed')
    _want(command, 0)
    return kind.result(place)


def _disturbed(kind, folder, numbers, wanted, epochs, whole):
    place = _made(kind, folder)
    step = epochs * _STEPS
    wait = functools.partial(_wait_behind, step, folder)
    command = Command(kind.argv(place), place, folder / 'printed', wait)
    _until(command, (folder / 'saved').exists)
    for number in numbers:
        _signal(command, number, folder)
        time.sleep(_BETWEEN)
        if number == signal.SIGSTOP and _saved(place, step + _STEPS):
            raise ValueError('it went on while it was suspended')
    (folder / 'told').touch()
    _want(command, wanted)
    told = command.printed()[-1]
    if wanted and not told.startswith('legacy-rnn: interrupted'):
        raise ValueError(f'it said {told!r}')
    if wanted:
        command = Command(kind.argv(place), place, folder / 'printed')
        _want(command, 0)
    if kind.result(place) != whole or kind.left(place):
        raise ValueError('not as undisturbed')


def _wait_behind(step, folder):
    """Has trainings of this process wait once they have saved a step."""
    from legacy_rnn.training.checkpoints import Checkpoints

    save = Checkpoints.save

    def save_and_wait(self, session, number):
        path = save(self, session, number)
        if number == step and not (folder / 'saved').exists():
            (folder / 'saved').touch()
            while not (folder / 'told').exists():
                time.sleep(POLL)
        return path

    Checkpoints.save = save_and_wait


def _signal(command, number, folder):
    """Sends a signal; one that suspends lets the training go, too."""
    command.send(number)
    if number == signal.SIGSTOP:
        _, status = os.waitpid(command.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            raise ValueError(f'not suspended, but ended: {status}')
        (folder / 'told').touch()


def _until(command, reached):
    while not reached():
        if command.poll() is not None:
            raise ValueError(f'it ended too early: {command.printed()[-1:]}')
        time.sleep(POLL)


def _saved(place, step):
    return (place / 'run' / f'model.ckpt-{step}.index').exists()


def _made(kind, folder):
    shutil.rmtree(folder, ignore_errors=True)
    place = folder / 'here'
    place.mkdir(parents=True)
    kind.prepare(place)
    return place


def _want(command, status):
    if command.wait() != status:
        raise ValueError(f'status {command.status}: {command.printed()[-1:]}')
