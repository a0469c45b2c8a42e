"""Measures how fast the porter is, on one core.

usage: python benchmarks/port_speed.py PATH ... [--release=0.8] [--repeats=3]
       python benchmarks/port_speed.py --made=LINES

Ports every Python source below the paths in memory, in one thread, and
prints lines per second of process time: the time that the processor worked
for it, whatever else the machine did meanwhile. The first pass, which also
loads the tables, is printed apart and not counted.

With `--made` it is one source of so many lines, which nearly all change, and
the most memory that it took above what a port of ten lines takes is printed
over the size of the source, beside what `ast.parse` alone takes. Linux alone.
"""

from __future__ import annotations

import argparse
import ast
import os
import pathlib
import resource
import statistics
import tempfile
import time

from legacy_rnn.compat import dating
from legacy_rnn.porting import files

BODY = """\
    c = tf.concat(1, [a, b])
    d = tf.pack([a, c])
    e = tf.mul(c, d)
    f = tf.reduce_sum(e, 1, keep_dims=True)
    g = tf.sub(f, e)
"""
PER_FUNCTION = 24


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
    parser.add_argument('paths', nargs='*', type=pathlib.Path)
    parser.add_argument('--made', type=int)
    parser.add_argument('--release', default='0.8')
    parser.add_argument('--repeats', type=int, default=3)
    options = parser.parse_args()
    if options.made:
        measure_made(options.made)
        return
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


def measure_made(lines):
    """Prints the speed and the memory of the port of one source."""
    text = made(lines // PER_FUNCTION)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'small.py')
        path.write_text(made(1), 'utf-8')
        files.port_file(path, '0.8')
        taken = in_child(lambda: ast.parse(text))
        path.write_text(text, 'utf-8')
        before = peak()
        seconds, count, failed = measure([path], '0.8')
    assert not failed
    print(
        f'{count} lines, {len(text)} bytes: {seconds:.1f} s, '
        f'{count / seconds:.0f} lines/s; {(peak() - before) / len(text):.0f} '
        f'times its size, ast.parse alone {taken / len(text):.0f}'
    )


def made(functions):
    """A source of TensorFlow 0.8 of so many functions."""
    parts = (
        f'def f{number}(a, b):\n{BODY * 4}    return g\n\n\n'
        for number in range(functions)
    )
    return 'import tensorflow as tf\n\n\n' + ''.join(parts)


def peak():
    """The most memory that the process held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def in_child(function):
    """Bytes of memory that a function takes, in a process of its own."""
    ends = os.pipe()
    if not os.fork():
        before = peak()
        kept = function()
        os.write(ends[1], str(peak() - before).encode())
        os._exit(kept is None)
    os.wait()
    return int(os.read(ends[0], 100))


if __name__ == '__main__':
    main()
