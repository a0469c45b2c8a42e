"""`legacy-rnn date`: which releases a program fits, and which `run` takes.

TensorFlow is not imported and nothing of the source is run.
"""

import json
import os
import pathlib
import sys

from legacy_rnn.compat.dating import generation, projects, words
from legacy_rnn.compat.sources.notebook import notebooks
from legacy_rnn.compat.sources.programs import folders
from legacy_rnn.console import command
from legacy_rnn.flags import date as date_flags
from legacy_rnn.running import releases

NOT_RUN = (generation.NEW, generation.EAGER)


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'date', date_flags.define, _date, argv, arguments='PATH...'
    )


def _date(flags, paths):
    if not paths:
        raise command.CommandError(
            'PATH must be a source, a notebook or a folder, got none'
        )
    if '' in paths:
        raise command.CommandError('PATH: expected a path, got an empty name')
    report = _Report(paths, flags.python)
    if flags.json:
        print(json.dumps(report.as_json(), indent=2))
    else:
        for line in report.as_text():
            command.tell(line)
    for name, why in report.problems.items():
        command.say(f'legacy-rnn: could not date {name}: {why}')
    return 2 if report.problems else 0


class _Report:
    """The programs that some paths name, and what dates them.

    Args:
        paths: Files and folders, as the user names them.
        python: As for `projects.Files`.

    Attributes:
        problems: Dict from the names of what is no source to the reasons.
    """

    def __init__(self, paths, python=None):
        self._names = {}
        self._folders = {}
        self._bad = set()
        self._notebooks = {}
        self.problems = {}
        for path in map(pathlib.Path, paths):
            self._name(path)
        folders = [path for path in map(pathlib.Path, paths) if path.is_dir()]
        self._files = projects.Files(self._names, folders, python=python)
        self._files.read_ahead()
        for path in self._names:
            self._note_problem(path)
        starts = set(self._files.programs())
        self._programs = [
            path
            for path, folder in self._folders.items()
            if path not in self._bad
            if folder is None or path in starts and self._is_tensorflow(path)
        ]
        for path in self._programs:
            for file in self._files.closure(path):
                self._note_problem(file)

    def show(self, path):
        """A file's name, seen from where the user is."""
        path = projects.resolve(path)
        if path in self._names:
            return str(self._names[path])
        near = os.path.relpath(path)
        return str(path) if near.startswith('..') else near

    def as_text(self):
        """Yields the lines about every program, and about empty folders."""
        told = set()
        for path in self._programs:
            yield from self._program_as_text(path, told)
        for folder in dict.fromkeys(self._folders.values()):
            if folder is None:
                continue
            own = [p for p, f in self._folders.items() if f == folder]
            if not set(own) & set(self._programs):
                number = len([p for p in own if p not in self._bad])
                yield f'{folder}: none of {number} sources imports TensorFlow'

    def as_json(self):
        """The same as one object for JSON."""
        files = []
        for path, name in self._names.items():
            dating = self._files.dating([path])
            if path in self._bad:
                why = self.problems[str(name)]
                files.append({'path': str(name), 'error': why})
            elif dating.uses_tensorflow or path in self._programs:
                files.append({'path': str(name), **self._dating_json(dating)})
        programs = [self._program_json(path) for path in self._programs]
        return {'files': files, 'programs': programs}

    def _name(self, path):
        """Notes the files of a path, under their shown names."""
        below, unreadable = [path], []
        if path.is_dir():
            below = folders.sources(path, unreadable=unreadable)
        for error in unreadable:
            self.problems[str(error.filename)] = error.strerror
        if not below:
            self.problems[str(path)] = 'it holds no .py or .ipynb file'
        for file in below:
            found = projects.resolve(file)
            self._names.setdefault(found, file)
            folder = path if path.is_dir() else None
            if folder is None or found not in self._folders:
                self._folders[found] = folder

    def _note_problem(self, path):
        why = self._files.problem(path)
        if why:
            self._bad.add(path)
            self.problems[self.show(path)] = why

    def _is_tensorflow(self, path):
        dating = self._files.dating(self._files.closure(path))
        return bool(dating.written_for) or words.is_keras(dating)

    def _program_as_text(self, path, told):
        """Yields the lines of a program; evidence of a file comes once."""
        files = self._files.closure(path)
        dating = self._files.dating(files)
        carries = {item.path for item in (*dating.evidence, *dating.signs)}
        others = [f for f in files[1:] if str(f) in carries]
        names = words.listing(list(map(self.show, others))) if others else ''
        title = f'{self.show(path)} with {names}' if names else self.show(path)
        yield f'{title}: {words.verdict(dating)}'

        def place(line, file):
            here = file is None or file == str(path)
            where = self._line(line, path if here else file)
            return where if here else f'{self.show(file)} {where}'

        elsewhere = {
            str(file): 'as above' if str(file) in told else 'as by itself'
            for file in others
            if str(file) in told or file in self._programs
        }
        fresh = tuple(e for e in dating.evidence if e.path not in elsewhere)
        for line in words.reasons(dating._replace(evidence=fresh), place):
            yield f'  {line}'
        for file, where in elsewhere.items():
            yield f'  {self.show(file)}: {where}'
        told |= carries
        for line in words.contradictions(dating, place):
            yield f'  {line}'
        choice = self._choice(path, dating)
        if choice is not None:
            why = words.assumption(choice, dating, place, self.show)
            yield f'  run takes {choice.release}' + (f': {why}' if why else '')
            if self._files.python(path) == 2:
                yield f'  Python 2: {self._python_sign(path, place)}'

    def _choice(self, path, dating):
        """What `run` takes a program for; None where it does not run it."""
        if not dating.uses_tensorflow or dating.written_for in NOT_RUN:
            return None
        return releases.of_program(self._files, path)

    def _python_sign(self, path, place):
        """What tells that a program is Python 2."""
        sign = self._files.python_sign(path)
        if sign is None:
            return 'as told'
        file, found = sign
        return f'{place(found.line, str(file))}: {found.what}'

    def _program_json(self, path):
        files = self._files.closure(path)
        dating = self._files.dating(files)
        choice = self._choice(path, dating)
        if words.is_keras(dating):
            choice = releases.of_program(self._files, path)
        found = {
            'path': self.show(path),
            'files': [self.show(file) for file in files],
            **self._dating_json(dating),
            'run': None,
            'python': {'version': self._files.python(path), 'why': ''},
        }

        def place(line, file):
            return f'{self.show(file)} {self._line(line, file or path)}'

        if self._files.python(path) == 2:
            found['python']['why'] = self._python_sign(path, place)
        if choice is not None:
            why = words.assumption(choice, dating, place, self.show)
            found['run'] = {'release': str(choice.release), 'why': why}
        return found

    def _dating_json(self, dating):
        return {
            'written_for': dating.written_for,
            'signs': [self._item_json(sign) for sign in dating.signs],
            'releases': list(map(str, dating.releases)),
            'closest': list(map(str, dating.closest)),
            'evidence': [self._item_json(item) for item in dating.evidence],
            'contradictions': [
                [self._item_json(item) for item in pair]
                for pair in dating.contradictions
            ],
        }

    def _item_json(self, item):
        """Evidence or a sign."""
        found = item._asdict()
        if 'releases' in found:
            found['releases'] = list(map(str, item.releases))
        if item.path is not None:
            found['path'] = self.show(item.path)
            cell, line = self._place(item.line, item.path)
            if cell:
                found.update(cell=cell, line=line)
        return found

    def _line(self, line, path):
        """A line of a file in words, as the user counts them."""
        cell, line = self._place(line, path)
        return f'cell {cell}, line {line}' if cell else f'line {line}'

    def _place(self, line, path):
        """The cell that a line of a notebook's code is in, and which there.

        Returns:
            `(cell, line)`, both from 1; of other files `(0, line)`.
        """
        path = pathlib.Path(path)
        if path.suffix != '.ipynb':
            return 0, line
        if path not in self._notebooks:
            self._notebooks[path] = notebooks.read(path.read_bytes(), path)
        return self._notebooks[path].place(line)


if __name__ == '__main__':
    sys.exit(main())
