"""Texts that pandas read or understood, and refuses today.

    pd.read_json('{"a": {"0": 1}}')     up to pandas 2
    frame.to_dict('rows')               up to pandas 1

Source: pandas 0.24.2, `DataFrame.to_dict`; pandas 2.0 and 3.0 release notes.
"""

from __future__ import annotations

import functools
import io

# What a text that starts so stood for.
_ORIENTS = {
    'd': 'dict',
    'l': 'list',
    'sp': 'split',
    's': 'series',
    'r': 'records',
    'i': 'index',
}


def readers(pandas):
    """`read_json` and `read_html` of texts, by name.

    Args:
        pandas: The module.
    """
    return {
        'read_json': _reader(pandas.read_json, 'path_or_buf', '[{"'),
        'read_html': _reader(pandas.read_html, 'io', '<'),
    }


def _reader(read, name, starts):
    """A reader whose first argument may be a text that starts so."""

    @functools.wraps(read)
    def call(*args, **options):
        source = args[0] if args else options.get(name)
        if isinstance(source, str) and source.lstrip()[:1] in [*starts]:
            file = io.StringIO(source)
            if not args:
                return read(**{**options, name: file})
            args = file, *args[1:]
        return read(*args, **options)

    return call


def _to_dict(owner):
    """`to_dict`, which read no more than the first letters."""
    known = owner.to_dict

    @functools.wraps(known)
    def call(frame, orient='dict', *args, **options):
        if isinstance(orient, str):
            told = orient.lower()
            like = (
                o for start, o in _ORIENTS.items() if told.startswith(start)
            )
            orient = next(like, orient)
        return known(frame, orient, *args, **options)

    return call


# Class -> what it is given, made of the class.
CHANGED: dict[str, dict] = {'DataFrame': {'to_dict': _to_dict}}
