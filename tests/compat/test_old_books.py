"""Workbooks are read as by xlrd 1.2."""

import datetime

import pytest

openpyxl = pytest.importorskip('openpyxl')

from legacy_rnn.compat import old_books  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402


@pytest.fixture
def path(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = 'Sheet1'
    sheet.append(['a', 1, 2.5, None, True])
    noon = datetime.datetime(2017, 3, 4, 12)
    sheet.append(['text', noon, datetime.date(2018, 1, 2)])
    sheet['A4'], sheet['E5'] = 7, 'x'
    book.create_sheet('empty')
    book.save(tmp_path / 'a.xlsx')
    return str(tmp_path / 'a.xlsx')


def test_cells_are_those_of_xlrd(path):
    """Recorded by xlrd 1.2.0 under Python 3.6."""
    book = old_books.open_workbook(path)
    assert (book.sheet_names(), book.nsheets) == (['Sheet1', 'empty'], 2)
    sheet, empty = book.sheet_by_name('Sheet1'), book.sheet_by_index(1)
    assert (sheet.nrows, sheet.ncols) == (5, 5)
    assert (empty.nrows, empty.ncols) == (0, 0)
    assert repr(sheet.row(0)) == (
        "[text:'a', number:1.0, number:2.5, empty:'', bool:1]"
    )
    assert repr(sheet.row(1)[:3]) == (
        "[text:'text', xldate:42798.5, xldate:43102.0]"
    )
    assert sheet.col_values(0) == ['a', 'text', '', 7.0, '']
    assert sheet.col_values(1, 1, 3) == [42798.5, '']
    assert sheet.row_values(4) == ['', '', '', '', 'x']
    assert (sheet.cell_value(0, 1), sheet.cell_type(1, 1)) == (1.0, 3)
    assert sheet.row_types(0) == [1, 2, 2, 0, 4]
    assert sheet.col_types(0, 2) == [0, 2, 0]
    assert (sheet.book, sheet.number, sheet.merged_cells) == (book, 0, [])
    with pytest.raises(IndexError):
        sheet.cell(99, 0)


def test_cells_that_are_empty_count_where_they_are_merged_alone(path):
    """Recorded by xlrd 1.2.0 under Python 3.7."""
    written = openpyxl.load_workbook(path)
    for place in ('F2', 'B9'):
        written['Sheet1'][place].font = openpyxl.styles.Font(bold=True)
    written['empty']['C3'].font = openpyxl.styles.Font(bold=True)
    merged = written.create_sheet('merged')
    merged['A1'] = 1
    merged.merge_cells('A1:C2')
    written.save(path)
    with old_books.open_workbook(path) as book:
        sizes = [(sheet.nrows, sheet.ncols) for sheet in book.sheets()]
        assert sizes == [(5, 5), (0, 0), (2, 3)]
        assert book.sheet_by_name('merged').merged_cells == [(0, 2, 0, 3)]
        assert book.sheet_by_name('merged').col_values(2) == ['', '']


def test_contents_take_the_place_of_a_name(path):
    with open(path, 'rb') as file:
        book = old_books.open_workbook(file_contents=file.read())
    assert book.sheets()[0].row_len(3) == 5


def test_a_program_opens_them(path, capfd):
    pytest.importorskip('xlrd')
    code = (
        'import xlrd\nfrom xlrd import open_workbook\n'
        f'for read in (xlrd.open_workbook, open_workbook):\n'
        f'    print(read({path!r}).sheet_by_index(0).cell(0, 2).value)\n'
    )
    assert runs(capfd, code)[:2] == ['2.5', '2.5']
