"""Workbooks as xlrd up to 1.2 opened them, for ports and for `run`.

    xlrd.open_workbook('a.xlsx')  ->  old_books.open_workbook('a.xlsx')

Since 2.0 xlrd reads .xls alone. What it reads, it reads; .xlsx is read by
openpyxl, which `pip install openpyxl` brings.

Source: xlrd 1.2.0, executed.
"""

from __future__ import annotations

import datetime
import importlib
import io
import zipfile
from typing import NamedTuple

__all__ = ['open_workbook']

_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(6)
_ERRORS = {
    '#NULL!': 0,
    '#DIV/0!': 7,
    '#VALUE!': 15,
    '#REF!': 23,
    '#NAME?': 29,
    '#NUM!': 36,
    '#N/A': 42,
}


def open_workbook(filename=None, *args, file_contents=None, **kwargs):
    """Opens a workbook of either format.

    Args:
        filename: Path of a .xls or .xlsx file.
        *args: As for xlrd.
        file_contents: What the file holds, in place of its name.
        **kwargs: As for xlrd.

    Returns:
        xlrd's own book of a .xls file; else one with its sheets and cells.
    """
    file = filename if file_contents is None else io.BytesIO(file_contents)
    if not zipfile.is_zipfile(file):
        return importlib.import_module('xlrd').open_workbook(
            filename, *args, file_contents=file_contents, **kwargs
        )
    return _Book(importlib.import_module('openpyxl'), file)


class _Book:
    """The sheets of a .xlsx file."""

    def __init__(self, openpyxl, file):
        read = openpyxl.load_workbook(file, data_only=True)
        serial = openpyxl.utils.datetime.to_excel
        self.datemode = int(read.epoch == openpyxl.utils.datetime.MAC_EPOCH)
        self._sheets = [
            _Sheet(self, number, sheet, lambda date: serial(date, read.epoch))
            for number, sheet in enumerate(read.worksheets)
        ]
        self.nsheets = len(self._sheets)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.release_resources()

    def release_resources(self):
        """Does nothing: what was read is kept, and no file is open."""

    def unload_sheet(self, sheet):
        """Does nothing, either."""

    def sheets(self):
        """All sheets, in order."""
        return list(self._sheets)

    def sheet_names(self):
        """Their names, in order."""
        return [sheet.name for sheet in self._sheets]

    def sheet_by_index(self, index):
        """A sheet by its place."""
        return self._sheets[index]

    def sheet_by_name(self, name):
        """A sheet by its name."""
        for sheet in self._sheets:
            if sheet.name == name:
                return sheet
        xlrd = importlib.import_module('xlrd')
        raise xlrd.XLRDError(f'No sheet named <{name!r}>')


class _Cell(NamedTuple):
    """A cell, its kind by xlrd's numbers: 0 is empty, 1 text, 2 a number."""

    ctype: int
    value: object

    def __repr__(self):
        kinds = 'empty text number xldate bool error'.split()
        return f'{kinds[self.ctype]}:{self.value!r}'


class _Sheet:
    """The cells of a sheet, numbers as floats and dates as numbers."""

    def __init__(self, book, number, sheet, serial):
        self.book, self.number, self.name = book, number, sheet.title
        self.merged_cells = [
            (
                cells.min_row - 1,
                cells.max_row,
                cells.min_col - 1,
                cells.max_col,
            )
            for cells in sheet.merged_cells.ranges
        ]
        rows = [
            [_cell(value, serial) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        # Empty cells that have a format count as merged ones alone.
        ends = [(end, right) for _, end, _, right in self.merged_cells]
        for end, row in enumerate(rows, 1):
            filled = [n for n, cell in enumerate(row, 1) if cell.ctype]
            ends += [(end, n) for n in filled[-1:]]
        self.nrows = max((end for end, _ in ends), default=0)
        self.ncols = max((right for _, right in ends), default=0)
        self._rows = [row[: self.ncols] for row in rows[: self.nrows]]

    def cell(self, rowx, colx):
        """A cell by its row and its column, from 0."""
        return self._rows[rowx][colx]

    def cell_value(self, rowx, colx):
        """What is in a cell."""
        return self.cell(rowx, colx).value

    def cell_type(self, rowx, colx):
        """The kind of a cell."""
        return self.cell(rowx, colx).ctype

    def row(self, rowx):
        """The cells of a row."""
        return list(self._rows[rowx])

    def get_rows(self):
        """The cells of one row after another."""
        return (list(row) for row in self._rows)

    def row_slice(self, rowx, start_colx=0, end_colx=None):
        """Some cells of a row."""
        return self.row(rowx)[start_colx:end_colx]

    def row_values(self, rowx, start_colx=0, end_colx=None):
        """What is in a row."""
        return [c.value for c in self.row_slice(rowx, start_colx, end_colx)]

    def row_types(self, rowx, start_colx=0, end_colx=None):
        """The kinds of the cells of a row."""
        return [c.ctype for c in self.row_slice(rowx, start_colx, end_colx)]

    def row_len(self, rowx):
        """How many cells a row has."""
        return len(self._rows[rowx])

    def col_slice(self, colx, start_rowx=0, end_rowx=None):
        """Some cells of a column."""
        return [row[colx] for row in self._rows[start_rowx:end_rowx]]

    col = col_slice

    def col_values(self, colx, start_rowx=0, end_rowx=None):
        """What is in a column."""
        return [c.value for c in self.col_slice(colx, start_rowx, end_rowx)]

    def col_types(self, colx, start_rowx=0, end_rowx=None):
        """The kinds of the cells of a column."""
        return [c.ctype for c in self.col_slice(colx, start_rowx, end_rowx)]


def _cell(value, serial):
    if value is None:
        return _Cell(_EMPTY, '')
    if isinstance(value, bool):
        return _Cell(_BOOLEAN, int(value))
    if isinstance(value, (int, float)):
        return _Cell(_NUMBER, float(value))
    if isinstance(value, str):
        if value in _ERRORS:
            return _Cell(_ERROR, _ERRORS[value])
        return _Cell(_TEXT, value)
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return _Cell(_DATE, float(serial(value)))
    return _Cell(_TEXT, str(value))
