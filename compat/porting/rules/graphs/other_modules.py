"""TensorFlow by way of a module that is not known: each use is a check.

    from helpers import tf     where `helpers` is no file of the program
    helpers.tf.pack(x)
    __import__('tensorflow')
    sys.modules['tensorflow'], globals()['tf']

Source: Python's import system.
"""

from __future__ import annotations

import ast
from typing import Any

from .... import table
from ....sources import trees
from ...findings import CHECK
from ...names.bound import chain
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='other-modules',
    does='Reports TensorFlow that comes from a module outside of the program',
    why='a module that is not read cannot be ported',
    before='from helpers import tf\nx = tf.pack([1])\n',
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)
_IMPORTS = ('__import__', 'import_module', 'patch')
_SPACES = ('globals', 'locals', 'vars')
_NAMES = ('tf', 'tensorflow')
_WHY = 'this is TensorFlow by a way that the porter does not follow'


def apply(port):
    """Reports imports by a name, and the TensorFlow of other modules."""
    imported = set()
    for node in trees.of_kind(port.source.tree, ast.Import, ast.ImportFrom):
        imported |= {a.asname or a.name.split('.')[0] for a in node.names}
        _report_names(port, node)
    kinds = ast.Call, ast.Attribute, ast.Subscript
    for node in trees.of_kind(port.source.tree, *kinds):
        if isinstance(node, ast.Call) and _imports_by_name(node):
            port.note(node, CHECK, RULE, _WHY)
        elif _reads_by_name(port, node):
            port.note(node, CHECK, RULE, _WHY)
        elif isinstance(node, ast.Attribute) and node.attr in _NAMES:
            root, _ = chain(node)
            parent = port.parents.get(id(node))
            if (
                isinstance(parent, ast.Attribute)
                and getattr(root, 'id', None) in imported
                and not _is_resolved(port, node)
            ):
                port.note(node, CHECK, RULE, _WHY)


def _report_names(port, node):
    """Reports `from helpers import tf` where it is not followed."""
    if not isinstance(node, ast.ImportFrom) or (
        (node.module or '').split('.')[0] in ('tensorflow', 'legacy_rnn')
        and not node.level
    ):
        return
    for alias in node.names:
        if alias.name in _NAMES:
            bound = alias.asname or alias.name
            if port.names.alias_of(bound) is None and bound not in (
                port.names.brought
            ):
                port.note(node, CHECK, RULE, _WHY)


def _imports_by_name(call):
    """Whether a call imports, or patches, a module of TensorFlow."""
    name = trees.last_name(call.func)
    return name in _IMPORTS and any(
        isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and part.value.split('.')[0] == 'tensorflow'
        for argument in call.args[:1]
        for part in ast.walk(argument)
    )


def _reads_by_name(port, node):
    """Whether it is `sys.modules['tensorflow']` or `globals()['tf']`."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        owner, key = node.value, node.slice
    elif isinstance(node, ast.Call) and node.args:
        function: Any = node.func
        is_get = getattr(function, 'attr', '') == 'get'
        owner, key = function.value if is_get else None, node.args[0]
    else:
        return False
    name = getattr(key, 'value', None)
    if not isinstance(name, str):
        return False
    if isinstance(owner, ast.Call):
        is_space = getattr(owner.func, 'id', '') in _SPACES and not owner.args
        held = port.names.alias_of(name)
        return is_space and (
            held == '' or bool(held and table.is_module(held))
        )
    is_modules = owner is not None and trees.dotted(owner) == 'sys.modules'
    return is_modules and name.split('.')[0] == 'tensorflow'


def _is_resolved(port, node):
    """Whether a chain that a node begins stands for TensorFlow's."""
    while isinstance(node, ast.Attribute):
        if node in port.names.resolved or node in port.names.forgotten:
            return True
        node = port.parents.get(id(node))
    return False
