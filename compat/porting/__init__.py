"""Ports old TensorFlow sources to today's; imports no TensorFlow.

    ported = port_text(open('model.py').read(), release='0.8')
    ported.text       # the new source
    ported.findings   # what was changed, what to check, what stops it

Matches are made on the syntax tree and edits on the text, so that whatever
needs no change stays as it was, to the letter.
"""

from __future__ import annotations

import importlib

# Public name -> module that defines it.
_HOMES = {
    'Finding': 'findings',
    'Ported': 'engine',
    'port_notebook': 'notebooks',
    'port_text': 'engine',
}

__all__ = [*_HOMES]


def __getattr__(name):
    if name in _HOMES:
        module = importlib.import_module(f'{__name__}.{_HOMES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
