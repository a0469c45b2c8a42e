"""Texts that pandas read or understood, and refuses today.

    pd.read_json('{"a": {"0": 1}}')     up to pandas 2
    frame.to_dict('r')                  up to pandas 1

Source: pandas 2.0 and 3.0 release notes.
"""

from __future__ import annotations

import functools
import io

_ORIENTS = 'dict list split series records index'.split()


def readers(pandas):
    """`read_json` and `read_html` of texts, by name.

    Args:
        pandas: The module.
    """
    return {
        'read_json': _reader(pandas.read_json, '[{"'),
        'read_html': _reader(pandas.read_html, '<'),
    }


def _reader(read, starts):
    @functools.wraps(read)
    def call(source, *args, **options):
        if isinstance(source, str) and source.lstrip()[:1] in [*starts]:
            source = io.StringIO(source)
        return read(source, *args, **options)

    return call


def _to_dict(owner):
    """`to_dict`, which took the first letters of what it gives."""
    known = owner.to_dict

    @functools.wraps(known)
    def call(frame, orient='dict', *args, **options):
        if isinstance(orient, str) and orient not in (*_ORIENTS, 'tight'):
            told = orient.lower()
            like = [name for name in _ORIENTS if name.startswith(told)]
            orient = 'series' if told == 's' else [*like, orient][0]
        return known(frame, orient, *args, **options)

    return call


# Class -> what it is given, made of the class.
CHANGED: dict[str, dict] = {'DataFrame': {'to_dict': _to_dict}}
