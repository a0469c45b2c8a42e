"""Names in NumPy's archives, which were lists up to NumPy 1.14.

    data = np.load('words.npz')
    first = data.keys()[0]    ->    first = list(data.keys())[0]

Source: NumPy 1.15, whose NpzFile is a Mapping; 1.25, "Expired deprecations".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import numpy_archives
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\n'
    "x = np.load('a.npz', allow_pickle=True)\n"
    'name = x.keys()[0]\n'
)
RULE = Rule(
    name='archived-names',
    does="Makes lists of the names in NumPy's archives",
    why='NumPy gives views of them since 1.15',
    before=_BEFORE,
    after=_BEFORE.replace('x.keys()', 'list(x.keys())'),
    sources=ANY_SOURCE,
)
_LISTED = 'keys', 'items'
_LAZY = {'iterkeys': 'keys', 'iteritems': 'items'}
_TAKING = frozenset(
    'dict enumerate iter len list max min print set sorted tuple zip'.split()
)


def apply(port):
    """Writes lists of what is in an archive."""
    if port.project.python2:
        return
    archives = numpy_archives.bound(port.source.tree)
    for call in port.calls.values() if archives else ():
        method = getattr(call.func, 'attr', '')
        if call.args or method not in (*_LISTED, *_LAZY):
            continue
        if ast.unparse(call.func.value) not in archives:
            continue
        if method in _LAZY:
            port.rename(call.func, RULE, _LAZY[method])
        elif not _is_taken(call, port.parents.get(id(call))):
            port.source.replace(call, 'list(', call, ')')
            port.changed(call, RULE, RULE.why, 'list(...)')


def _is_taken(call, parent):
    """Whether a view will do where it stands."""
    if isinstance(parent, ast.Call):
        return trees.called(parent) in _TAKING
    is_iterated = getattr(parent, 'iter', None) is call
    return is_iterated or isinstance(parent, (ast.Compare, ast.Expr))
