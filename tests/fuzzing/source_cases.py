"""The part `sources`: random sources through `date` and `port`."""

from __future__ import annotations

import functools
import os
import tempfile

from . import compilers, porting, sources

# Files that no disk has to keep.
_MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None


def run(settings, numbers):
    """Checks some sources.

    Args:
        settings: Dict with `seed`, `public` and `compile`.
        numbers: Numbers of the sources.

    Yields:
        `(number, end)`, as for `campaign.Campaign.run`.
    """
    drawn = _sources(settings['seed'], settings['public'])
    others = _compilers() if settings['compile'] else {}
    for number in numbers:
        sample = drawn[number]
        with tempfile.TemporaryDirectory(prefix='fuzz', dir=_MEMORY) as folder:
            try:
                end = porting.check(sample.name, sample.data, folder, others)
            except porting.Fault as fault:
                end = f'fault: {sample.kind}: {fault}'
            except Exception as error:
                kind = type(error).__name__
                end = f'exception: {sample.kind}: {kind}: {error}'
        yield number, end


@functools.lru_cache(maxsize=1)
def _sources(seed, public):
    return sources.Sources(seed, public)


@functools.lru_cache(maxsize=1)
def _compilers():
    found = compilers.installed()
    return {v: compilers.Compiler(python) for v, python in found.items()}
