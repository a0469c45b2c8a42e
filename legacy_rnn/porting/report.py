"""The report of a port: lines to read, or JSON rows."""

from __future__ import annotations

import difflib
import re
import textwrap

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting.engine import FAILED, PORTED, WITH_FINDINGS
from legacy_rnn.compat.releases import Release

from . import github
from .files import LEFT, UNCHANGED

_COUNTED = {
    WITH_FINDINGS: 'with findings to check',
    FAILED: 'with what cannot be ported',
    LEFT: 'left alone',
    generation.NEW: 'TensorFlow 2 already',
}
_NO_RELEASE = (None, *generation.HALVES, generation.NEW, generation.EAGER)
_NAMES_SHOWN = 20


def status(results, check=False):
    """Exit status of a port: 0, 1 or 2.

    Args:
        results: List of FileResult.
        check: Whether a change counts as a finding.
    """
    found = {result.status for result in results}
    if found & {FAILED, LEFT}:
        return 2
    changed = check and any(result.changed for result in results)
    return 1 if WITH_FINDINGS in found or changed else 0


def summary(results):
    """One line that counts files by their status."""
    counts = {s: sum(r.status == s for r in results) for s in _COUNTED}
    unchanged = sum(r.status == UNCHANGED for r in results)
    done = unchanged + sum(r.status == PORTED for r in results)
    parts = [f'{done} of {len(results)} files fully ported']
    parts[0] += f' ({unchanged} unchanged)' if unchanged else ''
    parts += [f'{n} {_COUNTED[s]}' for s, n in counts.items() if n]
    return ', '.join(parts)


def read_as(results):
    """Lines that say which TensorFlow the files were read as."""
    releases = {r.release for r in results if r.generation not in _NO_RELEASE}
    if releases:
        names = ', '.join(sorted(releases, key=Release))
        yield f'read as TensorFlow {names}; choose another by --release'
    if any(r.generation in generation.HALVES for r in results):
        yield f'read as half-ported, by the names of {generation.HALF}'


def findings(result, form='text'):
    """Lines for what is to be looked at in a file.

    Args:
        result: FileResult.
        form: `text`, or `github` for annotations.
    """
    if result.generation == generation.NEW:
        place, why = '', ''
        if result.signs:  # Else the other files of its program tell.
            sign = result.signs[0]
            place, why = f':{sign.place}', f' ({sign.what})'
        yield f'{result.path}{place}: TensorFlow 2 already{why}, left alone'
    for finding in result.findings:
        if finding.severity == 'changed':
            continue
        if form == 'github':
            yield github.of_finding(result.path, finding)
        else:
            yield (
                f'{result.path}:{finding.place}: {finding.severity}: '
                f'{finding.rule}: {finding.why}'
            )
    if form == 'github' and result.error:
        yield github.of_file(result.path, 'error', result.error)


def diff(result):
    """The lines of a unified diff of a file."""
    path = str(result.path)
    lines = difflib.unified_diff(
        _lines(result.old), _lines(result.new), path, path
    )
    for line in lines:
        if line.endswith('\n'):
            yield line
        else:
            yield f'{line}\n\\ No newline at end of file\n'


def remaining(results):
    """Lines that say what of legacy_rnn the ports import, and why."""
    files, names = set(), {}
    for result in results:
        for item in result.remains:
            files.add(result.path)
            name = item.name.removeprefix('legacy_rnn.compat.')
            names.setdefault(item.why, set()).add(name)
    if files:
        one = len(files) == 1
        who = '1 file of the port needs' if one else f'{len(files)} files need'
        yield f'{who} legacy_rnn.compat for'
    for why, found in sorted(names.items()):
        shown = sorted(found)[:_NAMES_SHOWN]
        if len(found) > _NAMES_SHOWN:
            shown.append(f'{len(found) - _NAMES_SHOWN} more')
        yield from textwrap.wrap(
            ', '.join(shown),
            79,
            initial_indent='  ',
            subsequent_indent='  ',
            break_long_words=False,
        )
        yield f'    {why}'


def absent(results):
    """A line that says which packages the ports need, and are not here."""
    names = sorted({name for result in results for name in result.absent})
    if names:
        packages = '1 package' if len(names) == 1 else f'{len(names)} packages'
        are = 'is' if len(names) == 1 else 'are'
        yield f'{packages} that the port imports {are} not installed here:'
        yield from textwrap.wrap(
            f'pip install {" ".join(names)}',
            79,
            initial_indent='  ',
            subsequent_indent='    ',
            break_long_words=False,
            break_on_hyphens=False,
        )


def row(result):
    """A file's row of the report, for JSON."""
    return {
        'path': str(result.path),
        'status': result.status,
        'error': result.error,
        'release': result.release,
        'findings': [f.as_dict() for f in result.findings],
        'remains': [item._asdict() for item in result.remains],
        'not_installed': list(result.absent),
    }


def _lines(text):
    return re.findall(r'[^\n]*\n|[^\n]+', text)
