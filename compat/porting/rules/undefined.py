"""Names that nothing defines, where a program is sure to come by.

    for step in range(steps):
        train()
    print(los)        check: nothing defines los

What stands in a branch, in a `try`, or in a function that the file does not
call from there, may never run, and is left alone. A source that makes names
as it runs, or imports a `*`, tells nothing.

Source: Python's `symtable`.
"""

from __future__ import annotations

import ast
import builtins

from ..findings import CHECK
from ..names import global_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='undefined',
    does=(
        'Reports names that nothing defines where a program is sure to come by'
    ),
    why='it ends there with a NameError',
    before='print(los)\n',
    sources=ANY_SOURCE,
)
# What modules, notebooks and Windows have besides.
_GIVEN = frozenset(
    '__annotations__ __builtins__ __cached__ __class__ __doc__ __file__ '
    '__loader__ __name__ __package__ __path__ __spec__ In Out WindowsError '
    '_ __ ___ display exit get_ipython quit'.split()
)
# Other rules write Python 3's or report them.
_OF_PYTHON_2 = frozenset('buffer cmp coerce file reload'.split())
_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_LATER = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.IfExp,
    ast.BoolOp,
)


def apply(port):
    """Reports the first sure use of each name that nothing defines."""
    if port.project.generation is None:
        return  # A piece of code, whose names stand elsewhere.
    tree = port.source.tree
    if global_names.makes_names(tree):
        return
    wanted, bound = global_names.find(port.source.text)
    missing = wanted - bound - _GIVEN - set(dir(builtins))
    if port.project.python2:
        missing -= _OF_PYTHON_2
    if not missing:
        return
    for name in _Reached(tree).names:
        if name.id in missing:
            missing.discard(name.id)
            why = f'nothing defines {name.id}: it ends with a NameError here'
            port.note(name, CHECK, RULE, why)


class _Reached:
    """The names that are read on every way through a module.

    Attributes:
        names: List of ast.Name, without those that their scope binds.
    """

    def __init__(self, tree):
        self.names = []
        self._functions = _functions(tree)
        self._bound = _bound(tree, ast.Module)
        self._body(tree.body)

    def _body(self, body):
        for node in body:
            if isinstance(node, ast.If):
                self._read(node.test)
                if '__name__' in ast.unparse(node.test):
                    self._body(node.body)
            elif not isinstance(node, ast.Try):
                inner = getattr(node, 'body', None)
                if not isinstance(inner, list):
                    self._read(node)
                elif not isinstance(node, _LATER):
                    for child in ast.iter_child_nodes(node):
                        if isinstance(child, (ast.expr, ast.withitem)):
                            self._read(child)
                    self._inside(node)
            if isinstance(node, _ENDS):
                return

    def _inside(self, statement):
        """Goes through a block; a class has names of its own there."""
        outer = self._bound
        if isinstance(statement, ast.ClassDef):
            self._bound = outer | _bound(statement)
        self._body(statement.body)
        self._bound = outer

    def _read(self, node):
        if isinstance(node, _LATER):
            return
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id not in self._bound:
                self.names.append(node)
        for child in ast.iter_child_nodes(node):
            self._read(child)
        if isinstance(node, ast.Call):
            self._call(node)

    def _call(self, call):
        """Goes through a function of the file that is called."""
        name = getattr(call.func, 'id', '')
        if ast.unparse(call.func).endswith('app.run') and not call.args:
            name = 'main'
        function = self._functions.pop(name, None)
        if function is not None:
            outer, self._bound = self._bound, _bound(function)
            self._body(function.body)
            self._bound = outer


def _functions(tree):
    """Functions of a module by name, a class by its `__init__`."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    if inner.name == '__init__':
                        found[node.name] = inner
    generators = (ast.Yield, ast.YieldFrom)
    return {
        name: node
        for name, node in found.items()
        if not any(isinstance(n, generators) for n in ast.walk(node))
    }


def _bound(scope, module=()):
    """Names that a function, or a comprehension of a module, binds."""
    nodes = [n for n in ast.walk(scope) if n is not scope]
    if isinstance(scope, module):
        nodes = [
            target
            for n in nodes
            if isinstance(n, ast.comprehension)
            for target in ast.walk(n.target)
        ]
    return {
        getattr(n, 'id', getattr(n, 'arg', None))
        for n in nodes
        if isinstance(n, ast.arg)
        or (isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load))
    }
