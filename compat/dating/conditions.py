"""Conditions that ask for the release, and what they are in each.

They are evaluated where they are made of comparisons, literals and a few
functions of text alone, and are so short that it takes next to no time.
"""

from __future__ import annotations

import ast
import copy
import itertools
import re

from .. import table
from ..sources import trees

VERSIONS = ('__version__', 'VERSION')
_LAST = '.9'  # As late a correction as any release had.
_MODULE = re.compile(r'r(\d+)_(\d+)\.(?:__version__|VERSION)')
_PARSERS = frozenset(
    'LooseVersion StrictVersion V Version parse parse_version'.split()
)
_BUILTINS = {
    function.__name__: function
    for function in (all, any, bool, float, int, len, list, map, str, tuple)
}
_LISTS = ('dir', 'vars')  # What gives the names of a module.
_METHODS = frozenset('join split startswith strip'.split())
# More than any question for a release needs, and too little to take long.
_NAMES, _NODES, _TEXT = 50, 200, 100
_READ = (
    ast.boolop,
    ast.cmpop,
    ast.expr_context,
    ast.unaryop,
    ast.BoolOp,
    ast.Compare,
    ast.Constant,
    ast.List,
    ast.ListComp,
    ast.Name,
    ast.Slice,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
    ast.comprehension,
)


def may_ask(test, aliases):
    """Whether an expression by itself may ask for the release.

    Args:
        test: The expression.
        aliases: Dict from local names to names below `tensorflow`.
    """
    for node in ast.walk(test):
        name = trees.last_name(node)
        if asked_name(node) or name in VERSIONS:
            return True
        if not set(VERSIONS).isdisjoint(aliases.get(name, ())):
            return True
    return False


def asked_name(node):
    """The name that a module is asked for.

    As in `hasattr(tf, 'pack')`, `'pack' in dir(tf)` and `'pack' in vars(tf)`.

    Args:
        node: An expression.

    Returns:
        `(node of the module, name)`, or None where it asks for none.
    """
    asked: list = []
    if getattr(getattr(node, 'func', None), 'id', '') == 'hasattr':
        asked = node.args
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        names = node.comparators[0]
        if not isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return None
        if isinstance(names, ast.Call):
            is_list = getattr(names.func, 'id', '') in _LISTS
            asked = [*names.args, node.left] if is_list else []
        elif isinstance(names, ast.Attribute) and names.attr == '__dict__':
            asked = [names.value, node.left]
    leaf = getattr(asked[1], 'value', None) if len(asked) == 2 else None
    return (asked[0], leaf) if isinstance(leaf, str) else None


def filled(test, resolve, assigned):
    """An expression with the values of names in their places.

    Args:
        test: The expression, which stays as it is.
        resolve: Callable that gives the names below `tensorflow` of a node.
        assigned: Dict from local names to expressions.

    Returns:
        An expression, or None where it does not ask for the release.
    """
    transformer = _Filled(resolve, assigned)
    asked = transformer.visit(copy.deepcopy(test))
    return asked if transformer.asks else None


class _Filled(ast.NodeTransformer):
    """Puts the values of names into an expression, of so many at most.

    Attributes:
        asks: Whether the expression asks for the release.
    """

    def __init__(self, resolve, assigned):
        self.asks = False
        self._resolve = resolve
        self._assigned = assigned
        self._seen: tuple = ()
        self._left = _NAMES

    def visit_Attribute(self, node):
        return self._version(node) or self.generic_visit(node)

    def visit_Name(self, node):
        found = self._version(node)
        value = self._assigned.get(node.id)
        if found or value is None or node.id in self._seen:
            return found or node
        self._left -= 1
        if self._left < 0 or not _is_short(value):
            return node
        outer, self._seen = self._seen, (*self._seen, node.id)
        filled = self.visit(copy.deepcopy(value))
        self._seen = outer
        return filled

    def visit_Call(self, node):
        return self._answer(node) or self.generic_visit(node)

    def visit_Compare(self, node):
        found = self._answer(node)
        if found and isinstance(node.ops[0], ast.NotIn):
            return ast.UnaryOp(ast.Not(), found)
        return found or self.generic_visit(node)

    def _answer(self, node):
        owner, leaf = asked_name(node) or (None, '')
        owners = self._resolve(owner) if owner else ()
        if not owners:
            return None
        self.asks = True
        name = '.'.join(filter(None, (owners[0], leaf)))
        return ast.Name(f'has {name}', ast.Load())

    def _version(self, node):
        module = _MODULE.fullmatch(
            getattr(node, 'attr', '') and ast.unparse(node)
        )
        if module:  # As ports ask: the answer is one.
            self.asks = True
            return ast.Constant('.'.join(module.groups()) + _LAST)
        if not any(name in VERSIONS for name in self._resolve(node)):
            return None
        self.asks = True
        return ast.Name('version', ast.Load())


def answer(test, release):
    """What a filled condition is in a release; None where it is not known."""
    names: dict = {
        **_BUILTINS,
        **dict.fromkeys(_PARSERS, _parsed),
        'version': f'{release}{_LAST}',
    }
    test = _Calls().visit(copy.deepcopy(test))
    bound = {
        n.id
        for n in ast.walk(test)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    }
    for node in ast.walk(test):
        if isinstance(node, ast.Name) and node.id.startswith('has '):
            names[node.id] = release in _releases(node.id[4:])
        elif isinstance(node, ast.Name) and node.id not in {*names, *bound}:
            return None
    if not (_is_short(test) and all(map(_is_read, ast.walk(test)))):
        return None
    code = compile(
        ast.fix_missing_locations(ast.Expression(test)), '<test>', 'eval'
    )
    try:
        return bool(eval(code, {'__builtins__': {}, **names}))
    except (ArithmeticError, LookupError, AttributeError):
        return None
    except (TypeError, ValueError):
        return None


class _Calls(ast.NodeTransformer):
    """Calls `distutils.version.LooseVersion` by its last name."""

    def visit_Call(self, node):
        last = getattr(node.func, 'attr', '')
        if last in _PARSERS:
            node.func = ast.Name(last, ast.Load())
        return self.generic_visit(node)


def _is_short(test):
    """Whether to evaluate an expression takes next to no time."""
    nodes = list(itertools.islice(ast.walk(test), _NODES + 1))
    values = [getattr(node, 'value', None) for node in nodes]
    texts = [value for value in values if isinstance(value, (str, bytes))]
    loops = [n for n in nodes if isinstance(n, (ast.Call, ast.ListComp))]
    return (
        len(nodes) <= _NODES
        and all(len(text) <= _TEXT for text in texts)
        and all(sum(map(_grows, ast.walk(loop))) <= 2 for loop in loops)
    )


def _grows(node):
    """Whether what it gives may be as large as a product."""
    return isinstance(node, ast.comprehension) or (
        getattr(node, 'attr', '') == 'join'
    )


def _is_read(node):
    """Whether a node may be evaluated."""
    if isinstance(node, ast.Call):
        return not node.keywords
    if isinstance(node, ast.Attribute):
        return node.attr in _METHODS
    return isinstance(node, _READ)


def _parsed(text):
    return [int(number) for number in re.findall(r'\d+', str(text))]


def _releases(name):
    """Releases that have a name, be it a module."""
    if table.is_module(name):
        return {r for m in table.members(name) for r in _releases_of(name, m)}
    return table.releases(name)


def _releases_of(module, leaf):
    return table.releases(f'{module}.{leaf}')
