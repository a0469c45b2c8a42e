"""Notebooks as Python source, and their source put back.

The text of a notebook stays as it is but for the code of the cells that
changed and for the names of the kernel. Source: nbformat 3 and 4.
"""

from __future__ import annotations

import bisect
import json
import re

from .. import parsing
from ..python2 import dialect
from . import ipython, json_spans, kernels

_CELL = '#%legacy-rnn-cell%'
_STATEMENT = re.compile(r'^(?![ \t]*(?:#|$))', re.M)
_FUTURE = re.compile(
    r'^from __future__ import[ \t]*'
    r'(?:\(([^)]*)\)|((?:\w|\\\n)(?:[\w \t,]|\\\n)*?))[ \t]*(?:#.*)?$',
    re.M,
)
_PASSED_OVER = re.compile(r'#.*|\\')  # In a list of imports.


class NoNotebook(ValueError):
    """A file that is no notebook, or not one of Python."""


def read(data, name):
    """Reads a notebook from the bytes of its file.

    Args:
        data: UTF-8 bytes.
        name: Its name, for messages.

    Returns:
        A `Notebook`.

    Raises:
        NoNotebook: It is none, or not one of Python.
    """
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError:
        raise NoNotebook(
            f'{name} must be a notebook in JSON, got other data'
        ) from None
    return Notebook(text, name)


class Notebook:
    """A notebook, its code cells read as one source.

    Args:
        text: The notebook as JSON.
        name: Its name, for messages.

    Attributes:
        code: Python source of all code cells, 2 or 3: before each a line
            that marks it; what only IPython understands is in comments.
        python2: Whether the notebook says that Python 2 ran it.
        left: Pairs of a code cell's number and a SyntaxError: cells of no
            Python, which Jupyter refuses and others run without. The code
            holds them as comments.

    Raises:
        NoNotebook: It is none, or not one of Python.
    """

    def __init__(self, text, name='it'):
        self.text = text
        try:
            found = json.loads(text)
            self._about = found.get('metadata') or {}
            self._cells = [_Cell(text, *span) for span in _code_cells(text)]
            self._hide_magics()
            self.code = ''.join(f'{_CELL}\n{c.python}\n' for c in self._cells)
            self.code.encode('utf-8')
            language = kernels.language(self._about)
            self.python2 = kernels.is_python2(self._about)
        except json.JSONDecodeError as error:
            raise NoNotebook(
                f'{name} must be a notebook in JSON, got text that is none: '
                f'{error.msg} (line {error.lineno})'
            ) from None
        except RecursionError:
            raise NoNotebook(f'{name} nests too deeply to be read') from None
        except UnicodeEncodeError:
            raise NoNotebook(
                f'{name} must hold text, got half of a surrogate pair'
            ) from None
        except (LookupError, ValueError, TypeError, AttributeError):
            raise NoNotebook(
                f'{name} must be a notebook in JSON, got JSON without cells '
                'of source'
            ) from None
        if self.code.count(_CELL) > len(self._cells):
            raise NoNotebook(f'{name} must hold no line {_CELL}, got one')
        if language not in kernels.PYTHONS:
            raise NoNotebook(f'{name} must hold Python, got {language}')
        self.code = self._joined()
        self.left = ()
        if parsing.error_of(self.code):
            self.left = tuple(self._leave())
            self.code = self._joined()

    def _hide_magics(self):
        """Hides cells like `cd data`, a magic without its sign."""
        sources = [cell.source for cell in self._cells]
        for cell in self._cells:
            name = ipython.automatic(cell.source)
            others = [s for s in sources if name and s != cell.source]
            if name and not any(ipython.binds(s, name) for s in others):
                cell.python = ipython.hide_bare(cell.source)

    def _joined(self):
        return ''.join(f'{_CELL}\n{c.python}\n' for c in self._cells)

    def _leave(self):
        """Hides the cells that are no Python, if others are."""
        errors = [parsing.error_of(cell.python) for cell in self._cells]
        if all(errors):
            return
        for number, error in enumerate(errors, 1):
            if error:
                cell = self._cells[number - 1]
                cell.python = ipython.leave(cell.python)
                yield number, error

    @property
    def script(self):
        """The code as one program, as Python compiles and dates it.

        What one cell takes from the future holds for all; a last line names
        Python 2 where it ran the notebook. Lines are those of `code`.
        """
        taken: list[str] = []

        def take(found):
            names = _PASSED_OVER.sub('', found[1] or found[2]).split(',')
            taken.extend(n.strip() for n in names if n.strip())
            return '\n' * found[0].count('\n')

        code = _FUTURE.sub(take, self.code)
        if taken:
            line = f'from __future__ import {", ".join(taken)}'
            code = code.replace(_CELL, line, 1)
        return code + (f'{dialect.OF_KERNEL}\n' if self.python2 else '')

    def place(self, line):
        """Where a line of the code stands.

        Args:
            line: Number of the line, from 1.

        Returns:
            `(cell, line)`, both from 1: the code cell and the line in it.
        """
        lines = self.code.split('\n')
        marks = [i for i, text in enumerate(lines, 1) if text == _CELL]
        cell = max(1, bisect.bisect_right(marks, line))
        return cell, max(1, line - marks[cell - 1]) if marks else line

    def ported(self, code):
        """The notebook with other code, for Python 3.

        Args:
            code: New text of `code`, the marks of the cells in place.

        Returns:
            The notebook as JSON.

        Raises:
            ValueError: Marks are missing.
        """
        # A cell of which nothing is left has no line between the marks.
        first, *parts = re.split(rf'^{_CELL}\n', code, flags=re.M)
        for i, part in enumerate(parts if first else ()):
            # An import, which goes before the first statement of all.
            statement = _STATEMENT.search(part)
            if statement:
                start = statement.start()
                parts[i] = f'{part[:start]}{first}{part[start:]}'
                first = ''
                break
        if first or len(parts) != len(self._cells):
            raise ValueError('the cells of the notebook cannot be told apart')
        edits = dict(kernels.edits(self.text, self._about))
        for cell, part in zip(self._cells, parts, strict=True):
            edits.update(cell.edits(part.removesuffix('\n')))
        return json_spans.edited(self.text, edits)


