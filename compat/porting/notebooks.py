"""Ports the code cells of notebooks."""

from __future__ import annotations

import dataclasses

from ..sources import parsing
from ..sources.notebook.notebooks import Notebook
from .engine import ALREADY, port_text
from .findings import CHECK, Finding, shorten
from .project import Project


def port_notebook(text, release, style='full', project=None, without=()):
    """Ports a notebook; outputs, text cells and other metadata stay.

    Args:
        text: The notebook as JSON.
        release: Release that it was written for.
        style: As for `port_text`.
        project: As for `port_text`.
        without: As for `port_text`.

    Returns:
        A `Ported` whose text is JSON again; its findings name the code cell
        and the line in it.

    Raises:
        SyntaxError: The code is neither Python 2 nor Python 3.
        NoNotebook: It is none.
    """
    notebook = Notebook(text)
    if notebook.python2:
        project = project or Project(python2=True)
        project = dataclasses.replace(project, only_2=True)
    try:
        ported = port_text(notebook.code, release, style, project, without)
    except SyntaxError as error:
        if error.lineno is None:
            raise
        cell, line = notebook.place(error.lineno)
        raise SyntaxError(f'{error.msg} (cell {cell}, line {line})') from None
    findings = [_placed(f, notebook) for f in ported.findings]
    findings += [_unported(cell, error) for cell, error in notebook.left]
    left_alone = ported.generation == ALREADY
    return dataclasses.replace(
        ported,
        text=text if left_alone else notebook.ported(ported.text),
        findings=tuple(findings),
        signs=tuple(_placed_sign(s, notebook) for s in ported.signs),
    )


def _unported(cell, error):
    old = shorten(error.text or '')
    why = f'the cell stays as it is: {parsing.describe(error)}'
    return Finding(
        error.lineno or 1, 1, CHECK, 'notebook', old, '', why, '', cell
    )


def _placed_sign(sign, notebook):
    cell, line = notebook.place(sign.line)
    return sign._replace(cell=cell, line=line)


def _placed(finding, notebook):
    cell, line = notebook.place(finding.line)
    return dataclasses.replace(finding, cell=cell, line=line)
