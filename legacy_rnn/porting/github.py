"""Findings as GitHub's workflows show them beside the code.

Source: GitHub Actions, "Workflow commands", `::error` and `::warning`.
"""

from __future__ import annotations

_LEVELS = {'check': 'warning', 'stop': 'error'}
_ESCAPES = {'%': '%25', '\r': '%0D', '\n': '%0A'}
_OF_PROPERTIES = {**_ESCAPES, ':': '%3A', ',': '%2C'}


def of_finding(path, finding):
    """A finding of a file as one line."""
    about = {'file': path, 'line': finding.line, 'col': finding.column}
    if finding.cell:
        about = {'file': path}
    about['title'] = f'legacy-rnn {finding.rule}'
    why = f'{finding.place}: {finding.why}' if finding.cell else finding.why
    return _command(_LEVELS[finding.severity], about, why)


def of_file(path, level, why):
    """What holds for a whole file as one line.

    Args:
        path: The file.
        level: `error` or `warning`.
        why: A sentence.
    """
    return _command(level, {'file': path, 'title': 'legacy-rnn'}, why)


def _command(level, about, message):
    told = ','.join(
        f'{key}={_escape(value, _OF_PROPERTIES)}'
        for key, value in about.items()
    )
    return f'::{level} {told}::{_escape(message, _ESCAPES)}'


def _escape(value, escapes):
    return ''.join(escapes.get(char, char) for char in str(value))
