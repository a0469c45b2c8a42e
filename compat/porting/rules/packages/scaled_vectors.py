"""`StandardScaler.inverse_transform` of what may be a vector.

    scaler.inverse_transform(frame['load'])
    ->  inverse_transform(scaler, frame['load'])

Source: scikit-learn 0.24, "Changelog".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import functions

RULE = Rule(
    name='scaled-vectors',
    does='Lets the inverse_transform of a StandardScaler take a vector',
    why='scikit-learn 0.24 takes no vector, nor a column of a frame',
    before=(
        'from sklearn.preprocessing import StandardScaler\n'
        'scaler = StandardScaler().fit(frame[[name]])\n'
        'x = scaler.inverse_transform(frame[name])\n'
    ),
    after=(
        'from legacy_rnn.compat.old_sklearn import inverse_transform\n'
        'from sklearn.preprocessing import StandardScaler\n'
        'scaler = StandardScaler().fit(frame[[name]])\n'
        'x = inverse_transform(scaler, frame[name])\n'
    ),
    sources=ANY_SOURCE,
)
_METHOD = 'inverse_transform'
_OURS = f'legacy_rnn.compat.old_sklearn:{_METHOD}'
_HOME = 'sklearn.preprocessing'
# Functions and methods that give a table.
_TABLES = (
    'DataFrame column_stack expand_dims to_frame transform vstack'.split()
)


def apply(port):
    """Writes the calls by a function that takes a vector, too."""
    imported = imported_names(port.source.tree)
    if not _may_be_standard(port, imported):
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        if getattr(call.func, 'attr', None) != _METHOD or not call.args:
            continue
        if _is_table(call.args[0]) or dotted(call.func.value, imported):
            continue
        port.needs.add(_OURS)
        functions.write(port, call, _METHOD)
        port.changed(call, RULE, RULE.why, _METHOD)


def _may_be_standard(port, imported):
    """Whether a scaler may be scikit-learn's that took vectors."""
    names = {n for n in imported.values() if n.startswith(f'{_HOME}.')}
    if names:
        return f'{_HOME}.StandardScaler' in names
    packages = imported_packages(port.source.tree)
    return 'sklearn' in packages | port.project.packages


def _is_table(value):
    """Whether a value is no vector, by how it is written."""
    if isinstance(value, ast.Call):
        name = trees.last_name(value.func)
        return name in _TABLES or (name == 'reshape' and _has_sides(value))
    if isinstance(value, (ast.List, ast.Tuple)):
        return all(isinstance(v, (ast.List, ast.Tuple)) for v in value.elts)
    if isinstance(value, ast.Subscript):
        index = value.slice
        parts = index.elts if isinstance(index, ast.Tuple) else [index]
        return any(
            isinstance(part, ast.List)
            or (isinstance(part, ast.Constant) and part.value is None)
            or getattr(part, 'attr', '') == 'newaxis'
            for part in parts
        )
    return False


def _has_sides(call):
    """Whether the shape of a `reshape` has several sizes."""
    shapes = [*call.args, *(option.value for option in call.keywords)]
    several = any(len(getattr(shape, 'elts', ())) > 1 for shape in shapes)
    return several or len(shapes) > 1
