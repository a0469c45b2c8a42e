"""Many random cases, on several cores, that can go on where they stopped."""

from __future__ import annotations

import collections
import concurrent.futures
import json
import pathlib
import sys
import time

from tqdm import tqdm

CHUNK = 25  # Cases that a process is given at once.
# Chunks of a process, which ends then: a graph leaves some megabytes behind.
_CHUNKS = 12


class Campaign:
    """Cases `0 … count - 1` of a part, those that a journal lacks.

    Args:
        part: Name of the part.
        seed: Seed that all cases follow from.
        journal: File of JSON lines, one a chunk; None to keep none.
    """

    def __init__(self, part, seed, journal=None):
        self._key = {'part': part, 'seed': seed}
        self._journal = pathlib.Path(journal) if journal else None
        self._done = set()
        self.ends = collections.Counter()
        self.faults = []
        for row in self._rows():
            if {k: row.get(k) for k in self._key} == self._key:
                self._note(row)

    def run(self, function, count, jobs=1, settings=None):
        """Runs what is missing, with a bar.

        Args:
            function: `function(settings, numbers)`, a function of a module;
                yields `(number, end)`, where an end is a word, or a word and
                a colon and why it is a fault.
            count: Number of cases.
            jobs: Processes.
            settings: What the function needs beside the numbers.
        """
        chunks = [
            range(start, min(start + CHUNK, count))
            for start in range(0, count, CHUNK)
        ]
        todo = [c for c in chunks if (c.start, c.stop) not in self._done]
        done = count - sum(map(len, todo))
        bar = tqdm(total=count, initial=done, unit=' cases', file=sys.stderr)
        self._start = time.monotonic()
        size = _CHUNKS * jobs
        with bar:
            for place in range(0, len(todo), size):
                some = todo[place : place + size]
                for chunk, ends in _run(function, settings, some, jobs):
                    self._keep(chunk, ends, bar)

    def _keep(self, chunk, ends, bar):
        row = {**self._key, 'start': chunk.start, 'stop': chunk.stop}
        row['ends'] = ends
        row['seconds'] = round(time.monotonic() - self._start, 1)
        self._note(row, bar.write)
        self._write(row)
        bar.update(len(chunk))

    def summary(self):
        """One line."""
        counts = ', '.join(f'{n} {end}' for end, n in self.ends.most_common())
        return (
            f'{self._key["part"]}, seed {self._key["seed"]}: '
            f'{sum(self.ends.values())} cases ({counts}), '
            f'{len(self.faults)} faults'
        )

    def _note(self, row, say=None):
        self._done.add((row['start'], row['stop']))
        for number, end in row['ends']:
            word, _, why = end.partition(': ')
            self.ends[word] += 1
            if why:
                self.faults.append((number, end))
                if say:
                    say(f'{number}: {end}')

    def _rows(self):
        if self._journal is None or not self._journal.exists():
            return
        for line in self._journal.read_text('utf-8').splitlines():
            try:
                yield json.loads(line)
            except ValueError:  # It was cut off as it was written.
                continue

    def _write(self, row):
        if self._journal is not None:
            with self._journal.open('a', encoding='utf-8') as file:
                file.write(json.dumps(row) + '\n')


def _run(function, settings, chunks, jobs):
    """Yields each chunk and its ends, by processes of their own."""
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        futures = {
            pool.submit(_chunk, function, settings, c): c for c in chunks
        }
        for future in concurrent.futures.as_completed(futures):
            yield futures[future], future.result()


def _chunk(function, settings, numbers):
    return list(function(settings, numbers))
