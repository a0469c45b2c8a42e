"""Tables that pandas read by arguments that are gone, for ports and for `run`.

    read_csv(path, parse_dates=[['day', 'hour']], date_parser=parse)
    read_csv(path, parse_dates=['day'])    each by its own form

Source: pandas 0.20 to 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import functools
import importlib
import inspect

from .sources.libraries import date_forms, separators

__all__ = ['read_csv', 'read_table', 'reader']

# What said nothing, or nothing that a program sees.
_SILENT = (
    'infer_datetime_format',
    'mangle_dupe_cols',
    'tupleize_cols',
    'verbose',
    'warn_bad_lines',
)
# What stood for a missing value up to pandas 1.5: the word `None` did not.
_MISSING = (
    *('', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan'),
    *('1.#IND', '1.#QNAN', '<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'n/a', 'nan'),
    'null',
)


def read_csv(*args, **options):
    """What `pandas.read_csv` gave.

    Args:
        *args: Those of `pandas.read_csv`.
        **options: Those of today's, and those that it had up to pandas 2.
    """
    return reader(importlib.import_module('pandas').read_csv)(*args, **options)


def read_table(*args, **options):
    """What `pandas.read_table` gave.

    Args:
        *args: Those of `pandas.read_table`.
        **options: As for `read_csv`.
    """
    read = importlib.import_module('pandas').read_table
    return reader(read)(*args, **options)


def reader(read):
    """`read_csv` or its kin that takes what it has lost.

    Args:
        read: Today's.
    """

    @functools.wraps(read)
    def call(*args, **options):
        _mix_dates(options, inspect.signature(read).parameters)
        for name in _SILENT:
            options.pop(name, None)
        if options.pop('delim_whitespace', False):
            options['sep'] = r'\s+'
        if options.get('delimiter') is not None:
            options.pop('sep', None)  # Delimiter went before it.
        args = _fill_separators(args, options)
        if options.pop('error_bad_lines', True) is False:
            options['on_bad_lines'] = 'skip'
        if 'skip_footer' in options:
            options['skipfooter'] = options.pop('skip_footer')
        _name_missing(options)
        single = options.pop('squeeze', False)
        prefix = options.pop('prefix', None)
        table = _dated(read, args, options)
        if prefix is not None and options.get('header', 0) is None:
            table.columns = [f'{prefix}{name}' for name in table.columns]
        return table.squeeze('columns') if single else table

    return call


def _fill_separators(args, options):
    """The arguments, with separators that never match nothing."""
    for name in {'sep', 'delimiter'} & set(options):
        options[name] = _filled(options[name])
    return (*args[:1], *map(_filled, args[1:2]), *args[2:])


def _filled(separator):
    if not isinstance(separator, str) or len(separator) < 2:
        return separator
    if not separators.matches_nothing(separator):
        return separator
    return separators.filled(separator) or separator


def _mix_dates(options, known):
    """Has each date read by its own form, as up to pandas 1."""
    argument = date_forms.told('pandas.read_csv', date_forms.said(options))
    if argument in known:
        options[argument] = date_forms.MIXED


def _name_missing(options):
    """Names the words for missing values, if the default would."""
    given = options.get('na_values')
    if isinstance(given, dict) or not options.get('keep_default_na', True):
        return
    if (
        given is None
        or isinstance(given, str)
        or not hasattr(given, '__len__')
    ):
        given = () if given is None else (given,)
    options.update(na_values=[*_MISSING, *given], keep_default_na=False)


def _dated(read, args, options):
    """Reads a table, its dates by the parser that was given, if any."""
    parser = options.pop('date_parser', None)
    joined = _joined(options.get('parse_dates'))
    keeps = options.pop('keep_date_col', False)
    if joined:
        del options['parse_dates']
        return _read_joined(read, args, options, joined, parser, keeps)
    dated = parser and options.pop('parse_dates', False)
    table = read(*args, **options)
    if dated:
        _parse(table, parser, dated, options.get('index_col'))
    return table


def _joined(dates):
    """New columns of dates and the columns that each is joined of.

    Returns:
        List of `(name or None, columns)`; empty where none is joined.
    """
    if isinstance(dates, dict):
        return list(dates.items())
    if isinstance(dates, (list, tuple)):
        if any(isinstance(part, (list, tuple)) for part in dates):
            return [
                (None, list(p)) if isinstance(p, (list, tuple)) else (p, [p])
                for p in dates
            ]
    return []


def _read_joined(read, args, options, joined, parser, keeps):
    """`parse_dates={'when': ['day', 'hour']}`, gone since pandas 3.

    The new columns stand before all others; `index_col` counts them.
    """
    index = options.pop('index_col', None)
    form = options.pop('date_format', None)
    parts = [part for _, columns in joined for part in columns]
    options['converters'] = {
        **dict.fromkeys(parts, str),
        **options.get('converters', {}),
    }
    table = read(*args, **options)
    named, made = list(table.columns), {}
    for name, columns in joined:
        old = [named[c] if isinstance(c, int) else c for c in columns]
        new = '_'.join(map(str, old)) if name is None else name
        made[new] = _dates([table[column] for column in old], parser, form)
        if not keeps:
            table = table.drop(columns=old)
    for place, (name, values) in enumerate(made.items()):
        table.insert(place, name, values)
    if index is None or index is False:
        return table
    chosen = index if isinstance(index, (list, tuple)) else [index]
    named = list(table.columns)
    chosen = [named[c] if isinstance(c, int) else c for c in chosen]
    return table.set_index(chosen if len(chosen) > 1 else chosen[0])


def _dates(columns, parser, form):
    """The dates in columns of text, joined by a space."""
    pandas = importlib.import_module('pandas')
    text = columns[0]
    for column in columns[1:]:
        text = text + ' ' + column
    if parser is None:
        try:
            return pandas.to_datetime(text, format=form)
        except ValueError:  # It is no date, and stays text.
            return text
    try:
        return [parser(*parts) for parts in zip(*columns, strict=True)]
    except TypeError:  # It takes the text that they make together.
        return text.map(parser)


def _parse(table, parser, dated, index):
    """Puts the dates of a table through the parser that was given."""
    if dated is True or dated == [index]:
        table.index = table.index.map(parser)
        return
    for name in dated:
        column = table.columns[name] if isinstance(name, int) else name
        table[column] = table[column].map(parser)
