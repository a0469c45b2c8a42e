"""What a program of both TensorFlows has for TensorFlow 1 alone.

    if tf.__version__ >= '2.0.0':
        from .rnn_v2 import dynamic_rnn
    else:
        from .rnn import dynamic_rnn

A half-ported program takes the first branch, so that the other, and the files
that it alone imports, say nothing of how shapes and variables are to be.
"""

from __future__ import annotations

import ast
import os
import pathlib

from ..sources import parsing, trees
from ..sources.programs import own_modules
from . import conditions

_TENSORFLOWS = ('tensorflow', 'tensorflow.compat.v1', 'tensorflow.compat')
_OLD, _NEW = '1.15', '2.11'


def nodes_of_1(tops):
    """The statements that TensorFlow 1 alone reaches, as a set of ids.

    Args:
        tops: List of nodes, all of one source.
    """
    asks = [n for top in tops for n in trees.of_kind(top, ast.If)]
    if not asks:
        return set()
    local = _local_names(tops)
    assigned = {
        node.targets[0].id: node.value
        for top in tops
        for node in trees.of_kind(top, ast.Assign)
        if isinstance(node.targets[0], ast.Name)
    }

    def resolve(node):
        if getattr(node, 'attr', '') in conditions.VERSIONS:
            if ast.unparse(node.value) in local:
                return [node.attr]
        return []

    found = set()
    for node in asks:
        asked = conditions.filled(node.test, resolve, assigned)
        if asked is None:
            continue
        old = conditions.answer(asked, _OLD)
        new = conditions.answer(asked, _NEW)
        if {old, new} == {True, False}:
            for statement in node.body if old else node.orelse:
                found.update(map(id, ast.walk(statement)))
    return found


def heed(found, paths, edges, texts, known):
    """The datings of files, without what those for TensorFlow 1 say.

    Args:
        found: List of `dating.Dating` or None, one a file.
        paths: The files.
        edges: Dict from files to those that they import.
        texts: Dict from files to their texts.
        known: Dict that keeps what is found of each file.

    Returns:
        List of those that are not None.
    """
    for path in paths:
        if path not in known:
            known[path] = _left(path, edges[path], texts[path])
    left = _files_of_1(paths, edges, known)
    kept = []
    for path, made in zip(paths, found, strict=True):
        if made is not None and path in left:
            kinds = (
                kind._replace(shapes_of_1=(), variables_of_1=())
                for kind in made.generations
            )
            made = made._replace(generations=tuple(kinds))
        if made is not None:
            kept.append(made)
    return kept


def _files_of_1(paths, edges, known):
    """Those of some files that only branches for TensorFlow 1 import."""
    left = {path: known[path] for path in paths}
    if not any(left.values()):
        return frozenset()
    imported = {file for path in paths for file in edges[path] if file != path}
    todo = [path for path in paths if path not in imported] or [*paths[:1]]
    reached: set = set()
    while todo:
        path = todo.pop()
        if path not in reached and path in left:
            reached.add(path)
            todo += set(edges[path]) - left[path]
    return set(paths) - reached


def _left(path, files, text):
    """The files that a file imports in branches for TensorFlow 1 alone."""
    if not (files and any(name in text for name in conditions.VERSIONS)):
        return set()
    try:
        tree = parsing.tree(text.encode('utf-8', 'surrogatepass'), '')
    except (SyntaxError, ValueError):
        return set()
    old = nodes_of_1([tree])
    lines = text.split('\n')
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if id(node) in old:
            first, last = node.lineno - 1, node.end_lineno
            lines[first:last] = [''] * (last - first)
    all_of_them = own_modules.files(path, text)
    kept = own_modules.files(path, '\n'.join(lines))
    return _real(all_of_them) - _real(kept)


def _real(files):
    return {pathlib.Path(os.path.realpath(file)) for file in files}


def _local_names(tops):
    """What a source calls TensorFlow."""
    found = set(_TENSORFLOWS)
    for top in tops:
        for node in trees.of_kind(top, ast.Import):
            for alias in node.names:
                if alias.asname and alias.name in _TENSORFLOWS:
                    found.add(alias.asname)
    return found
