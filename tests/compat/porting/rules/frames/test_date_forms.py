"""Each date of a column is read by its own form, as up to pandas 1."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

PANDAS = 'import pandas as pd\n'
READ = ", date_format='mixed'"


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('to_datetime(f.day)', "to_datetime(f.day, format='mixed')"),
        (
            'to_datetime(f.day, dayfirst=True)',
            "to_datetime(f.day, dayfirst=True, format='mixed')",
        ),
        (
            "to_datetime(f.day, format=None, errors='raise')",
            "to_datetime(f.day, format='mixed', errors='raise')",
        ),
        (
            'read_csv(p, parse_dates=[0], index_col=0)',
            f'read_csv(p, parse_dates=[0]{READ}, index_col=0)',
        ),
        (
            'read_table(p, parse_dates=True, tupleize_cols=False)',
            f'read_table(p, parse_dates=True{READ})',
        ),
    ],
)
def test_dates_have_forms_of_their_own(before, after):
    check_transformed(
        f'{PANDAS}x = pd.{before}\n', f'{PANDAS}x = pd.{after}\n'
    )


@pytest.mark.parametrize(
    'call',
    [
        "to_datetime('2015-01-02')",
        "to_datetime(x, format='%d/%m/%Y')",
        "to_datetime(x, unit='s')",
        "to_datetime({'year': y, 'month': m, 'day': d})",
        'to_datetime(*x)',
        'to_datetime(x, **options)',
        'to_datetime(x, e, True, False, True)',
        'read_csv(p)',
        'read_csv(p, parse_dates=False)',
        "read_csv(p, parse_dates=[0], date_format='%Y')",
    ],
)
def test_what_has_a_form_or_no_dates_stays(call):
    check_noop(f'{PANDAS}x = pd.{call}\n')


def test_a_form_told_by_the_first_date_stays():
    source = 'x = pd.to_datetime(d, infer_datetime_format=True)\n'
    assert 'mixed' not in port_text(PANDAS + source, '1.4').text
