"""Cuts old unit tests down to those that use public names alone.

usage: OLD/bin/python benchmarks/public_tests.py CHECKOUT OUT TEST ...
           [--results=FILE] [--real=FILE] [--limit=SECONDS]

To be run by the Python of a real old TensorFlow (3.6 will do). CHECKOUT and
TEST are those of `unit_tests.py`. For each test method it follows what the
method, its `setUp`, and the functions and classes of its file that these
name, ask of TensorFlow's modules. A test is public if each of these objects
has a public name in that TensorFlow, by whatever module the test reaches it.
What is public is written to the folder OUT, the rest of its file blank, for
`unit_tests.py` to run. With `--results`, the `--json` of such a run, those
that failed there are run by the real TensorFlow too, and those that it fails
are left out as well. With `--real` each cut file is run by the real
TensorFlow, and the names `Class.test` of those that pass are written to that
FILE, for `real_share.py`; files that it has already are not run again. Prints
a Markdown row a file: all tests, the public ones, and those that are kept;
OUT/private.json has the private names of the others.
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
    """Tells a file of the tests that passed, as they pass."""

    def __init__(self, stream):
        super().__init__()
        self._stream = stream

    def addSuccess(self, test):  # noqa: N802
        super().addSuccess(test)
        name = '.'.join(test.id().split('.')[-2:])
        if not name.endswith('.test_session'):  # a helper, by its name a test
            self._stream.write(name + '\n')
            self._stream.flush()


def _run_here(path, record):
    """Runs one file's tests in this process; records those that pass."""
    sys.path.insert(0, os.path.dirname(path))
    importlib.import_module('tensorflow')
    name = os.path.basename(path)[:-3]
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    with open(record, 'w') as stream:
        suite.run(_Result(stream))


def really_pass(path, limit):
    """Names `Class.test` of the tests that pass under this TensorFlow."""
    with tempfile.TemporaryDirectory() as folder:
        record = os.path.join(folder, 'passed')
        command = [sys.executable, os.path.abspath(__file__), '--here']
        try:
            subprocess.run(
                command + [path, record],
                cwd=folder,
                env=dict(os.environ, TEST_TMPDIR=folder),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limit,
            )
        except subprocess.TimeoutExpired:
            pass  # what passed until then is written down
        if not os.path.exists(record):
            return set()
        with open(record) as stream:
            return set(stream.read().split())


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
        doubtful = _named(known, failed.get(name, ()))
        if doubtful:
            _write(copy, source, doubtful)
            kept = known - (doubtful - really_pass(copy, options.limit))
        _write(copy, source, kept)
        if options.real and kept:
            _note_real(options.real, name, copy, options.limit)
        row = [len(tests), len(known), len(kept)]
        rows[name] = row
        print(_row(name, row), flush=True)
    print(
        _row('all', [sum(row[i] for row in rows.values()) for i in range(3)])
    )
    with open(os.path.join(options.out, 'private.json'), 'w') as file:
        json.dump(private, file, indent=1)


def _note_real(path, name, copy, limit):
    """Writes down which tests of a file the real TensorFlow passes."""
    found = {}
    if os.path.exists(path):
        with open(path) as file:
            found = json.load(file)
    if name not in found:
        found[name] = sorted(really_pass(copy, limit))
        with open(path, 'w') as file:
            json.dump(found, file, indent=1)


def _row(name, counts):
    return '| {} | {} | {} | {} |'.format(name, *counts)


def _options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--limit', type=float, default=300)
    parser.add_argument('--results')
    parser.add_argument('--real')
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


def _named(known, failed):
    """Those of the tests `Class.test` that a run says have failed.

    It names the method alone where a file does not load, and `setUpClass`
    where that fails for all.
    """
    if 'setUpClass' in failed:
        return known
    return {
        test
        for test in known
        if test in failed or test.split('.')[-1] in failed
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
        _run_here(*sys.argv[2:])
    else:
        main()
