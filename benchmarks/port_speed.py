"""Measures how fast the porter is, on one core.

usage: python benchmarks/port_speed.py PATH ... [--release=0.8] [--repeats=3]

Ports every Python source below the paths in memory, in one thread, and
prints lines per second of process time: the time that the processor worked
for it, whatever else the machine did meanwhile. The first pass, which also
loads the tables, is printed apart and not counted.
"""

from __future__ import annotations

import argparse
import pathlib
import statistics
import time

from legacy_rnn.compat import dating
from legacy_rnn.porting import files


def measure(paths, release):
    """Seconds of process time, and lines, of porting the files."""
    lines = failed = 0
    start = time.process_time()
    for path in paths:
        result = files.port_file(path, release)
        lines += result.old.count('\n')
        failed += bool(result.error)
    return time.process_time() - start, lines, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('paths', nargs='+', type=pathlib.Path)
    parser.add_argument('--release', default='0.8')
    parser.add_argument('--repeats', type=int, default=3)
    options = parser.parse_args()
    paths = [p for root in options.paths for p in dating.sources(root)]
    paths = [path for path in paths if path.suffix == '.py']
    first, lines, failed = measure(paths, options.release)
    print(f'{len(paths)} files, {lines} lines, {failed} not ported')
    print(f'first pass: {lines / first:.0f} lines/s')
    speeds = [
        lines / measure(paths, options.release)[0]
        for _ in range(options.repeats)
    ]
    print(
        f'median of {options.repeats}: {statistics.median(speeds):.0f} '
        f'lines/s, lowest {min(speeds):.0f}'
    )


if __name__ == '__main__':
    main()
