"""Sparse matrices of SciPy as arrays, which `A` and `H` were short for.

    sp.csr_matrix(x).A    ->  sp.csr_matrix(x).toarray()
    sp.csr_matrix(x).H    ->  sp.csr_matrix(x).conj().T

What is no sparse matrix for sure stays: NumPy's matrices have both.

Source: SciPy 1.14 release notes, "Expired deprecations".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.asked import Asked
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='sparse-arrays',
    does='Makes arrays of sparse matrices of SciPy',
    why='SciPy 1.14 dropped the short names',
    before='import scipy.sparse as sp\nx = sp.csr_matrix(y).A\n',
    after='import scipy.sparse as sp\nx = sp.csr_matrix(y).toarray()\n',
    sources=ANY_SOURCE,
    follows=('networks',),
)
_TODAY = {'A': 'toarray()', 'H': 'conj().T'}
_KINDS = 'bsr coo csc csr dia dok lil'.split()
# Functions of `scipy.sparse` that make one.
_MAKERS = frozenset(
    'block_diag bmat diags eye hstack identity kron kronsum load_npz rand '
    'random spdiags tril triu vstack'.split()
).union(f'{kind}_matrix' for kind in _KINDS)
# Methods of one that give another.
_KEPT = frozenset(
    'abs astype conj copy floor maximum minimum multiply power rint sign sqrt '
    'transpose'.split()
).union(f'to{kind}' for kind in _KINDS)


def apply(port):
    """Writes the methods of today where the short names are read."""
    imported = imported_names(port.source.tree)
    packages = imported_packages(port.source.tree)
    if packages.isdisjoint(('scipy', 'sklearn')):
        return
    values = assigned_values(port.source.tree)
    asked = Asked(True)  # As in `x = x.tocsr()`.
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        is_read = isinstance(node.ctx, ast.Load) and id(node) not in port.calls
        if node.attr not in _TODAY or not is_read:
            continue
        if _is_sparse(node.value, values, imported, asked):
            new = _TODAY[node.attr]
            port.source.replace_leaf(node, new)
            port.changed(node, RULE, RULE.why, new)


def _is_sparse(node, values, imported, asked):
    """Whether all that is known of a value makes it a sparse matrix."""
    if isinstance(node, ast.Name):
        bound = values.get(node.id)
        return bool(bound) and asked.of(
            node.id,
            lambda: all(_is_sparse(v, values, imported, asked) for v in bound),
        )
    if isinstance(node, ast.Subscript):  # Rows of one are one, too.
        is_text = isinstance(getattr(node.slice, 'value', None), str)
        pair = isinstance(node.slice, ast.Tuple)
        return not (is_text or pair) and _is_sparse(
            node.value, values, imported, asked
        )
    if isinstance(node, ast.Attribute):
        return node.attr == 'T' and _is_sparse(
            node.value, values, imported, asked
        )
    if isinstance(node, ast.BinOp):
        sides = node.left, node.right
        return all(_is_sparse(s, values, imported, asked) for s in sides)
    if not isinstance(node, ast.Call):
        return False
    if _is_of_words(node, values, imported):
        return True
    package, _, name = dotted(node.func, imported).rpartition('.')
    if package == 'scipy.sparse':
        return name in _MAKERS
    owner = getattr(node.func, 'value', None)
    is_kept = getattr(node.func, 'attr', '') in _KEPT
    return is_kept and _is_sparse(owner, values, imported, asked)


def _is_of_words(call, values, imported):
    """Whether it is `CountVectorizer().fit_transform(texts)`."""
    if getattr(call.func, 'attr', '') not in ('fit_transform', 'transform'):
        return False
    owner = call.func.value
    made = values.get(getattr(owner, 'id', ''), [owner])
    names = [dotted(getattr(m, 'func', None), imported) for m in made]
    return all(
        name.startswith('sklearn.') and name.endswith('Vectorizer')
        for name in names
    )
