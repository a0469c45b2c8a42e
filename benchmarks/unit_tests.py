"""Runs TensorFlow's own old unit tests under a release's namespaces.

usage: python benchmarks/unit_tests.py --release=RELEASE CHECKOUT [TEST ...]
           [--limit=SECONDS] [--json=FILE] [--reasons] [--logs=DIR]

CHECKOUT is a checkout of TensorFlow's sources of that release: the folder
that holds `tensorflow/`. TEST is a path or pattern below `tensorflow/`, such
as 'contrib/rnn/python/kernel_tests/*_test.py'; without one, the files of all
`unit_areas.AREAS` run. The tests are TensorFlow's, no part of this project.

Each file runs as `legacy-rnn run --release=RELEASE FILE` would run it, in a
process of its own. Prints a Markdown row a file, `passed / all`; skipped
tests do not count, and a file that does not load counts by the test methods
of its source. `--reasons` prints each failure and its last line after the
table, `--json` writes all results, file by file, and `--logs` keeps what the
tests printed.
"""

from __future__ import annotations

import argparse
import glob
import importlib
import json
import os
import pathlib
import re
import signal
import sys
import tempfile
import time
import traceback
import unittest

import unit_areas

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSED, FAILED, ERROR, SKIPPED = 'passed', 'failed', 'error', 'skipped'
METHOD = re.compile(r'^ +def (test\w*)\(self', re.M)


def find(checkout, patterns):
    """Test files below the checkout's `tensorflow/`, without repetition."""
    top = os.path.join(checkout, 'tensorflow')
    found = {}
    for pattern in patterns:
        paths = glob.glob(os.path.join(top, pattern), recursive=True)
        found.update(dict.fromkeys(sorted(paths)))
    return list(found)


def run_file(path, release, limit, log):
    """Runs one test file in a process of its own.

    Returns:
        Dict of test to `(outcome, reason)`.
    """
    with tempfile.TemporaryDirectory() as folder:
        record = os.path.join(folder, 'record')
        child = os.fork()
        if child == 0:
            _become_child(path, release, record, log, folder)
        ended = _wait(child, limit)
        return _outcomes(record, path, ended or _last_error(log))


def _become_child(path, release, record, log, folder):
    status = 70
    try:
        os.setsid()
        os.environ['TEST_TMPDIR'] = folder
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(output, 1)
        os.dup2(output, 2)
        with open(record, 'w', encoding='utf-8', buffering=1) as stream:
            _record_to(stream, path)
            status = _execute(path, release)
            stream.write(json.dumps(['end', '', status, '']) + '\n')
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _execute(path, release):
    import tensorflow as tf

    from legacy_rnn.running import (
        execution,
        programs,
        releases,
        surroundings,
        watching,
    )

    importlib.import_module('legacy_rnn.compat.namespace.graph_mode').enter()
    os.chdir(os.environ['TEST_TMPDIR'])
    program = programs.from_script(path, [])
    choice = releases.choose(release, program)
    watcher = watching.Watcher()
    settings = surroundings.Settings(verbose=True)
    running = execution.Execution(program, choice, watcher, settings)
    return running.run(lambda: tf)


def _record_to(stream, path):
    """Lets unittest's results tell their events to a stream."""
    result = unittest.TestResult

    def watch(method, outcome):
        told = getattr(result, method)

        def tell(self, test, *args, **kwargs):
            last = args[-1] if args else None
            if isinstance(last, tuple):
                last = _reason(last, path)
            if method != 'addSubTest' or args[-1] is not None:
                line = ['test', test.id(), outcome, str(last or '')]
                stream.write(json.dumps(line) + '\n')
            return told(self, test, *args, **kwargs)

        setattr(result, method, tell)

    for method, outcome in (
        ('startTest', 'started'),
        ('addSuccess', PASSED),
        ('addExpectedFailure', PASSED),
        ('addUnexpectedSuccess', FAILED),
        ('addSkip', SKIPPED),
        ('addFailure', FAILED),
        ('addSubTest', FAILED),
        ('addError', ERROR),
    ):
        watch(method, outcome)


