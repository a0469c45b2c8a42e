"""Names of types in capitals, which NumPy took up to 1.19.

    np.frombuffer(data, 'Int16')    ->  np.frombuffer(data, 'int16')
    np.zeros(3, dtype='Complex64')  ->  np.zeros(3, dtype='complex128')

Those of pandas, which `astype` takes, are others.

Source: NumPy 1.16, 1.19 and 1.20, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.numpy_names import NUMPY_CODES, NUMPY_TYPED
from ...names.local_names import is_module
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='type-codes',
    does="Writes today's names of types for those that NumPy had in capitals",
    why='NumPy 1.20 dropped the names of types in capitals',
    before="import numpy as np\nx = np.frombuffer(data, 'Int16')\n",
    after="import numpy as np\nx = np.frombuffer(data, 'int16')\n",
    sources=ANY_SOURCE,
)
_PLACES = {**NUMPY_TYPED, 'dtype': 0}


def apply(port):
    """Writes them where a function of NumPy's takes a type."""
    tree = port.source.tree
    for call in trees.of_kind(tree, ast.Call):
        name = getattr(call.func, 'attr', '')
        owner = getattr(call.func, 'value', None)
        if name not in _PLACES or not isinstance(owner, ast.Name):
            continue
        named = [k.value for k in call.keywords if k.arg == 'dtype']
        place = _PLACES[name]
        for given in (*call.args[place : place + 1], *named):
            code = getattr(given, 'value', None)
            new = NUMPY_CODES.get(code) if isinstance(code, str) else None
            if new and is_module(owner, tree):
                port.source.replace(given, repr(new))
                port.changed(given, RULE, RULE.why, repr(new))
