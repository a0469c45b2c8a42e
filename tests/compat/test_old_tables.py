"""Tables that pandas read by arguments that are gone."""

import datetime
import io

from legacy_rnn.compat import old_tables

TABLE = 'n,year,month,pm\n1,2010,1,NA\n2,2010,2,3\n'


def parse(text):
    return datetime.datetime.strptime(text, '%Y %m')


def test_joined_columns_are_parsed_by_a_function():
    found = old_tables.read_csv(
        io.StringIO(TABLE),
        parse_dates=[['year', 'month']],
        date_parser=parse,
        index_col=0,
    )
    assert found.index.name == 'year_month'
    assert list(found.index) == [parse('2010 1'), parse('2010 2')]
    assert list(found.columns) == ['n', 'pm']


def test_joined_columns_that_are_kept_stay():
    found = old_tables.read_table(
        io.StringIO(TABLE),
        sep=',',
        parse_dates={'when': ['year', 'month']},
        keep_date_col=True,
    )
    assert list(found.columns) == ['when', 'n', 'year', 'month', 'pm']
    assert list(found['when']) == [parse('2010 1'), parse('2010 2')]


def test_what_is_no_date_stays_text():
    found = old_tables.read_csv(
        io.StringIO('a,b\nx,y\n'), parse_dates=[['a', 'b']]
    )
    assert list(found['a_b']) == ['x y']


FORMS = 'when\n13/01/2000\n01/02/2000\n2000-01-03 10:00\n'


def test_each_date_is_read_by_its_own_form():
    found = old_tables.read_csv(io.StringIO(FORMS), parse_dates=['when'])
    assert [(d.month, d.day) for d in found.when] == [(1, 13), (1, 2), (1, 3)]


def test_each_joined_date_is_read_by_its_own_form():
    found = old_tables.read_csv(
        io.StringIO('a,b\n13/01/2000,10:00\n01/02/2000,9:00\n'),
        parse_dates=[['a', 'b']],
    )
    assert [(d.month, d.hour) for d in found.a_b] == [(1, 10), (1, 9)]


def test_an_empty_match_separates_nothing():
    found = old_tables.read_csv(
        io.StringIO('  1.5e+00  20\n  3.5e+00  40\n'),
        sep=r'\s*',
        header=None,
        engine='python',
    )
    assert found.to_numpy().tolist() == [[1.5, 20], [3.5, 40]]
