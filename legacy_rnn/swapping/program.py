"""Compares a program with itself, its loops unrolled in other ways."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile

from legacy_rnn.verifying import set_aside

from . import starting
from .starting import CannotCompare

OUTSIDE = (
    'a tensor made inside the loop is used outside of it: the cell keeps it, '
    'or a collection or a summary does'
)
NAMED = 'the program asks by name for an operation inside the loop'


@dataclasses.dataclass
class Options:
    """How to compare.

    Args:
        script: Path of the program, or None.
        module: Name of the module in its place, or None.
        argv: The program's arguments.
        release: `auto` or a release.
        python: 2 or 3 where the user says so, else None.
        unrolls: Names of the unrolls to compare with.
        steps: Training steps after which the program ends; 0 for never.
        seed: Seed of every run.
        dropout: Whether dropout stays in.
        gradients: Whether to compare gradients, too.
        timeout: Seconds that each run may take.
        say: Function that shows a line of progress.
    """

    script: str | None
    module: str | None
    argv: list
    release: str
    python: int | None
    unrolls: tuple
    steps: int
    seed: int
    dropout: bool
    gradients: bool
    timeout: int
    say: object

    @property
    def name(self):
        """What the program is called in messages."""
        return self.script or f'-m {self.module}'


@dataclasses.dataclass
class Report:
    """The result of a comparison.

    Attributes:
        calls: Dict from names of unrolls to the rows of the calls that were
            swapped, or could not be, for it.
        alone: Rows of the loops that nothing but the program unrolls.
        rows: Rows of all comparisons, each with its `pair`.
        troubles: Dict from names of unrolls to what stood against comparing.
        unseen: Dict from reasons to how many runs were not compared for it.
    """

    calls: dict
    alone: list
    rows: list
    troubles: dict
    unseen: dict

    @property
    def swapped(self):
        """Whether any call was swapped."""
        return any(
            call['to'] for calls in self.calls.values() for call in calls
        )

    @property
    def followed(self):
        """Whether any compared value follows from a swapped call."""
        return any(
            call['to'] and call['judged']
            for calls in self.calls.values()
            for call in calls
        )

    @property
    def judged(self):
        """Whether anything was compared that must agree."""
        return any(row['passed'] is not None for row in self.rows)

    @property
    def failed(self):
        """Whether anything that was compared differs."""
        return any(row['passed'] is False for row in self.rows)

    @property
    def passed(self):
        """Whether all agrees, and all that should was compared."""
        whole = self.followed and not (self.troubles or self.unseen)
        return whole and self.judged and not self.failed


def compare(options):
    """Runs a program as written, and once more for each other unroll.

    Args:
        options: Options.

    Returns:
        A Report.

    Raises:
        CannotCompare: The program does not run as written.
    """
    with tempfile.TemporaryDirectory() as folder:
        runs = _Runs(options, folder)
        first = runs.as_written()
        report = Report({}, [], [], {}, first['unseen'])
        for unroll in options.unrolls:
            if any(_is_other(call, unroll) for call in first['calls']):
                runs.swapped(unroll, first, report)
        report.alone = [call for call in first['calls'] if call['alone']]
        return report


class _Runs:
    """Runs one program again and again in processes of their own."""

    def __init__(self, options, folder):
        self._options, self._folder = options, folder
        self._before = set_aside.Contents(os.getcwd(), self._path('copies'))
        self._count = 0

    def as_written(self):
        """The first run, which the others are compared with."""
        self._options.say(f'running {self._options.name} as written')
        store = self._path('store')
        os.mkdir(store)
        report = self._run(None, {})
        if report['error'] or report['status']:
            raise CannotCompare(self._end(report))
        return report

    def swapped(self, unroll, first, report):
        """Runs with all calls swapped that can be; adds to the report."""
        skip = {}
        while True:
            self._options.say(f'running {self._options.name}, {unroll}')
            store = self._path(f'aside{self._count}')
            with set_aside.taken(os.getcwd(), self._before, store) as lost:
                for line in set_aside.in_words(lost):
                    self._options.say(line)
                made = self._run(unroll, skip)
            blamed = _blamed(made, first, skip)
            if not blamed:
                break
            skip.update(blamed)
        report.calls[unroll] = [
            call for call in made['calls'] if _is_other(call, unroll)
        ]
        if made['error'] or made['status'] or made['mismatch']:
            report.troubles[unroll] = made['mismatch'] or self._end(made)
        elif made['runs'] != first['runs']:
            report.troubles[unroll] = (
                f'{first["runs"]} runs of a session as written, '
                f'{made["runs"]} now'
            )
        if any(call['to'] for call in made['calls']):
            pair = f'written/{unroll}'
            report.rows += [{'pair': pair, **row} for row in self._rows()]

    def _run(self, unroll, skip):
        options = self._options
        self._count += 1
        place = self._path(f'run{self._count}')
        os.mkdir(place)
        request = {
            'script': options.script,
            'module': options.module,
            'argv': options.argv,
            'release': options.release,
            'python': options.python,
            'seed': options.seed,
            'steps': options.steps or None,
            'dropout': options.dropout,
            'gradients': options.gradients,
            'unroll': unroll,
            'skip': skip,
            'store': self._path('store'),
            'folder': place,
        }
        path = os.path.join(place, 'request.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(request, file)
        self._last = place
        said = starting.run(path, place, options)
        result = os.path.join(place, 'calls.json')
        if not os.path.exists(result):
            lines = [x for x in said.splitlines() if x.strip()]
            raise CannotCompare(lines[-1] if lines else 'the run was killed')
        with open(result, encoding='utf-8') as file:
            return json.load(file)

    def _rows(self):
        with open(
            os.path.join(self._last, 'rows.jsonl'), encoding='utf-8'
        ) as file:
            return [json.loads(line) for line in file]

    def _end(self, report):
        error = report['error']
        said = f'{error["type"]}: {error["text"]}' if error else ''
        status = f'ended with status {report["status"]}'
        return f'{self._options.name} {status}' + (said and f': {said}')

    def _path(self, name):
        return os.path.join(self._folder, name)


def _is_other(call, unroll):
    """Whether a call unrolls in another way, at least in part."""
    return not call['alone'] and call['unrolls'] != [unroll]


def _blamed(made, first, skip):
    """Calls that are to stay as they are, with the reason, after an error."""
    error = made['error']
    if not error:
        return {}
    swapped = [c for c in made['calls'] if c['to'] and c['key'] not in skip]
    keys = [key for key in error['calls'] if key not in skip]
    if keys:
        return dict.fromkeys(keys, OUTSIDE)
    scopes = {c['key']: c['scope'] for c in first['calls']}
    named = [
        call['key']
        for call in swapped
        if scopes.get(call['key'])
        and f"'{scopes[call['key']]}/" in error['text']
    ]
    if named and error['type'] in ('KeyError', 'ValueError'):
        return dict.fromkeys(named, NAMED)
    if len(swapped) == 1:
        text = f'{error["type"]}: {error["text"]}'
        return {swapped[0]['key']: f'the program then fails: {text[:200]}'}
    return {}
