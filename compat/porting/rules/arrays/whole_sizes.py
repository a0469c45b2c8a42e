"""Sizes that NumPy cut to whole numbers and that are floats all the same.

`numpy.zeros(numpy.floor(n / k))` was cut to a whole number until NumPy 1.12,
`numpy.linspace(0, 1, n / k)` until 1.18. So were `numpy.zeros(n / k)`, indices
and bounds of slices (`x[:0.9 * n]`), in Python 2 bounds of ranges, and the
axis of `numpy.min(0.1, numpy.sqrt(x))`, which was to be `minimum`.

Source: NumPy 1.12 release notes, "DeprecationWarning to error"; 1.18,
"Expired deprecations".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.arrays.one_arrays import DRAWS
from ...kinds.numbers.number_kinds import Kinds
from ...kinds.numbers.whole_numbers import (
    bounds,
    given,
    is_divided,
    is_fraction,
    key,
    quotients,
)
from ...names.local_names import (
    imported_names,
    known_modules,
    module_names,
    storing,
)
from ...names.shadows import is_hidden
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='whole-sizes',
    does='Makes whole numbers of sizes that NumPy cut',
    why='a size that is a float is an error since NumPy 1.12',
    before='import numpy as np\nx = np.zeros(np.floor(a / b))\n',
    after='import numpy as np\nx = np.zeros(int(np.floor(a / b)))\n',
    sources=ANY_SOURCE,
)
_ROUNDED = frozenset('numpy.floor numpy.ceil numpy.round numpy.rint'.split())
_SIZED = frozenset(
    f'numpy.{name}'
    for name in 'empty eye full identity ones tile repeat zeros random.choice '
    'random.permutation random.rand random.randint random.randn'.split()
)
# Where functions take what is a size for sure.
_SHAPED = {
    **dict.fromkeys('empty eye full identity ones zeros'.split(), 0),
    **dict.fromkeys('reshape resize tile'.split(), 1),
    **dict.fromkeys(('linspace', 'logspace'), 2),
    **{f'random.{name}': place for name, place in DRAWS.items()},
}
# All of whose arguments are sizes.
_SIDES = frozenset(['random.rand', 'random.randn'])
_LISTS = ast.Tuple, ast.List
_NAMED = 'newshape', 'num', 'shape', 'size'
_ALONG = frozenset(f'numpy.{name}' for name in 'amax amin max min'.split())


def apply(port):
    """Makes whole numbers of what NumPy rounded, where it is a size."""
    numpy = known_modules(port.source.tree)
    divided = quotients(port.source.tree)
    rounded = _rounded(port.source.tree, numpy)
    arrays = _arrays(port.source.tree, numpy)
    imported = imported_names(port.source.tree)
    for node in trees.walk(port.source.tree) if numpy else ():
        _cut_axis(port, node, numpy)
        sure = list(_shapes(node, numpy, imported))
        for size in (
            *sure,
            *(s for s in _sizes(node, numpy) if s not in sure),
        ):
            known = rounded | divided if size in sure else rounded
            cut = size in sure and is_divided(size)
            if cut or key(size) in known or _is_rounded(size, numpy):
                _cut(port, size, 'a size')
        for index in _indices(node, port.source.tree, rounded, numpy, arrays):
            _cut(port, index, 'an index')


def _rounded(tree, numpy):
    """Names and functions that give what NumPy rounded, as keys of `given`."""
    found: set[str] = set()
    while True:
        more = {
            name
            for name, all_of in given(tree).items()
            if all(_is_rounded(v, numpy) or key(v) in found for v in all_of)
        }
        if more <= found:
            return found
        found |= more


def _cut(port, node, what):
    port.source.replace(node, 'int(', node, ')')
    new = f'int({port.source.get(node)})'
    why = f'{what} must be whole, which NumPy no longer sees to'
    port.changed(node, RULE, why, new)


def _cut_axis(port, node, numpy):
    """Makes a whole number of the axis of a call that is given a real one."""
    if isinstance(node, ast.Call) and _full(node, numpy) in _ALONG:
        named = [k.value for k in node.keywords if k.arg == 'axis']
        for axis in (*node.args[1:2], *named):
            if Kinds().of(axis) == 'real':
                _cut(port, axis, 'an axis')


def _is_rounded(node, numpy):
    return isinstance(node, ast.Call) and _full(node, numpy) in _ROUNDED


def _full(call, numpy):
    """`numpy.zeros` for `np.zeros`."""
    name = trees.dotted(call.func)
    root, _, rest = name.partition('.')
    is_numpy = root in numpy and not is_hidden(call.func)
    return f'numpy.{rest}' if is_numpy else name


def _shapes(node, numpy, imported):
    """Expressions that are sizes for sure: those of a shape."""
    if not isinstance(node, ast.Call):
        return
    root, _, name = _full(node, numpy).partition('.')
    if root == 'numpy':
        shapes = [k.value for k in node.keywords if k.arg in _NAMED]
        if name in _SIDES:
            shapes += node.args
        elif name in _SHAPED:
            shapes += node.args[_SHAPED[name] :][:1]
    elif getattr(node.func, 'attr', '') == 'reshape' and root not in imported:
        shapes = node.args
        if len(shapes) > 1 and any(isinstance(s, _LISTS) for s in shapes):
            return  # A function of what it shapes, from elsewhere.
    else:
        return
    for shape in shapes:
        if isinstance(shape, _LISTS):
            yield from shape.elts
        else:
            yield shape


def _indices(node, tree, rounded, numpy, arrays):
    """Indices that are no whole numbers, and bounds that are computed so.

    Labels of pandas may be real numbers: without it alone they are places.
    """
    if not isinstance(node, ast.Subscript):
        return
    is_array = getattr(node.value, 'id', None) in arrays
    has_places = is_array or not module_names(tree, 'pandas')
    for index in getattr(node.slice, 'elts', [node.slice]):
        if key(index) in rounded or _is_rounded(index, numpy):
            yield index
        elif is_array and is_fraction(index, tree):
            yield index
        elif isinstance(index, ast.Slice) and has_places:
            for bound in filter(None, (index.lower, index.upper)):
                if is_fraction(bound, tree):
                    yield bound


def _arrays(tree, numpy):
    """Names that stand for arrays alone, whatever is stored in these."""
    found = {}
    for name, node in storing(tree):
        targets = getattr(node, 'targets', [getattr(node, 'target', None)])
        if not all(isinstance(target, ast.Subscript) for target in targets):
            plain = isinstance(node, ast.Assign) and len(targets) == 1
            made = plain and isinstance(targets[0], ast.Name)
            made = made and _makes_array(node.value, numpy)
            found.setdefault(name, []).append(made)
    return {name for name, made in found.items() if all(made)}


def _makes_array(node, numpy):
    """Whether it is `numpy.arange(n)`, or `numpy.arange(n).reshape(2, -1)`."""
    while isinstance(node, (ast.Attribute, ast.Call)):
        if isinstance(node, ast.Call):
            if _full(node, numpy).startswith('numpy.'):
                return True
            node = node.func
        else:
            node = node.value
    return False


def _sizes(node, numpy):
    """Expressions that are sizes."""
    if isinstance(node, ast.Call) and _full(node, numpy) in _SIZED:
        for argument in node.args:
            if isinstance(argument, (ast.Tuple, ast.List)):
                yield from argument.elts
            else:
                yield argument
    yield from bounds(node)
