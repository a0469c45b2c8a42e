"""`scipy.stats.rv_discrete` of values and chances of two shapes.

    scipy.stats.rv_discrete(values=(np.arange(n), prob.T))

`prob` is a row that a session gave, so that the chances are a column. SciPy
compared the two lengths and took both as one row; today it refuses two shapes.

Source: SciPy 0.18.1 to 1.0.0 and 1.17.1, scipy/stats/_distn_infrastructure.py,
`rv_sample`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...names.local_names import module_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='discrete-values',
    does='Hands rows to `scipy.stats.rv_discrete`, of values and of chances',
    why='SciPy refuses values and chances of two shapes',
    before=(
        'import numpy as np\n'
        'from scipy import stats\n'
        'drawn = stats.rv_discrete(values=(words, prob.T)).rvs()\n'
    ),
    after=(
        'import numpy as np\n'
        'from scipy import stats\n'
        'drawn = stats.rv_discrete('
        'values=(np.ravel(words), np.ravel(prob.T))).rvs()\n'
    ),
    sources=ANY_SOURCE,
)
# Expressions that are rows as they stand.
_ROWS = (ast.List, ast.ListComp, ast.Tuple)
_FLAT = ('arange', 'flatten', 'list', 'range', 'ravel', 'squeeze', 'tolist')


def apply(port):
    """Makes rows of the values and the chances of a distribution."""
    aliases = sorted(module_names(port.source.tree))
    for call in trees.of_kind(port.source.tree, ast.Call):
        if trees.called(call) != 'rv_discrete':
            continue
        for pair in (k.value for k in call.keywords if k.arg == 'values'):
            if not isinstance(pair, (ast.Tuple, ast.List)):
                continue
            parts = [p for p in pair.elts if not _is_row(p)]
            if parts and not aliases:
                port.note(pair, CHECK, RULE, RULE.why)
            for part in parts if aliases else ():
                new = f'{aliases[0]}.ravel({port.source.get(part)})'
                port.source.replace(part, f'{aliases[0]}.ravel(', part, ')')
                port.changed(part, RULE, RULE.why, new)


def _is_row(node):
    return isinstance(node, _ROWS) or trees.called(node) in _FLAT