def _reason(failure, path):
    """The last line of an exception, and the line of the test."""
    kind, error, trace = failure
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(trace)
        if os.path.realpath(frame.filename) == os.path.realpath(path)
    ]
    text = ' '.join(str(error).split())
    return f'line {lines[-1] if lines else "?"}: {kind.__name__}: {text}'


def _wait(child, limit):
    """Waits for a process; returns what ended it if nothing good."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if os.WIFSIGNALED(status):
                return f'ended by signal {os.WTERMSIG(status)}'
            return ''
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return f'not done after {limit} s'


def _outcomes(record, path, ended):
    found = {}
    rank = (PASSED, SKIPPED, FAILED, ERROR)
    with open(record, encoding='utf-8') as stream:
        events = [json.loads(line) for line in stream]
    for event, name, outcome, reason in events:
        name = name.removeprefix('__main__.').split(' ')[0]
        if event == 'end' or name.endswith('.test_session'):
            continue
        before = found.setdefault(name, ('started', ''))[0]
        if outcome == 'started':
            continue
        if before not in rank or rank.index(outcome) > rank.index(before):
            found[name] = (outcome, reason)
    if not found:
        source = pathlib.Path(path).read_text('utf-8', 'replace')
        reason = f'does not load: {ended}'
        return {m: (ERROR, reason) for m in METHOD.findall(source)}
    return {
        name: (ERROR, ended) if outcome == 'started'
        else (outcome, reason)
        for name, (outcome, reason) in found.items()
    }  # fmt: skip


def _last_error(log):
    lines = pathlib.Path(log).read_text('utf-8', 'replace').split('\n')
    for line in reversed(lines):
        if re.match(r'legacy-rnn: |[\w.]+(Error|Exception|Interrupt)\b', line):
            if 'Session.run call' not in line:
                return line
    return 'no reason told'


def count(outcomes):
    """How many passed, and how many there are without the skipped."""
    kinds = [outcome for outcome, _ in outcomes.values()]
    return kinds.count(PASSED), len(kinds) - kinds.count(SKIPPED)


def main(argv=None):
    """Runs the files and prints the table."""
    options = _options(argv)
    sys.path.insert(0, str(ROOT))
    importlib.import_module('tensorflow')  # Once, before the forks.
    importlib.import_module('legacy_rnn.running.execution')
    top = os.path.join(options.checkout, 'tensorflow')
    os.makedirs(options.logs, exist_ok=True)
    results = {}
    print('| test file | passed | all |\n|---|---|---|')
    for path in find(
        options.checkout, options.test or unit_areas.all_patterns()
    ):
        name = os.path.relpath(path, top)
        log = os.path.join(options.logs, name.replace('/', '_') + '.log')
        outcomes = run_file(path, options.release, options.limit, log)
        results[name] = outcomes
        passed, total = count(outcomes)
        print(f'| {name} | {passed} | {total} |', flush=True)
        if options.json:
            pathlib.Path(options.json).write_text(json.dumps(results), 'utf-8')
    counts = [count(outcomes) for outcomes in results.values()]
    passed, total = (sum(c) for c in zip(*counts, strict=True))
    print(f'\n{passed} of {total} pass.')
    if options.reasons:
        _print_reasons(results)


def _print_reasons(results):
    for name, outcomes in results.items():
        for test, (outcome, reason) in outcomes.items():
            if outcome in (FAILED, ERROR):
                print(f'{name} {test}: {reason[:300]}')


def _options(argv):
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--release', required=True)
    parser.add_argument('--limit', type=float, default=300)
    parser.add_argument('--json')
    parser.add_argument('--logs', default=tempfile.gettempdir())
    parser.add_argument('--reasons', action='store_true')
    parser.add_argument('checkout')
    parser.add_argument('test', nargs='*')
    return parser.parse_args(argv)


if __name__ == '__main__':
    main()
