"""Signals to a training: what it says, and what is left of its work."""

import signal
import time

from . import kinds
from .processes import Command

_KIND = 'classify dynamic'


def checks():
    """Pairs of a name and a check, which raises where something is lost."""
    plans = {
        'SIGTERM': ([signal.SIGTERM], 130),
        'SIGINT': ([signal.SIGINT], 130),
        'SIGINT twice': ([signal.SIGINT] * 2, 130),
        'SIGHUP': ([signal.SIGHUP], 130),
        'SIGHUP twice': ([signal.SIGHUP] * 2, 130),
        'suspend and continue': ([signal.SIGSTOP, None, signal.SIGCONT], 0),
    }
    for name, (numbers, status) in plans.items():
        yield name, _check(numbers, status)


def _check(numbers, wanted):
    def check(folder):
        kind = next(k for k in kinds.every() if k.name == _KIND)
        whole = _whole(kind, folder)
        for epochs in (1, 2, 3):  # After so many, in turn.
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
    command = Command(kind.argv(place), place, folder / 'printed')
    mark = place / 'run' / f'model.ckpt-{3 * epochs}.index'
    while not mark.exists():
        if command.poll() is not None:
            raise ValueError(command.printed())
        time.sleep(0.0005)
    for number in numbers:
        command.send(number) if number else time.sleep(0.3)
    _want(command, wanted)
    told = command.printed()[-1]
    if wanted and not told.startswith('legacy-rnn: interrupted'):
        raise ValueError(f'it said {told!r}')
    if wanted:
        command = Command(kind.argv(place), place, folder / 'printed')
        _want(command, 0)
    if kind.result(place) != whole or kind.left(place):
        raise ValueError('not as undisturbed')


def _made(kind, folder):
    import shutil

    place = folder / 'here'
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    kind.prepare(place)
    return place


def _want(command, status):
    if command.wait() != status:
        raise ValueError(f'status {command.status}: {command.printed()[-1:]}')
