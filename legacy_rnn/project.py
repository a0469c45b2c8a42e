"""The command `project`: a project's programs dated, ported and verified.

Exit status: 0 = all are ported, run and compute the same, 1 = something is to
be looked at, or nothing of a program could be compared, 2 = one could not be
ported or run.
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import sys
from pathlib import Path

import legacy_rnn
from legacy_rnn import files
from legacy_rnn.compat.sources.programs import folders
from legacy_rnn.console import command, streams
from legacy_rnn.console.progress import Progress
from legacy_rnn.distributing import guard
from legacy_rnn.flags import project as project_flags
from legacy_rnn.project_report import (
    commands,
    page,
    programs,
    results,
    settings,
    stages,
    table,
)
from legacy_rnn.training import interrupts

STATE = '.legacy_rnn'
# Programs at a time: each holds TensorFlow in memory.
MOST = 4


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'project', project_flags.define, _project, argv, arguments='[DIR]'
    )


def _project(flags, arguments):
    if len(arguments) > 1:
        raise command.CommandError(
            f'expected one DIR, got {len(arguments)}: {" ".join(arguments)}'
        )
    folder = Path(arguments[0] if arguments else '.')
    if not folder.is_dir():
        why = 'expected a folder, got a file'
        if not folder.exists():
            why = 'no such folder'
        raise command.CommandError(f'{folder}: {why}')
    told = settings.read(folder)
    work = _Work(folder.resolve(), told, flags.report)
    rows = work.run()
    if flags.report:
        name = folder.resolve().name
        text = page.write(name, rows, legacy_rnn.__version__)
        files.write_text(flags.report, text)
    if flags.json:
        print(json.dumps({'programs': rows}, indent=2))
    else:
        for line in table.lines(rows):
            print(streams.printable(line))
    if flags.report:
        command.say(f'wrote {flags.report}')
    if any(row['run'] == 'could not' for row in rows):
        command.say(
            f'{settings.FILES[0]} says what a program needs to be run: '
            f'arguments, data, what to run before; what each printed is in '
            f'{work.logs}'
        )
    command.say(f'{table.summary(rows)}; ports are in {work.ports}')
    return table.status(rows)


def _is_done(known, key):
    """Whether a program need not run again.

    One that could not run may lack what is there by now, such as a package.

    Args:
        known: What was noted of it, a dict, empty for nothing.
        key: Digest of what it depends on now.
    """
    return known.get('key') == key and known['ran']['run'] != 'could not'


def _interrupted(number, frame):
    raise KeyboardInterrupt


class _Work:
    """What is done on a project, and what was done before.

    Args:
        folder: The project.
        told: `settings.Settings`.
        report: The file that is written at the end, or None.

    Attributes:
        ports: The folder of the ports.
        logs: The folder of what the commands printed.
    """

    def __init__(self, folder, told, report):
        self._folder = folder
        self._state = folder / STATE
        self._told = told
        self.ports = os.path.relpath(self._state / stages.PORT)
        self.logs = os.path.relpath(self._state / stages.LOGS)
        self._known = self._load()
        # Reports in the project are no part of it, whenever they were made.
        reports = set(self._known.get('reports', ()))
        if report:
            reports.add(os.path.realpath(report))
        self._known['reports'] = sorted(reports)

    def run(self):
        """Does all stages; returns a dict for each program."""
        self._state.mkdir(exist_ok=True)
        busy = (
            f'another process is at work in {self._state}; let it end, or '
            'end it'
        )
        with files.alone(self._state, busy), guard.beside() as watch:
            return self._prepared(watch)

    def _prepared(self, watch):
        """Does all stages; `watch` is told of what it starts."""
        # The folder is no part of anybody's repository.
        files.write_text(str(self._state / '.gitignore'), '*\n')
        runner = commands.Commands(self._state / stages.LOGS, watch)
        work = stages.Stages(
            self._folder,
            self._state,
            self._told,
            runner,
            self._known['reports'],
        )
        # What it started does not outlive it, by whatever signal it ends.
        with interrupts.handled(_interrupted):
            try:
                return self._run(work, runner)
            except BaseException:
                runner.stop()
                raise

    def _run(self, work, runner):
        left = self._left_out(work.copy())
        found, bad = work.date()
        bad.update(left)
        if not found and not bad:
            raise command.CommandError(
                f'{self._folder} holds no program that imports TensorFlow'
            )
        self._known['port'] = work.port(self._known.get('port'))
        self._save()
        for line in self._told.unknown([p.path for p in found] + list(bad)):
            command.say(line)
        done = self._known.setdefault('programs', {})
        others = self._others()
        keys = {
            program.path: programs.digest(
                self._state / stages.SOURCE,
                program.files,
                legacy_rnn.__version__,
                self._told.of(program.path),
                others,
            )
            for program in found
        }
        rows = {program.path: work.result(program) for program in found}
        open_ = []
        for program in found:
            known = done.get(program.path, {})
            if _is_done(known, keys[program.path]):
                rows[program.path].update(known['ran'])
            else:
                open_.append(program)
        self._execute(work, runner, open_, rows, keys)
        refused = [results.refused(*item) for item in bad.items()]
        return [*rows.values(), *refused]

    def _left_out(self, unreadable):
        """Tells of what cannot be read.

        Args:
            unreadable: Errors of the system.

        Returns:
            A dict from what may hold programs, sources and folders, to why
            it was left out.
        """
        found = {}
        for error in unreadable:
            path = Path(error.filename)
            command.say(f'{os.path.relpath(path)}: {error.strerror}; left out')
            if folders.is_source(path) or not path.is_file():
                place = os.path.relpath(path, self._folder)
                found[place] = f'left out, {error.strerror}'
        return found

    def _execute(self, work, runner, open_, rows, keys):
        """Runs programs, several at a time; keeps each result at once."""
        number = max(1, min(MOST, os.cpu_count() or 1))
        pool = concurrent.futures.ThreadPoolExecutor(number)
        with Progress(len(open_), ' programs') as progress:
            # From the first program on, an interrupt ends all that runs.
            try:
                jobs = {
                    pool.submit(work.run, program, rows[program.path]): program
                    for program in open_
                }
                for job in concurrent.futures.as_completed(jobs):
                    job.result()
                    path = jobs[job].path
                    self._keep(path, keys[path], rows[path])
                    progress.step()
            except BaseException:
                runner.stop()
                raise
            finally:
                pool.shutdown(cancel_futures=True)

    def _keep(self, path, key, result):
        names = ('run', 'run_why', 'verify', 'verify_why', 'seconds')
        ran = {name: result[name] for name in names}
        self._known['programs'][path] = {'key': key, 'ran': ran}
        self._save()

    def _others(self):
        """Names, sizes and times of the project's files that are no source."""
        root = self._state / stages.SOURCE
        found = []
        for path in sorted(root.rglob('*')):
            if path.is_file() and path.suffix not in ('.py', '.ipynb'):
                about = path.stat()
                found.append(
                    (
                        str(path.relative_to(root)),
                        about.st_size,
                        about.st_mtime_ns,
                    )
                )
        return found

    def _load(self):
        try:
            return json.loads(
                (self._state / 'results.json').read_text('utf-8')
            )
        except (OSError, ValueError):
            return {}

    def _save(self):
        text = json.dumps(self._known, indent=1)
        files.write_text(str(self._state / 'results.json'), f'{text}\n')


if __name__ == '__main__':
    sys.exit(main())
