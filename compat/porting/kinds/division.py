"""Division of whole numbers, which Python 2 did without a rest.

It is the one thing that syntax does not show: it is rewritten where both
sides are whole numbers for sure, and reported elsewhere.
"""

from __future__ import annotations

import ast
import re

from ...sources import trees
from ..findings import CHANGED, CHECK, Finding, shorten
from ..names.local_names import assigned_values, imported_names
from ..text.spans import Source
from . import defined_numbers, number_kinds, whole_numbers
from .argument_kinds import ArgumentKinds
from .local_kinds import LocalKinds

RULE = 'python2'
# Places of shapes and of numbers of pieces, which have to be whole.
_SIZES = {
    'array_split': 1,
    'avg_pool': 1,
    'empty': 0,
    'get_variable': 1,
    'max_pool': 1,
    'ones': 0,
    'placeholder': 1,
    'random_normal': 0,
    'random_uniform': 0,
    'reshape': 1,
    'sample': 1,
    'split': 1,
    'tile': 1,
    'truncated_normal': 0,
    'zeros': 0,
}
_SIZE_NAMES = frozenset(
    'ksize num_or_size_splits num_split shape strides'.split()
)
_MINUS = (ast.Sub, ast.USub)


def divide(text, numbers=None):
    """Writes `//` where whole numbers are divided for sure.

    Args:
        text: Python 3 source that was Python 2.
        numbers: Dict from names that other files of the program define, as
            flags and arguments, to `'whole'` or `'real'`.

    Returns:
        `(text, list of Finding)`.
    """
    if re.search(r'^from __future__ import [^\n]*\bdivision\b', text, re.M):
        return text, []
    source = Source(text)
    defined = {**(numbers or {}), **defined_numbers.find(source.tree)}
    named_so = defined_numbers.of_names(source.tree, defined)
    known = {**defined, **number_kinds.known(source.tree), **named_so}
    kinds = number_kinds.Kinds(
        known,
        imported_names(source.tree),
        ArgumentKinds(source.tree, defined),
    )
    local = LocalKinds(source.tree, known)
    wanted = set(filter(_sides, _wanted_whole(source.tree)))
    named = set(_named(source.tree, _wanted_whole))
    wanted |= set(_named(source.tree, _counts))
    wanted |= set(_named(source.tree, _bounds))
    findings = []
    unused = _unused(source.tree)
    for node in trees.walk(source.tree):
        sides = None if node in unused else _sides(node)
        if sides and not any(map(local.is_real, sides)):
            is_whole = kinds.of(sides[0]) == 'whole'
            is_wanted = node in wanted or is_whole and node in named
            is_wanted = is_wanted or all(map(local.is_whole, sides))
            findings += _division(source, node, sides, kinds, is_wanted)
    return source.render(), findings


def _unused(tree):
    """Expressions whose values go nowhere; a cell shows its own."""
    return {
        node.value
        for node in trees.of_kind(tree, ast.Expr)
        if node not in tree.body
    }


