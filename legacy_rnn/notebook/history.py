"""Dates and ports the cells that a notebook has run so far."""

from __future__ import annotations

import json
import re

from legacy_rnn.compat.dating import projects, words
from legacy_rnn.compat.porting import port_notebook
from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.notebook import ipython, notebooks
from legacy_rnn.running import releases

_OURS = re.compile(r'\s*%{1,2}(legacy|load_ext|tensorflow_version)\b[^\n]*\s*')
_NAME = 'notebook.ipynb'


def is_ours(cell):
    """Whether a cell holds a line of this extension alone."""
    return bool(_OURS.fullmatch(cell))


def is_source(cell):
    """Whether a cell could be read, and so has run."""
    try:
        parsing.tree(ipython.hide(cell).encode(), _NAME)
    except (SyntaxError, ValueError):
        return False
    return True


def date(cells):
    """Yields lines: which releases the cells fit, and why.

    Args:
        cells: Texts of the cells.
    """
    files, path, notebook = _files(cells)
    dating = files.dating([path])

    def place(line, _):
        return 'cell {}, line {}'.format(*notebook.place(line))

    yield words.verdict(dating)
    yield from words.reasons(dating, place)
    yield from words.contradictions(dating, place)


def other_release(cells, release):
    """Says that some cells were written for other releases; '' if not.

    Args:
        cells: Texts of the cells.
        release: The Release that they ran with.
    """
    files, path, _ = _files(cells)
    dating = files.dating([path])
    if not dating.releases or release in dating.releases:
        return ''
    taken = releases.of_file(files, path)
    return (
        f'these cells fit TensorFlow {words.span(dating.releases)}, not '
        f'{release}: restart the kernel and choose one '
        f'(%tensorflow_version {taken}); %legacy date says why'
    )


def port(cells, release=None):
    """Ports the last of some cells, as a part of them all.

    Args:
        cells: Texts of the cells.
        release: Their Release; by default they are dated.

    Returns:
        The text of the last cell, and lines on what to look at in it.
    """
    if release is None:
        files, path, _ = _files(cells)
        release = releases.of_file(files, path)
    ported = port_notebook(_notebook(cells), release)
    last = json.loads(ported.text)['cells'][-1]['source']
    lines = [
        f'{finding.place}: {finding.severity}: {finding.why}'
        for finding in ported.findings
        if finding.severity != 'changed'
        if finding.place.startswith(f'cell {len(cells)}:')
    ]
    return ''.join(last), lines


def _files(cells):
    path = projects.resolve(_NAME)
    notebook = notebooks.Notebook(_notebook(cells))
    files = projects.Files([path], texts={path: notebook.script})
    return files, path, notebook


def _notebook(cells):
    """A notebook of code cells, as JSON."""
    made = [
        {
            'cell_type': 'code',
            'metadata': {},
            'outputs': [],
            'execution_count': None,
            'source': text.splitlines(keepends=True),
        }
        for text in cells
    ]
    about = {'language_info': {'name': 'python'}}
    return json.dumps(
        {'cells': made, 'metadata': about, 'nbformat': 4, 'nbformat_minor': 4}
    )
