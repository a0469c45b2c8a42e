"""numba reads the NumPy of a program as its own."""

import sys
import types

import numpy as np

from legacy_rnn.running.imports.overlays import Overlay
from legacy_rnn.running.patches import compiled_numpy


def test_type_of_a_module_is_that_of_today_s(monkeypatch):
    class BaseContext:
        def _get_global_type(self, value):
            return value

    context = types.SimpleNamespace(BaseContext=BaseContext)
    monkeypatch.setitem(sys.modules, 'numba.core.typing.context', context)
    owner, name, typed = compiled_numpy.todays('numba')
    assert (owner, name) == (BaseContext, '_get_global_type')
    assert typed(BaseContext(), Overlay(np, {'full': 1})) is np
    twice = Overlay(Overlay(np, {'full': 1}), {'max': 2})
    assert typed(BaseContext(), twice) is np
    assert typed(BaseContext(), sys) is sys
    empty = Overlay(None, {}, name='gone')
    assert typed(BaseContext(), empty) is empty


def test_without_numba_nothing_changes():
    assert 'numba' in sys.modules or compiled_numpy.todays('numba') is None
