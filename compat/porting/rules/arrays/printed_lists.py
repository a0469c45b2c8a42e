"""Lists of NumPy's numbers that are printed, which NumPy 2 shows otherwise.

    losses.append(session.run(loss))    np.set_printoptions(legacy='1.21')
    print(losses)                       ...

Up to NumPy 1 that printed `[0.5]`, today `[np.float32(0.5)]`. NumPy 1.22 and
later take the setting, and show all else as before with it.

Source: NumPy 2.0 release notes, "Representation of NumPy scalars changed".
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...kinds.arrays.number_holders import NumberHolders
from ...kinds.arrays.number_kinds import HOLDER, NUMBER
from ...names.local_names import module_names
from ...rule import ANY_SOURCE, Rule
from ...text import after_imports

_BEFORE = 'import numpy as np\nprint([np.mean(x), np.std(x)])\n'
_CALL = "set_printoptions(legacy='1.21')"
RULE = Rule(
    name='printed-lists',
    does="Shows NumPy's numbers within lists that are printed as NumPy 1 did",
    why='NumPy 2 shows them with their type: [np.float64(0.5)]',
    before=_BEFORE,
    after=_BEFORE.replace('np\n', f'np\nnp.{_CALL}\n', 1),
    sources=ANY_SOURCE,
)
# What makes text of an expression, and what of it is shown by its repr.
_PRINTS = frozenset('print str format pprint'.split())
_LOGS = frozenset('critical debug error info log pprint warn warning'.split())
_SPEC = re.compile(r'%[-+ #0]*(?:\d+|\*)?(?:\.\d+)?([a-zA-Z%])')


def apply(port):
    """Sets how NumPy prints, where a source prints such lists."""
    tree = port.source.tree
    if 'set_printoptions(legacy' in port.source.text:
        return
    numpy = sorted(module_names(tree))
    makers = trees.of_kind(tree, ast.FormattedValue, ast.BinOp, ast.Call)
    sites = [site for node in makers for site in _shown(node)]
    if not sites or not (numpy or port.names.imports or port.project.fetches):
        return
    holders = NumberHolders(
        tree, port.names.resolved, port.project.fetches, port.project.trees
    )
    for node, by_repr in sites:
        wanted = {HOLDER, NUMBER} if by_repr else {HOLDER}
        if holders.kinds(node) & wanted:
            _set(port, node, numpy)
            return


def _shown(node):
    """Yields what a node makes text of, and whether by its repr."""
    if isinstance(node, ast.FormattedValue):
        yield node.value, node.conversion == ord('r')
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        pattern = getattr(node.left, 'value', None)
        if isinstance(pattern, str):
            yield from _formatted(pattern, node.right)
    elif isinstance(node, ast.Call):
        name = getattr(node.func, 'id', '')
        method = getattr(node.func, 'attr', '')
        if name == 'repr':
            yield from ((argument, True) for argument in node.args)
        elif name in _PRINTS or method in _LOGS:
            yield from ((argument, False) for argument in node.args)
        elif method == 'format':
            given = [*node.args, *(k.value for k in node.keywords)]
            yield from ((argument, False) for argument in given)


def _formatted(pattern, right):
    """What `pattern % right` shows."""
    if isinstance(right, ast.Tuple):
        kinds = [k for k in _SPEC.findall(pattern) if k != '%']
        if len(kinds) == len(right.elts):
            for kind, part in zip(kinds, right.elts, strict=True):
                yield part, kind == 'r'
    elif isinstance(right, ast.Dict):
        yield from ((part, False) for part in right.values)
    else:
        yield right, '%r' in pattern


def _set(port, node, numpy):
    """Writes the setting behind the imports on top."""
    body = port.source.tree.body
    held = [n for n in body if _names(n) & set(numpy)]
    name = numpy[0] if held else 'numpy'
    lines = [f'{name}.{_CALL}'] if held else ['import numpy']
    if not held:
        lines.append(f'numpy.{_CALL}')
    if after_imports.add(port, lines, held[0] if held else None):
        port.changed(node, RULE, RULE.why, lines[-1])


def _names(statement):
    """Names that a plain import binds."""
    if not isinstance(statement, ast.Import):
        return set()
    return {alias.asname or alias.name for alias in statement.names}
