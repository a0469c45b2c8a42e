"""Variables of list comprehensions, which Python 2 kept in the scope around.

    last = [x for x in y]; print x

becomes

    last = [x for _kept_x in y if (x := _kept_x,)]; print x

where the scope reads the variable outside its list.
"""

from __future__ import annotations

import ast

from legacy_rnn.compat.sources import trees

_PREFIX = '_kept_'
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_COMPREHENSIONS = (ast.GeneratorExp, ast.SetComp, ast.DictComp)


def keep(tree):
    """Keeps the variables of a module's list comprehensions.

    Args:
        tree: `ast.Module`; changed in place.
    """
    for scope in [n for n in ast.walk(tree) if isinstance(n, _SCOPES)]:
        if not isinstance(scope, ast.ClassDef):
            _keep_in(scope)
    _keep_in(tree)


def _keep_in(scope):
    lists = list(_lists(scope))
    if not lists:
        return
    inside, outside = set(), set()
    for made in lists:
        inside.update(_stored(made))
    for node in _outside(scope, frozenset()):
        outside.add(node.id)
    for made in lists:
        for generator in made.generators:
            _keep_target(generator, inside & outside)


def _keep_target(generator, names):
    """Binds names of a comprehension's target in the scope around."""
    kept: list[ast.expr] = []
    for node in trees.bound(generator.target):
        if node.id in names:
            name, node.id = node.id, _PREFIX + node.id
            value = ast.Name(node.id, ast.Load())
            kept.append(ast.NamedExpr(ast.Name(name, ast.Store()), value))
    if kept:
        test = ast.Tuple(kept, ast.Load())
        for node in ast.walk(test):
            ast.copy_location(node, generator.target)
        generator.ifs.insert(0, test)


def _lists(node):
    """List comprehensions that bind in a scope.

    Those that another runs over are left out: nothing is bound there.
    """
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*_SCOPES, *_COMPREHENSIONS)):
            continue
        if not isinstance(child, ast.comprehension):
            if isinstance(child, ast.ListComp):
                yield child
            yield from _lists(child)
        else:
            for test in child.ifs:
                yield from _lists(ast.Expr(test))


def _stored(made):
    for generator in made.generators:
        for node in trees.bound(generator.target):
            yield node.id


def _outside(node, bound):
    """Names that are read where no comprehension binds them."""
    if isinstance(node, (ast.ListComp, *_COMPREHENSIONS)):
        bound = bound.union(_stored(node))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        if node.id not in bound:
            yield node
    for child in ast.iter_child_nodes(node):
        yield from _outside(child, bound)
