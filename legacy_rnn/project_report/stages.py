"""Dates and ports a project, and runs and verifies each of its programs."""

from __future__ import annotations

import difflib
import errno
import json
import os
import shutil
import time
from pathlib import Path

import legacy_rnn
from legacy_rnn.compat.sources.programs import folders
from legacy_rnn.console import command

from . import programs, results

# Places below the state's folder.
SOURCE, PORT, WORK, LOGS = 'source', 'port', 'work', 'logs'
# Times as many steps for a program that fetches nothing in the first ones.
MORE = 50
_NEVER_RUN = 'not run: {}'


class Stages:
    """The stages of one project.

    Args:
        project: Its folder, which is only read.
        state: Folder for copies, ports and logs.
        settings: `settings.Settings`.
        commands: `commands.Commands`.
        leave: Paths of files that are no part of the project.
    """

    def __init__(self, project, state, settings, commands, leave=()):
        self._project = Path(project)
        self._leave = [os.path.realpath(path) for path in leave]
        self._state = Path(state)
        self._settings = settings
        self._commands = commands
        self._ported = {}

    def copy(self):
        """Brings the copy that all stages read up to date.

        Returns:
            The errors of what cannot be read and is left out.
        """
        target = self._state / SOURCE
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        unreadable: list = []
        for path in folders.files(self._project, [self._state], unreadable):
            place = path.relative_to(self._project)
            if self._settings.leaves_out(place.as_posix()):
                continue
            if os.path.realpath(path) in self._leave:
                continue
            if not os.access(path, os.R_OK):
                error = PermissionError(
                    errno.EACCES, os.strerror(errno.EACCES), str(path)
                )
                unreadable.append(error)
                continue
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            _link(path, target / place)
        return unreadable

    def date(self):
        """Finds the programs.

        Returns:
            List of `programs.Found`, and a dict from each file that is no
            source, and so may be a program or a part of one, to the reason.
        """
        status, out, error = self._commands.run(
            ['date', '--json', '.'], self._state / SOURCE, 'date'
        )
        try:
            dated = json.loads(out)
        except ValueError:
            why = _last(error) or f'date ended with {status}'
            raise command.CommandError(why) from None
        found = programs.find(self._state / SOURCE, dated, self._settings)
        bad = {
            row['path']: row['error']
            for row in dated['files']
            if 'error' in row and not self._settings.leaves_out(row['path'])
        }
        return found, bad

    def port(self, known):
        """Ports all sources, unless they are those that were ported last.

        Args:
            known: Digest of what was ported last, or None.

        Returns:
            The digest of what is ported now.
        """
        root = self._state / SOURCE
        sources = [str(p.relative_to(root)) for p in folders.sources(root)]
        now = programs.digest(root, sources, legacy_rnn.__version__)
        report = self._state / 'port.json'
        if now != known or not report.is_file():
            status, _, error = self._commands.run(
                [
                    'port',
                    '.',
                    f'--outdir={self._state / PORT}',
                    '--force',
                    '--copy',
                    f'--report={report}',
                ],
                root,
                'port',
            )
            if not report.is_file():
                why = _last(error) or f'port ended with {status}'
                raise command.CommandError(why)
        rows = json.loads(report.read_text('utf-8'))['files']
        self._ported = {os.path.normpath(row['path']): row for row in rows}
        return now

    def result(self, found):
        """What porting made of a program; nothing of it is run.

        Args:
            found: `programs.Found`.

        Returns:
            A dict that JSON can hold.
        """
        rows = [self._ported[f] for f in found.files if f in self._ported]
        statuses = [row['status'] for row in rows]
        return {
            **results.EMPTY,
            'path': found.path,
            'module': found.module,
            'folder': found.folder,
            'release': found.release,
            'written_for': found.dating['written_for'],
            'releases': found.dating['releases'],
            'evidence': found.dating['evidence'],
            'port': min(statuses, key=results.ORDER.index) if statuses else '',
            'files': [self._file(row) for row in rows],
        }

    def run(self, found, result):
        """Runs and verifies a program; completes its result.

        Args:
            found: `programs.Found`.
            result: What `result` returned.
        """
        told = self._settings.of(found.path)
        if told.skip or not found.release:
            why = 'skip is set' if told.skip else f'{result["written_for"]}'
            result.update(run='-', verify='-', run_why=_NEVER_RUN.format(why))
            return
        start = time.monotonic()
        name = found.path.replace('/', '_')
        work = self._state / WORK / name
        try:
            self._run(found, told, result, name, work)
            if told.steps and results.is_unseen(result):
                more = told._replace(steps=told.steps * MORE)
                again = dict(result)
                self._run(found, more, again, name, work)
                if again['verify'] not in ('', '-'):
                    result.update(again)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        result['seconds'] = round(time.monotonic() - start, 1)

    def _run(self, found, told, result, name, work):
        shutil.rmtree(work, ignore_errors=True)
        for place, source in (('old', SOURCE), ('new', PORT)):
            shutil.copytree(self._state / source, work / place, symlinks=True)
        folder = work / 'old' / found.folder
        if told.prepare:
            status, _, error = self._commands.shell(
                told.prepare, folder, f'{name}_prepare', told.timeout
            )
            if status:
                why = error[-1] if error else f'ended with status {status}'
                result.update(run='could not', run_why=f'prepare: {why}')
                return
        status, out, error = self._commands.run(
            ['verify', *_named(found, told, work, folder)],
            folder,
            name,
            2 * told.timeout + 60,
        )
        said = [line for line in out.splitlines() if line.strip()]
        results.judge(result, status, said, _last(error))

    def _file(self, row):
        """A file's status, findings and diff."""
        path = os.path.normpath(row['path'])
        old = _lines(self._state / SOURCE / path)
        new = _lines(self._state / PORT / path)
        diff = difflib.unified_diff(old, new, path, path, lineterm='')
        return {
            'path': path,
            'status': row['status'],
            'error': row['error'],
            'findings': [
                f for f in row['findings'] if f['severity'] != 'changed'
            ],
            'diff': list(diff) if new and not path.endswith('.ipynb') else [],
        }


def _named(found, told, work, folder):
    """Flags and arguments of `verify` for a program."""
    flags = [
        f'--steps={told.steps}',
        f'--timeout={told.timeout}',
        f'--release={told.release}',
    ]
    if found.module:
        new = os.path.relpath(work / 'new' / found.folder, folder)
        programs_ = [
            '-m',
            '--old_dir=.',
            f'--new_dir={new}',
            found.module,
            found.module,
        ]
    else:
        programs_ = [
            os.path.relpath(work / place / found.path, folder)
            for place in ('old', 'new')
        ]
    return [
        *flags,
        *programs_,
        *(['--', *told.arguments] if told.arguments else []),
    ]


def _last(error):
    """What the last line of a command's standard error says."""
    return error[-1].removeprefix('legacy-rnn: ') if error else ''


def _lines(path):
    try:
        return path.read_text('utf-8', 'replace').splitlines()
    except OSError:
        return []


def _link(path, place):
    """Another name of a file that is only read; else a copy of it."""
    try:
        os.link(path, place)
    except OSError:
        shutil.copy2(path, place)
