"""Cuts old unit tests down to those that use public names alone.

usage: OLD/bin/python benchmarks/public_tests.py CHECKOUT OUT TEST ...
           [--results=FILE] [--limit=SECONDS]

To be run by the Python of a real old TensorFlow (3.6 will do). CHECKOUT and
TEST are those of `unit_tests.py`. For each test method it follows what the
method, its `setUp`, and the functions and classes of its file that these
name, ask of TensorFlow's modules. A test is public if each of these objects
has a public name in that TensorFlow, by whatever module the test reaches it.
What is public is written to the folder OUT, the rest of its file blank, for
`unit_tests.py` to run. With `--results`, the `--json` of such a run, those
that failed there are run by the real TensorFlow too, and those that it fails
are left out as well. Prints a Markdown row a file: all tests, the public
ones, and those that are kept; OUT/private.json has the private names of the
others.
"""

import argparse
import glob
import importlib
import json
import os
import subprocess
import sys
import tempfile
import unittest

import public_names


class _Result(unittest.TestResult):
    """Keeps the tests that passed."""

    def __init__(self, *args):
        super().__init__(*args)
        self.passed = []

    def addSuccess(self, test):  # noqa: N802
        super().addSuccess(test)
        self.passed.append('.'.join(test.id().split('.')[-2:]))


def _run_here(path):
    """Runs one file's tests in this process; prints those that pass."""
    sys.path.insert(0, os.path.dirname(path))
    importlib.import_module('tensorflow')
    name = os.path.basename(path)[:-3]
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = _Result()
    suite.run(result)
    print('\n' + json.dumps(result.passed))


def really_pass(path, limit):
    """Names `Class.test` of the tests that pass under this TensorFlow."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, os.path.abspath(__file__), '--here', path]
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=dict(os.environ, TEST_TMPDIR=folder),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=limit,
            )
            return set(
                json.loads(done.stdout.decode().strip().split('\n')[-1])
            )
        except (subprocess.TimeoutExpired, ValueError):
            return set()


def main():
    """Cuts the files and prints the table."""
    options = _options()
    public = public_names.public_objects()
    top = os.path.join(os.path.abspath(options.checkout), 'tensorflow')
    found = (
        glob.glob(os.path.join(top, pattern), recursive=True)
        for pattern in options.test
    )
    failed = _failed(options.results) if options.results else {}
    private, rows = {}, {}
    print('| test file | all | public | kept |\n|---|---|---|---|')
    for path in sorted(set().union(*found)):
        name = os.path.relpath(path, top)
        source = public_names.Source(path, public)
        tests = source.tests()
        private[name] = {test: why for test, why in tests.items() if why}
        kept = known = set(tests) - set(private[name])
        copy = os.path.join(options.out, 'tensorflow', name)
        doubtful = known & failed.get(name, set())
        if doubtful:
            _write(copy, source, doubtful)
            kept = known - (doubtful - really_pass(copy, options.limit))
        _write(copy, source, kept)
        row = [len(tests), len(known), len(kept)]
        rows[name] = row
        print(_row(name, row), flush=True)
    print(
        _row('all', [sum(row[i] for row in rows.values()) for i in range(3)])
    )
    with open(os.path.join(options.out, 'private.json'), 'w') as file:
        json.dump(private, file, indent=1)


def _row(name, counts):
    return '| {} | {} | {} | {} |'.format(name, *counts)


def _options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--limit', type=float, default=300)
    parser.add_argument('--results')
    parser.add_argument('checkout')
    parser.add_argument('out')
    parser.add_argument('test', nargs='+')
    return parser.parse_args()


def _failed(path):
    """Dict of a file to the names `Class.test` of those that failed."""
    with open(path) as file:
        results = json.load(file)
    return {
        name: {
            '.'.join(test.split('.')[-2:])
            for test, (outcome, _) in tests.items()
            if outcome in ('failed', 'error')
        }
        for name, tests in results.items()
    }


def _write(path, source, tests):
    if tests:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(source.without(tests))
    elif os.path.exists(path):
        os.remove(path)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--here']:
        _run_here(sys.argv[2])
    else:
        main()