class _Cell:
    """The source of a code cell, and its place in the JSON.

    Attributes:
        source: As the notebook holds it, without its margin.
        python: The same as Python.
    """

    def __init__(self, text, start, end):
        self._span = start, end
        self._json = text[start:end]
        self._value = json.loads(self._json)
        self._ascii = text.isascii()
        if not isinstance(self._value, str | list):
            raise TypeError('the source of a cell is a text, or its lines')
        source = ''.join(self._value)
        # IPython takes a margin off a cell that was pasted with one.
        first = next((x for x in source.split('\n') if x.strip()), '')
        self._margin = first[: len(first) - len(first.lstrip())]
        if self._margin:
            source = re.sub(rf'^{self._margin}', '', source, flags=re.M)
        self.source = source
        self.python = ipython.hide(source)

    def edits(self, python):
        """Yields `(span, JSON)` where the source has changed."""
        if python == self.python:
            return
        source = ipython.show(python)
        if self._margin:
            source = re.sub(r'^(?=.)', self._margin, source, flags=re.M)
        yield self._span, self._dumped(source)

    def _dumped(self, source):
        """The source as JSON, laid out as it was."""
        if isinstance(self._value, str):
            return self._json_of(source)
        lines = [self._json_of(s) for s in re.findall(r'.*\n|.+', source)]
        inner = self._json[1:-1]
        before = inner[: len(inner) - len(inner.lstrip())]
        after = inner[len(inner.rstrip()) :]
        comma = f',{before}' if '\n' in before else ', '
        return f'[{before}{comma.join(lines)}{after}]'

    def _json_of(self, text):
        return json.dumps(text, ensure_ascii=self._ascii)


def _code_cells(text):
    """Yields the spans of the sources of all code cells."""
    top = {
        key: span
        for key, *span in json_spans.members(text, json_spans.skip(text, 0))
    }
    if 'cells' in top:
        lists = [top['cells']]
    else:  # Up to format 3, cells stood in worksheets.
        sheets = [
            s for _, *s in json_spans.members(text, top['worksheets'][0])
        ]
        lists = [
            span
            for start, _ in sheets
            for key, *span in json_spans.members(text, start)
            if key == 'cells'
        ]
    for start, _ in lists:
        for _, place, _ in json_spans.members(text, start):
            cell = {
                key: span for key, *span in json_spans.members(text, place)
            }
            kind, _ = json_spans.VALUE(text, cell['cell_type'][0])
            if kind == 'code':
                yield cell['source'] if 'source' in cell else cell['input']
