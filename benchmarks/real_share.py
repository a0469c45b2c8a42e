"""Counts old unit tests that pass here among those of the real release.

usage: python benchmarks/real_share.py OURS REAL [--reasons]

OURS is the `--json` of `unit_tests.py`, REAL that of `public_tests.py
--real`, of the same files. Prints how many of the tests that the real release
passes pass here, file by file; `--reasons` the last line of each that does
not.
"""

from __future__ import annotations

import argparse
import json
import pathlib

MISSING = 'was not run, or does not load'


def share(ours, real):
    """What became of the tests that the real release passes.

    Args:
        ours: Dict of a file to a dict of a test to `(outcome, reason)`.
        real: Dict of a file to the tests that the real release passes.

    Returns:
        Dict of a file to a dict of a test to `''` if it passes here, else
        the reason why it does not.
    """
    found = {}
    for name, tests in real.items():
        here = ours.get(name, {})
        found[name] = {
            test: _reason(*here.get(test, ('', MISSING))) for test in tests
        }
    return found


def _reason(outcome, reason):
    return '' if outcome == 'passed' else reason or outcome


def main(argv=None):
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--reasons', action='store_true')
    parser.add_argument('ours')
    parser.add_argument('real')
    options = parser.parse_args(argv)
    ours, real = (
        json.loads(pathlib.Path(path).read_text('utf-8'))
        for path in (options.ours, options.real)
    )
    found = share(ours, real)
    print('| test file | passed | by the real release |\n|---|---|---|')
    for name, tests in found.items():
        passed = list(tests.values()).count('')
        print(f'| {name} | {passed} | {len(tests)} |')
    reasons = [why for tests in found.values() for why in tests.values()]
    passed, total = reasons.count(''), len(reasons)
    print(f'\n{passed} of {total} pass, {passed / total:.1%}.')
    if options.reasons:
        for name, tests in found.items():
            for test, why in tests.items():
                if why:
                    print(f'{name} {test}: {why[:300]}')


if __name__ == '__main__':
    main()
