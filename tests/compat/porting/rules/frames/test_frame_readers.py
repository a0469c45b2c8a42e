"""Frames that a class of pandas read are read by its function."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    NEW_HEAD,
    check_noop,
    check_transformed,
    findings,
    frames_of_then,
    uncommented,
)

PANDAS = 'import pandas as pd\n'
MIXED = "date_format='mixed'"
DATES = f'parse_dates=True, {MIXED}'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('p', f'p, index_col=0, {DATES}'),
        ("p, 0, ';'", f"p, index_col=0, {DATES}, header=0, sep=';'"),
        ('p, index_col=None', f'p, index_col=None, {DATES}'),
        ('p, parse_dates=f(x)', f'p, index_col=0, parse_dates=f(x), {MIXED}'),
    ],
)
def test_a_frame_is_read_with_the_defaults_of_the_time(before, after):
    check_transformed(
        f'{PANDAS}x = pd.DataFrame.from_csv({before})\n',
        f'{PANDAS}x = pd.read_csv({after})\n',
        '1.4',
    )


def test_pandas_is_imported_for_a_class_alone():
    source = 'from pandas import DataFrame\nx = DataFrame.from_csv(p)\n'
    ported = port_text(HEAD + source, '1.4')
    assert uncommented(ported.text) == (
        'import pandas\n' + NEW_HEAD + 'from pandas import DataFrame\n'
        f'x = pandas.read_csv(p, index_col=0, {DATES})\n'
    )


@pytest.mark.parametrize(
    'given',
    [
        'date_parser=f, index_col=0',
        "parse_dates=[['day', 'hour'], 3]",
        "parse_dates={'when': [0, 1]}",
        'parse_dates=d, keep_date_col=True',
    ],
)
@pytest.mark.parametrize('reader', ['read_csv', 'read_table'])
def test_dates_are_parsed_as_they_were(given, reader):
    ported = port_text(f'{PANDAS}x = pd.{reader}(p, {given})\n', '1.4')
    assert ported.status == 'ported'
    assert ported.text.endswith(f'x = old_tables.{reader}(p, {given})\n')
    assert 'from legacy_rnn.compat import old_tables\n' in ported.text


@pytest.mark.parametrize(
    'line',
    [
        'x = pd.read_csv(p, date_parser=f, chunksize=9)',
        'x = pd.DataFrame.from_csv(p, tupleize_cols=True)',
    ],
)
def test_other_reads_are_reported(line):
    ported = port_text(f'{HEAD}{PANDAS}{line}\n', '1.4')
    assert findings(ported, 'check') == ['frame-readers']


@pytest.mark.parametrize(
    'reader',
    ['DataFrame.from_csv', 'DataFrame.from_csv(*a)', 'Series.from_csv(p)'],
)
def test_other_uses_of_from_csv_have_frames_as_then(reader):
    source = f'{HEAD}{PANDAS}x = pd.{reader}\n'
    assert frames_of_then(port_text(source, '1.4')) == ['frame-readers']


@pytest.mark.parametrize(
    'line', ['x = pd.read_csv(p, parse_dates=[0, 1])', 'x = Table.from_csv(p)']
)
def test_other_readers_stay(line):
    check_noop(f'class Table: pass\n{line}\n', '1.4')


@pytest.mark.parametrize(
    'reads',
    ['ast.literal_eval(x[0])', 'eval(x[0])', "x[0] == 'None'"],
)
def test_the_word_none_is_read_as_a_word(reads):
    source = f'import ast\n{PANDAS}x = pd.read_csv(p)\ny = {reads}\n'
    ported = port_text(source, '1.4')
    assert ported.text.endswith(f'x = old_tables.read_csv(p)\ny = {reads}\n')


@pytest.mark.parametrize(
    ('given', 'reads'),
    [
        ('p', "x[0] == 'none'"),
        ('p, keep_default_na=False', 'eval(x[0])'),
        ('p, **options', 'eval(x[0])'),
    ],
)
def test_other_words_are_left_to_pandas(given, reads):
    check_noop(f'{PANDAS}x = pd.read_csv({given})\ny = {reads}\n', '1.4')
