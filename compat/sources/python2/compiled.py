"""Modules that Python 2 compiled and that lie beside the sources.

Python 3 keeps its own in `__pycache__`, so a `model.pyc` beside `model.py`
tells that Python 2 ran it. A module that both compiled runs by either, and is
Python 3 then.

Source: PEP 3147; the magic numbers of CPython 2.6 and 2.7.
"""

from __future__ import annotations

import glob
import os
import re

_MAGIC = (b'\xd1\xf2\r\n', b'\x03\xf3\r\n')
# Programs of today's names were run by Python 3, whoever ran them before.
_LATER = re.compile(r'\bcompat\.v1\b')


def by_python2(folder):
    """The first module in a folder that Python 2 compiled, or `''`.

    Args:
        folder: Path; one that cannot be read holds none.
    """
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except OSError:
        return ''
    for name in names:
        source = name.removesuffix('c')
        if name.endswith('.pyc') and source in names:
            try:
                with open(os.path.join(folder, name), 'rb') as file:
                    magic = file.read(4)
            except OSError:
                continue
            if magic in _MAGIC and not _by_python3(folder, source):
                return name
    return ''


def _by_python3(folder, source):
    name = glob.escape(os.path.join(folder, '__pycache__', source[:-3]))
    return bool(glob.glob(f'{name}.cpython-3*.pyc'))


def may_tell(text):
    """Whether what lies beside a source may tell its Python."""
    return not _LATER.search(text)
