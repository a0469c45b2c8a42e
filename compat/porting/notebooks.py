"""Ports the code cells of notebooks."""

from __future__ import annotations

import json
import re

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
        cells = [c for c in notebook['cells'] if c['cell_type'] == 'code']
        sources = [''.join(cell['source']) for cell in cells]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f'no notebook of version 4: {error}') from error
    joined = f'\n{_MARK}\n'.join(map(_hide_magics, sources))
    ported = port_text(joined, release, style, project)
    if ported.text == joined:
        return Ported(text, ported.findings, ported.release)
    parts = ported.text.split(f'\n{_MARK}\n')
    if len(parts) != len(cells):
        raise SyntaxError('the cells of the notebook cannot be told apart')
    for cell, part in zip(cells, parts, strict=True):
        lines = _show_magics(part).splitlines(keepends=True)
        cell['source'] = lines
    new = json.dumps(notebook, indent=_indent(text), ensure_ascii=False)
    new += '\n' if text.endswith('\n') else ''
    return Ported(new, ported.findings, ported.release)


def _hide_magics(source):
    """Makes comments of the lines that only IPython understands."""
    if source.startswith('%%'):
        return re.sub(r'^', _MAGIC, source, flags=re.M)
    return re.sub(
        r'^(\s*)([%!?].*)$', rf'\1pass  {_MAGIC}\2', source, flags=re.M
    )


def _show_magics(source):
    return source.replace(f'pass  {_MAGIC}', '').replace(_MAGIC, '')


def _indent(text):
    match = re.match(r'\{\n( +)', text)
    return len(match.group(1)) if match else None
