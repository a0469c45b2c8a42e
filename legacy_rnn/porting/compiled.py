"""Sources that are compiled, of which a port tells what ends on import."""

from __future__ import annotations

import re

from legacy_rnn.compat.porting.engine import WITH_FINDINGS
from legacy_rnn.compat.porting.findings import CHECK, Finding
from legacy_rnn.compat.sources import reading
from legacy_rnn.compat.sources.libraries.numpy_names import NUMPY_BUILTINS

from .files import FileResult

_NUMPY = re.compile(r'^\s*import\s+numpy(?:\s+as\s+(\w+))?\s*$', re.M)
# NumPy 2 has these again.
_BACK = ('bool', 'long')


def results(sources):
    """Yields a `FileResult` of each Cython source that ends on import.

    Args:
        sources: List of `sources.Source`, in whose folders they lie.
    """
    for folder in sorted({source.path.parent for source in sources}):
        for path in sorted(folder.glob('*.pyx')):
            found = tuple(_findings(reading.any_text(path)))
            if found:
                yield FileResult(path, findings=found, status=WITH_FINDINGS)


def _findings(text):
    """Yields a finding a name that NumPy dropped, where it stands first."""
    aliases = {match[1] or 'numpy' for match in _NUMPY.finditer(text)}
    names = '|'.join(sorted(set(NUMPY_BUILTINS) - set(_BACK)))
    alias = '|'.join(sorted(aliases)) or '(?!)'
    dropped = re.compile(rf'(?<![\w.])(?:{alias})\.({names})\b')
    told = set()
    for number, line in enumerate(text.split('\n'), 1):
        for match in dropped.finditer(line.partition('#')[0]):
            if match[1] in told:
                continue
            told.add(match[1])
            why = (
                f'NumPy no longer has {match[0]}, with which the compiled '
                f'module ends: write {NUMPY_BUILTINS[match[1]]} and compile '
                'it again'
            )
            column = match.start() + 1
            yield Finding(
                number, column, CHECK, 'numpy-names', match[0], '', why
            )
