"""Division of whole numbers, which Python 2 did without a rest.

It is the one thing that syntax does not show. Where both sides are whole
numbers for sure, `//` is written, and elsewhere a call that divides as Python
2 did. It is a check where the program may be of Python 3 as well.
"""

from __future__ import annotations

import ast
import functools
import re

from ....sources import trees
from ....sources.libraries import numba_functions
from ....sources.libraries.moved_names import PYTHON2
from ....sources.python2 import version_guards
from ....sources.python2.dialect import bound_names
from ...findings import CHANGED, CHECK, Finding, shorten
from ...names.local_names import assigned_values, dotted, imported_names
from ...text.spans import Source
from ..frames import frame_kinds
from . import attribute_kinds, defined_numbers, number_kinds, wanted_whole
from .argument_kinds import ArgumentKinds
from .local_kinds import LocalKinds

RULE = 'python2'
# What a port calls by `python2.divide(a, b)`.
MODULE = 'python2'
_WRITTEN = ('divide', 'idivide', 'numpy_divide')
_NUMPY = re.compile(r'\bdivide\(')
# What a call takes in brackets alone.
_BARE_NO_MORE = (ast.GeneratorExp, ast.Lambda, ast.Tuple, ast.Yield)
_MINUS = (ast.Sub, ast.USub)


def divide(text, numbers=None, of_both=False):
    """Writes `//` where whole numbers are divided for sure.

    Args:
        text: Python 3 source that was Python 2.
        numbers: Dict from names that other files of the program define, as
            flags and arguments, to `'whole'` or `'real'`.
        of_both: Whether the program may be of Python 3 as well, so that a
            quotient of numbers that it does not tell is a check.

    Returns:
        `(text, list of Finding)`.
    """
    of_3 = re.search(r'^from __future__ import [^\n]*\bdivision\b', text, re.M)
    if of_3 and not _NUMPY.search(text):
        return text, []
    source = Source(text)
    defined = {**(numbers or {}), **defined_numbers.find(source.tree)}
    named_so = defined_numbers.of_names(source.tree, defined)
    imported = imported_names(source.tree)
    make = functools.partial(
        frame_kinds.of_source(source.tree, imported),
        argument=ArgumentKinds(source.tree, defined),
    )
    found = number_kinds.known(source.tree, imported, make)
    unset = attribute_kinds.unset(source.tree, found, defined)
    known = {**defined, **found, **named_so, **unset}
    kinds = make(known, imported)
    local = LocalKinds(source.tree, known, defined)
    wanted = set(filter(_sides, wanted_whole.find(source.tree)))
    named = set(wanted_whole.named(source.tree, wanted_whole.find))
    for names in ('bounds', 'counts', 'ends'):
        places = getattr(wanted_whole, names)
        wanted |= set(wanted_whole.named(source.tree, places))
    # Taken, the name stands for something else.
    of_both = of_both or MODULE in bound_names(source.tree)
    findings = []
    unused = _unused(source.tree) | version_guards.of_3(source.tree)
    compiled = numba_functions.nodes(source.tree)
    calls = _numpy_calls(source.tree)
    for node in trees.walk(source.tree):
        sides = calls.get(node) or (None if of_3 else _sides(node))
        if not sides or node in unused or any(map(local.is_real, sides)):
            continue
        is_whole = kinds.of(sides[0]) == 'whole'
        is_wanted = node in wanted or is_whole and node in named
        is_wanted = is_wanted or all(map(local.is_whole, sides))
        if _is_settled(source, node, sides, kinds, is_wanted):
            continue
        if is_wanted or is_whole and kinds.of(sides[1]) == 'whole':
            write = _round_down
        elif of_both or node in compiled or not _can_move(node):
            write = _report
        else:
            write = _ask
        findings.append(write(source, node, sides))
    return source.render(), findings


def needs(tree):
    """Modules of ours that what `divide` wrote needs, as `Port.needs`."""
    calls = trees.of_kind(tree, ast.Call)
    written = {f'{MODULE}.{name}' for name in _WRITTEN}
    is_written = any(trees.dotted(call.func) in written for call in calls)
    home, _, _ = PYTHON2.rpartition('.')
    return {f'{home}:{MODULE}'} if is_written else set()


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
    name = trees.last_name(node.func)
    given = [getattr(node.func, 'value', None), *node.args[:1]]
    return name in ('sum', 'reduce_sum') and ast.unparse(summed) in [
        ast.unparse(one) for one in given if one is not None
    ]


def _is_settled(source, node, sides, known, wanted):
    """Whether `/` gives what it gave."""
    kinds = [known.of(side) for side in sides]
    if 'real' in kinds or kinds[0] != 'whole' and _is_share(source, *sides):
        return True
    if _is_item_share(source, *sides):
        return True
    is_cut = kinds[1] == 'whole' and node in _cut(source.tree)
    return is_cut and kinds[0] != 'whole' and not wanted


def _numpy_calls(tree):
    """Calls of `numpy.divide`, which rounds whatever is imported, to sides."""
    imported = imported_names(tree)
    return {
        call: call.args[:2]
        for call in trees.of_kind(tree, ast.Call)
        if dotted(call.func, imported) == 'numpy.divide'
        and len(call.args) > 1
        and not any(isinstance(arg, ast.Starred) for arg in call.args)
    }


def _round_down(source, node, sides):
    """`a // b`, of whole numbers."""
    if isinstance(node, ast.Call):
        return _rename(source, node, 'floor_divide')
    left, right = sides
    _, after = source.span(left)
    before, _ = source.span(right)
    slash = source.text.index('/', after, before)
    source.insert(slash, '/')
    start, end = source.span(node)
    new = f'{source.text[start:slash]}/{source.text[slash:end]}'
    return _finding(source, node, CHANGED, shorten(new))


def _ask(source, node, sides):
    """`python2.divide(a, b)`, of what may be whole numbers."""
    if isinstance(node, ast.Call):
        return _rename(source, node, f'{MODULE}.numpy_divide')
    left, right = sides
    if isinstance(node, ast.AugAssign):
        new = left, ' = ', f'{MODULE}.idivide(', left, ', ', right, ')'
    else:
        new = f'{MODULE}.divide(', left, ', ', right, ')'
    source.replace(node, *new)
    shown = ''.join(p if isinstance(p, str) else source.get(p) for p in new)
    return _finding(source, node, CHANGED, shorten(shown))


def _rename(source, call, new):
    """Another function for `np.divide`; one of NumPy's by its name alone."""
    if '.' not in new:
        owner, dot, _ = source.get(call.func).rpartition('.')
        new = f'{owner}{dot}{new}'
    source.replace(call.func, new)
    return _finding(source, call, CHANGED, new)


def _can_move(node):
    """Whether its sides can be arguments of a call, once or twice."""
    if isinstance(node, ast.Call):
        return True
    if isinstance(node, ast.AugAssign):
        return not any(isinstance(n, ast.Call) for n in ast.walk(node.target))
    sides = node.left, node.right
    return not any(isinstance(side, _BARE_NO_MORE) for side in sides)


def _report(source, node, sides):
    return _finding(source, node, CHECK, '', ': // if they are')


def _finding(source, node, severity, new, advice=''):
    line, column = source.place(source.span(node)[0])
    why = f'Python 2 rounded down between whole numbers{advice}'
    old = shorten(source.get(node))
    return Finding(line, column, severity, RULE, old, new, why)
