"""Ports the code cells of notebooks."""

from __future__ import annotations

import json
import re

from ..dating.source import MAGIC
from .engine import Ported, port_text

_MARK = '#%legacy-rnn-cell%'
_MAGIC = '#%legacy-rnn-magic%'


def port_notebook(text, release, style='full', project=None):
    """Ports a notebook; outputs, text cells and metadata stay.

    Args:
        text: The notebook as JSON.
        release: Release that it was written for.
        style: As for `port_text`.
        project: As for `port_text`.

    Returns:
        A `Ported` whose text is JSON again; lines of findings count within
        the code of all cells.

    Raises:
        SyntaxError: The code is neither Python 2 nor Python 3.
        ValueError: It is no notebook.
    """
    try:
        notebook = json.loads(text)
        cells = [c for c in _cells(notebook) if c['cell_type'] == 'code']
        sources = [''.join(cell[_key(cell)]) for cell in cells]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f'no notebook: {error}') from error
    joined = f'\n{_MARK}\n'.join(map(_hide_magics, sources))
    ported = port_text(joined, release, style, project)
    if ported.text == joined:
        return Ported(text, ported.findings, ported.release)
    parts = ported.text.split(f'\n{_MARK}\n')
    if len(parts) != len(cells):
        raise SyntaxError('the cells of the notebook cannot be told apart')
    for cell, part in zip(cells, parts, strict=True):
        lines = _show_magics(part).splitlines(keepends=True)
        cell[_key(cell)] = lines
    new = json.dumps(notebook, indent=_indent(text), ensure_ascii=False)
    new += '\n' if text.endswith('\n') else ''
    return Ported(new, ported.findings, ported.release)


def _cells(notebook):
    """All cells; up to format 3 they stand in worksheets."""
    if 'cells' in notebook:
        return notebook['cells']
    return [c for sheet in notebook['worksheets'] for c in sheet['cells']]


def _key(cell):
    return 'source' if 'source' in cell else 'input'


def _hide_magics(source):
    """Makes comments of the lines that only IPython understands."""
    if source.startswith('%%'):
        return re.sub(r'^', _MAGIC, source, flags=re.M)
    return MAGIC.sub(rf'\1pass  {_MAGIC}\2', source)


def _show_magics(source):
    return source.replace(f'pass  {_MAGIC}', '').replace(_MAGIC, '')


def _indent(text):
    match = re.match(r'\{\n( +)', text)
    return len(match.group(1)) if match else None
