"""Kills, faults and signals; see benchmarks/faults.py."""

import argparse
import shutil
import sys
from pathlib import Path

from . import conditions, kills, processes, signals


def main():
    """Does what the arguments say; returns 1 where something failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('what', choices=('kills', 'faults', 'signals'))
    options.add_argument('--each', type=int, default=27)
    options.add_argument('--only', default='')
    options.add_argument('--seed', type=int, default=0)
    options.add_argument('--state', type=Path, default=kills.default_state())
    given = options.parse_args()
    names = [name for name in given.only.split(',') if name]
    processes.prepare()
    if given.what == 'kills':
        rows = kills.run(given.state, given.seed, given.each, names, _say)
        lines = kills.table(rows)
        wrong = any(row['error'] for row in rows)
    else:
        room = {'faults': conditions, 'signals': signals}[given.what]
        rows = dict(_checked(room.checks(), given.state / 'checks', names))
        lines = (f'{name}: {text}' for name, text in rows.items())
        wrong = any(text != 'well' for text in rows.values())
    print(*lines, sep='\n')
    return int(wrong)


def _checked(checks, folder, names):
    """Yields the name of each check and what it found."""
    for name, check in checks:
        if names and name not in names:
            continue
        place = folder / name.replace(' ', '_').replace(':', '')
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        try:
            check(place)
            text = 'well'
        except Exception as error:
            text = f'{type(error).__name__}: {error}'
        _say(f'{name}: {text}')
        yield name, text


def _say(line):
    print(line, file=sys.stderr, flush=True)


if __name__ == '__main__':
    sys.exit(main())
