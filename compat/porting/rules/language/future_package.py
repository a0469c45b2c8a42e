"""What came from the package `future`, which Python 3 has itself.

Sources that ran on either Python took Python 2's names from `past`, and
Python 3's from `future`. The package is seldom installed today.

Source: documentation of `future` 0.18, "List of standard library modules" and
"past.builtins"; its `future/utils/__init__.py` for `iteritems` and kin.
"""

from __future__ import annotations

import ast
import builtins

from ....sources import trees
from ...findings import CHECK
from ...hidden_builtins import TODAY
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='future-package',
    does=(
        "Writes Python 3's names for those of the packages `future` and `past`"
    ),
    why='Python 3 has them itself, and the package is seldom installed',
    before='from past.builtins import xrange\n',
    after='xrange = range\n',
    sources=ANY_SOURCE,
)
_WHY = 'Python 3 has it without the package future'
_OLD_DIVISION = (
    'lambda a, b: a // b if isinstance(a, Integral) and '
    'isinstance(b, Integral) else a / b'
)
_UTILS = {
    **{
        f'{kind}{part}': f'lambda a: a.{part}()'
        for kind in ('iter', 'view')
        for part in ('items', 'keys', 'values')
    },
    'PY2': 'False',
    'PY3': 'True',
}
_INSTALLERS = ('install_aliases', 'install_hooks')


def apply(port):
    """Writes Python 3's own names for those of `future` and `past`."""
    for node in trees.of_kind(port.source.tree, ast.ImportFrom):
        if not node.level:
            root = (node.module or '').partition('.')[0]
            if root in ('future', 'past'):
                _port_import(port, node)


def _port_import(port, node):
    lines, kept = [], []
    for alias in node.names:
        new = _lines(node.module, alias)
        if new is None:
            kept.append(alias)
            continue
        lines += new
        if alias.name == 'standard_library':
            _drop_installers(port, alias.asname or alias.name)
    if kept:
        names = ', '.join(ast.unparse(alias) for alias in kept)
        old = f'from {node.module} import {names}'
        port.note(node, CHECK, RULE, f'{old} needs the package future')
        lines.insert(0, old)
    if len(kept) < len(node.names):
        statement_edits.write(port, node, lines, RULE, _WHY)


def _lines(module, alias):
    """Statements that bind what an import of `future` bound, or None."""
    name, bound = alias.name, alias.asname or alias.name
    if (module, name) == ('future', 'standard_library'):
        return []
    if module == 'future.builtins':
        if name == '*' or hasattr(builtins, name):
            return [] if bound == name else [f'{bound} = {name}']
    if module == 'past.builtins' and name in TODAY:
        return [f'{bound} = {TODAY[name]}']
    if module == 'future.utils' and name in _UTILS:
        return [f'{bound} = {_UTILS[name]}']
    if (module, name) == ('past.builtins', 'reduce'):
        return [f'from functools import {ast.unparse(alias)}']
    if (module, name) == ('past.utils', 'old_div'):
        return ['from numbers import Integral', f'{bound} = {_OLD_DIVISION}']
    return None


def _drop_installers(port, name):
    """Takes out `standard_library.install_aliases()`."""
    for node in trees.of_kind(port.source.tree, ast.Expr):
        if (
            isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
            and node.value.func.attr in _INSTALLERS
            and getattr(node.value.func.value, 'id', '') == name
        ):
            statement_edits.write(port, node, [], RULE, _WHY)