def _sides(node):
    """What is divided, and by what; or None."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return node.left, node.right
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
        return node.target, node.value
    return None


def _wanted_whole(tree):
    """Yields divisions and names where Python 2 took whole numbers alone."""
    roots = []
    for node in trees.of_kind(tree, ast.Call):
        name = getattr(node.func, 'id', getattr(node.func, 'attr', ''))
        roots += node.args if name in number_kinds.WANTS_WHOLE else []
        roots += _sizes(node, name)
    roots += _bounds(tree)
    roots += _counts(tree)
    while roots:
        node = roots.pop()
        if isinstance(node, ast.BinOp):
            roots += [node.left, node.right]
        elif isinstance(node, ast.UnaryOp):
            roots.append(node.operand)
        yield node


def _bounds(tree):
    """Yields the bounds and steps of slices."""
    for node in trees.of_kind(tree, ast.Slice):
        yield from filter(None, (node.lower, node.upper, node.step))


def _counts(tree):
    """Yields what says how often a list or a text is repeated."""
    for node in trees.of_kind(tree, ast.BinOp):
        if isinstance(node.op, ast.Mult):
            sides = [node.left, node.right]
            yield from sides if any(map(_is_repeated, sides)) else []


def _named(tree, wanted):
    """Yields quotients that a function names and wants whole.

    In `j = i / n; x[j * h : j * h + h] = y`, say, all that is named j.

    Args:
        tree: Syntax tree of the source.
        wanted: Function that yields what a tree wants whole.
    """
    for scope in trees.of_kind(tree, ast.FunctionDef):
        names = whole_numbers.quotients(scope)
        places = wanted(scope) if names else ()
        for name in {getattr(n, 'id', None) for n in places} & names:
            yield from whole_numbers.values(scope)[name]


def _is_repeated(node):
    """Whether a factor of it can only be a whole number: `[0] * n`."""
    if isinstance(node, ast.List):
        return len(node.elts) == 1  # More may be factors of an array's parts.
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _sizes(call, name):
    """Sizes among the arguments of a call, those of a list one by one."""
    if name not in _SIZES:
        return
    place = _SIZES[name]
    named = [k.value for k in call.keywords if k.arg in _SIZE_NAMES]
    for value in [*call.args[place : place + 1], *named]:
        listed = isinstance(value, (ast.List, ast.Tuple))
        yield from value.elts if listed else [value]


def _is_share(source, left, right):
    """Whether something is divided by its own sum: `x /= np.sum(x)`.

    Of whole numbers only zeros would be left.
    """
    while isinstance(right, ast.Subscript):  # `x.sum(1)[:, None]`
        right = right.value
    named = assigned_values(source.tree).get(getattr(right, 'id', None))
    return all(_is_sum(value, left) for value in named or [right])


def _is_item_share(source, item, right):
    """Whether it is `[n / total for n in x]` of `total = sum(x)`."""
    return any(
        _is_share(source, each.iter, right)
        for each in _generators(source.tree).get(item, ())
        if ast.unparse(each.target) == ast.unparse(item)
    )


@trees.once
def _generators(tree):
    """Parts of what comprehensions make -> what these go through."""
    found = {}
    for node in trees.of_kind(tree, ast.ListComp, ast.GeneratorExp):
        for part in ast.walk(node.elt):
            found.setdefault(part, []).extend(node.generators)
    return found


@trees.once
def _cut(tree):
    """Quotients that `int` cuts, as Python 2 rounded unless they are below 0.

    What holds a minus may be.
    """
    return {
        call.args[0]
        for call in trees.of_kind(tree, ast.Call)
        if getattr(call.func, 'id', '') == 'int'
        and len(call.args) == 1
        and not any(isinstance(n, _MINUS) for n in ast.walk(call.args[0]))
    }


def _is_sum(node, summed):
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
    given = [getattr(node.func, 'value', None), *node.args[:1]]
    return name in ('sum', 'reduce_sum') and ast.unparse(summed) in [
        ast.unparse(one) for one in given if one is not None
    ]


def _division(source, node, sides, known, wanted):
    kinds = [known.of(side) for side in sides]
    if 'real' in kinds or kinds[0] != 'whole' and _is_share(source, *sides):
        return []
    if _is_item_share(source, *sides):
        return []
    start, _ = source.span(node)
    line, column = source.place(start)
    old = shorten(source.get(node))
    if kinds != ['whole', 'whole'] and not wanted:
        if kinds[1] == 'whole' and node in _cut(source.tree):
            return []
        why = 'Python 2 rounded down between whole numbers: // if they are'
        return [Finding(line, column, CHECK, RULE, old, '', why)]
    left, right = sides
    _, after = source.span(left)
    before, _ = source.span(right)
    slash = source.text.index('/', after, before)
    source.insert(slash, '/')
    new = f'{source.get(left)} // {source.get(right)}'
    why = 'Python 2 rounded down between whole numbers'
    return [Finding(line, column, CHANGED, RULE, old, shorten(new), why)]
