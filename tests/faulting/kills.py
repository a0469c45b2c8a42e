"""Kills commands at random moments, and starts them again."""

import json
import os
import random
import shutil
import signal
import statistics
import time
from pathlib import Path

from . import kinds
from .processes import POLL, Command

# Kills of one training, and starts of it in all.
KILLS, STARTS = 5, 12


def run(state, seed, wanted, names, say):
    """Kills each kind until it was killed often enough.

    Args:
      state: Folder for the work and for `kills.jsonl`, the results; what
        stands there is not done again.
      seed: Decides the moments.
      wanted: How often each kind is to be killed.
      names: The kinds, or none for all.
      say: Called with a line of progress.

    Returns:
      List of the results, a dict each.
    """
    state.mkdir(parents=True, exist_ok=True)
    rows = read(state)
    for kind in kinds.every():
        if names and kind.name not in names:
            continue
        reference = None
        while _killed(rows, kind) < wanted:
            reference = reference or _undisturbed(kind, state)
            number = sum(row['kind'] == kind.name for row in rows)
            left = min(KILLS, wanted - _killed(rows, kind))
            row = _trial(kind, state, reference, (seed, number, left))
            rows.append(row)
            with open(state / 'kills.jsonl', 'a') as stream:
                stream.write(json.dumps(row) + '\n')
            say(
                f'{kind.name}: {_killed(rows, kind)} of {wanted} kills, '
                f'{row["error"] or "as undisturbed"}'
            )
            if sum(bool(r['error']) for r in rows if _of(r, kind)) > 2:
                break
    return rows


def table(rows):
    """Yields the lines of a Markdown table of the results."""
    yield '| killed | runs | kills | while it wrote | ended well | failed |'
    yield '|---|---|---|---|---|---|'
    total = [0] * 5
    for kind in kinds.every():
        mine = [row for row in rows if _of(row, kind)]
        cells = [
            len(mine),
            sum(row['kills'] for row in mine),
            sum(row['writing'] for row in mine),
            sum(not row['error'] for row in mine),
            sum(bool(row['error']) for row in mine),
        ]
        total = [a + b for a, b in zip(total, cells, strict=True)]
        yield f'| {kind.name} | {" | ".join(map(str, cells))} |'
    yield f'| all | {" | ".join(map(str, total))} |'


def read(state):
    """Returns the results that stand in a folder."""
    try:
        lines = (state / 'kills.jsonl').read_text('utf-8').splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines]


def _of(row, kind):
    return row['kind'] == kind.name


def _killed(rows, kind):
    return sum(row['kills'] for row in rows if _of(row, kind))


def _undisturbed(kind, state):
    """What an undisturbed run comes to, its seconds, and known digests."""
    folder = _fresh(kind, state / 'work' / 'here')
    known = set(kinds.digests(folder).values())
    seconds = []
    for _ in range(2):  # The second is as fast as the next ones will be.
        folder = _fresh(kind, state / 'work' / 'here')
        command = _start(kind, folder)
        if command.wait():
            raise RuntimeError(f'{kind.name}: {command.printed()}')
        seconds.append(command.seconds())
    result = kind.result(folder)
    if kind.left(folder):
        raise RuntimeError(f'{kind.name} left {kind.left(folder)}')
    return result, statistics.mean(seconds), known | set(result.values())


def _trial(kind, state, reference, plan):
    """One run, killed several times and then left alone; returns a row."""
    result, life, known = reference
    seed, number, kills = plan
    chance = random.Random(f'{seed} {kind.name} {number}')
    folder = _fresh(kind, state / 'work' / 'here')
    row = {'kind': kind.name, 'kills': 0, 'writing': 0, 'error': ''}
    row['moments'] = []
    try:
        for _ in range(STARTS):
            if row['kills'] == kills:
                break
            _kill(kind, folder, chance, life, row)
            kind.look(folder, known)
        command = _start(kind, folder)
        if command.wait():
            raise ValueError(f'the next start: {command.printed()[-1:]}')
        left = kind.left(folder)
        if left:
            raise ValueError(f'left behind: {left}')
        wrong = _differences(kind.result(folder), result)
        if wrong:
            raise ValueError(f'not as undisturbed: {wrong}')
    except Exception as error:
        row['error'] = f'{type(error).__name__}: {error}'
        kept = state / 'failed' / f'{kind.name} {number}'.replace(' ', '_')
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept, symlinks=True)
    return row


def _kill(kind, folder, chance, life, row):
    """Starts the command and kills it at a moment of its life."""
    moment = chance.uniform(0, life)
    aimed = chance.random() < 0.4
    command = _start(kind, folder)
    while command.poll() is None:
        writing = bool(kind.left(folder)) if aimed else False
        late = command.seconds() > moment
        if (
            late
            if not aimed
            else (writing and late) or (command.seconds() > 2 * life)
        ):
            command.send(signal.SIGKILL)
            command.wait()
            break
        time.sleep(POLL)
    if command.status == -signal.SIGKILL:
        row['kills'] += 1
        row['writing'] += bool(kind.left(folder))
        row['moments'].append(round(moment, 3))
    elif command.status:
        raise ValueError(f'status {command.status}: {command.printed()[-1:]}')


def _start(kind, folder):
    return Command(kind.argv(folder), folder, folder / 'printed')


def _fresh(kind, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kind.prepare(folder)
    return folder


def _differences(got, wanted):
    names = sorted({*got, *wanted})
    wrong = [name for name in names if got.get(name) != wanted.get(name)]
    return ', '.join(wrong[:4])


def default_state():
    """Where results are kept if no folder is named."""
    return Path(os.environ.get('TMPDIR', '/tmp')) / 'legacy_rnn_faults'
