"""Dates of which a call says no form: pandas read each by its own.

Since pandas 2 the first date tells the form of all: the others are refused,
stay texts, or have day and month the other way round.

Source: pandas 2.0, "What's New", and `to_datetime` of 0.24 and 1.1, executed.
"""

from __future__ import annotations

from .old_values import CSV_READERS

MIXED = 'mixed'
# Arguments of `to_datetime` by place before `utc`, which say no form.
PLACES = len(['arg', 'errors', 'dayfirst', 'yearfirst'])
# Arguments beside which `to_datetime` has no form, or tells one by the first.
_FORMS = frozenset(['format', 'infer_datetime_format', 'unit'])
_FORMS_READ = frozenset(
    ['date_format', 'date_parser', 'infer_datetime_format']
)


def said(options):
    """Names of arguments that are neither None nor False.

    Args:
        options: Dict from names to values.
    """
    return [k for k, v in options.items() if v is not None and v is not False]


def told(full, given):
    """What says today that each date has its own form, if it needs saying.

    Args:
        full: Full name of a function.
        given: Names of the arguments of a call that say anything.

    Returns:
        Name of the argument that is `MIXED`; '' for none.
    """
    if full == 'pandas.to_datetime':
        return '' if _FORMS & {*given} else 'format'
    if full in CSV_READERS and 'parse_dates' in given:
        return '' if _FORMS_READ & {*given} else 'date_format'
    return ''
