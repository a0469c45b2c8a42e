"""Local names of a source, and the statements that bind them.

A dozen rules ask for them, so each is found once a tree.
"""

from __future__ import annotations

import ast
import re

from ...sources import assigned, trees
from ...sources.libraries.moved_names import EMPTIED, MOVED
from . import brought, shadows

# What the module of flags has, or the flags themselves, that is no flag.
_NO_FLAG = re.compile('DEFINE|FLAGS$|_parse_flags$|__parsed$')
# Modules that give NumPy as `np`.
_PYLAB = ('pylab', 'matplotlib.pylab')


@trees.once
def module_names(tree, module='numpy'):
    """Names that are an imported module and nothing else in any scope."""
    found = set()
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == module:
                    found.add(alias.asname or module)
        elif module == 'numpy' and isinstance(node, ast.ImportFrom):
            if node.module in _PYLAB and node.names[0].name == '*':
                found.add('np')
    found |= {n for n, full in brought.told(tree).items() if full == module}
    return found - stored_names(tree)


def is_module(node, tree, module='numpy'):
    """Whether a node is a name of a module, which no function hides there."""
    is_known = getattr(node, 'id', None) in known_modules(tree, module)
    return is_known and not shadows.is_hidden(node)


@trees.once
def known_modules(tree, module='numpy'):
    """Names that are an imported module wherever no function hides them."""
    found = {n for n, full in imported_names(tree).items() if full == module}
    return found | module_names(tree, module)


@trees.once
def stored_names(tree):
    """Names that a module binds by anything but an import."""
    stored = {
        node.id
        for node in trees.of_kind(tree, ast.Name)
        if not isinstance(node.ctx, ast.Load)
    }
    return stored | {n.arg for n in trees.of_kind(tree, ast.arg)}


@trees.once
def storing(tree):
    """Pairs of the names that a source stores to, and the nodes that do."""
    return [(name, node) for node in trees.walk(tree) for name in stored(node)]


def stored(node):
    """Names that a node stores to, if it is a statement that does.

    Those of an index are read alone.
    """
    if isinstance(node, ast.arg):
        yield node.arg
    targets = getattr(node, 'targets', [getattr(node, 'target', None)])
    for target in targets if isinstance(targets, list) else ():
        parts = [] if target is None else [target]
        while parts:
            part = parts.pop()
            if isinstance(part, ast.Name):
                yield part.id
            elif isinstance(part, ast.Subscript):
                parts.append(part.value)
            else:
                parts += ast.iter_child_nodes(part)


@trees.once
def emptied_modules(tree):
    """Modules that are gone, and of which a source uses moved names alone.

    Returns:
        Dict to the modules that have these names today.
    """
    used = {name: set() for name in EMPTIED}
    for node in trees.of_kind(tree, ast.ImportFrom, ast.Import, ast.Attribute):
        if isinstance(node, ast.ImportFrom) and node.module in used:
            used[node.module].update(alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname and alias.name in used:
                    used[alias.name].add('')
        elif isinstance(node, ast.Attribute):
            name = getattr(node.value, 'id', None)
            if name in used:
                used[name].add(node.attr)
    return {
        name: EMPTIED[name]
        for name, leaves in used.items()
        if leaves and all(f'{name}.{leaf}' in MOVED for leaf in leaves)
    }


def names_of_numpy(tree):
    """As `imported_names`, with the `np` that `from pylab import *` brings."""
    return {
        **imported_names(tree),
        **dict.fromkeys(module_names(tree), 'numpy'),
    }


@trees.once
def imported_names(tree):
    """What imports bind: local names to dotted names.

    Not those that the module binds otherwise, too. Where a function has its
    own of that name, `shadows.is_hidden` and `dotted` tell it.
    """
    found = {**brought.own_imports(tree), **brought.told(tree)}
    definitions = (n for n in tree.body if isinstance(n, trees.DEFINING))
    defined = {node.name for node in definitions}
    bound = {*shadows.rebound(tree), *defined}
    return {name: full for name, full in found.items() if name not in bound}


@trees.once
def imported_packages(tree):
    """Packages that a source imports from, a frozenset of their own names."""
    found = imported_names(tree).values()
    return frozenset(name.partition('.')[0] for name in found)


def dotted(node, imported):
    """The dotted name of an expression, `''` where no import reaches it.

    Args:
        node: An ast node.
        imported: As `imported_names` gives it.
    """
    root, dot, rest = trees.dotted(node).partition('.')
    known = root in imported and not shadows.is_hidden(node)
    return f'{imported[root]}{dot}{rest}' if known else ''


def full_name(call, tree):
    """What a call calls, as imports name it: `cPickle.load` for `p.load`."""
    return dotted(getattr(call, 'func', None), imported_names(tree))


@trees.once
def assigned_values(tree):
    """The values of names that single assignments alone bind, by name."""
    return assigned.values(trees.walk(tree))


@trees.once
def assigned_attributes(tree):
    """Attributes that a source assigns, to their values."""
    found: dict = {}
    for node in trees.of_kind(tree, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Attribute):
                found.setdefault(ast.unparse(target), []).append(node.value)
    return found


@trees.once
def flag_holders(tree):
    """Names that are bound to the flags alone: `conf = flags.FLAGS`."""
    found: dict = {}
    for node in trees.of_kind(tree, ast.Assign):
        is_flags = short_name(node.value) == 'FLAGS'
        for target in node.targets:
            found.setdefault(short_name(target), set()).add(is_flags)
    return {name for name, kinds in found.items() if name and kinds == {True}}


def short_name(node):
    """`a` of the name a and of the attribute b.a; empty for other nodes."""
    return getattr(node, 'id', getattr(node, 'attr', ''))


def reads_flags(tree, statements, or_gives=False):
    """Whether statements of a module read a flag while it is imported.

    Args:
        tree: The module.
        statements: Those in question.
        or_gives: Whether a call that is given the flags counts, too, such as
            `Worker(FLAGS)`, which may read them.
    """
    names = {'FLAGS', *flag_holders(tree)}
    todo = list(statements)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            # Its default values and decorators are evaluated at once.
            todo += [node.args, *getattr(node, 'decorator_list', ())]
            continue
        if isinstance(node, ast.Attribute) and not _NO_FLAG.match(node.attr):
            if short_name(node.value) in names:
                return True
        if or_gives and isinstance(node, ast.Call):
            given = [*node.args, *(k.value for k in node.keywords)]
            if any(short_name(value) in names for value in given):
                return True
        todo.extend(ast.iter_child_nodes(node))
    return False


def flag_definitions(tree):
    """Statements of a module that define a flag, or name its flags.

    Those of `if __name__ == '__main__'` are left out: what follows them there
    follows in the same block.
    """
    definers = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and defining_call(node)
        if not reads_flags(tree, node.body)  # Else they are read too late.
    }
    return [s for s in tree.body if _defines_flag(s, definers)]


def names_flags(statement):
    """Whether a statement is `FLAGS = flags.FLAGS`."""
    value = getattr(statement, 'value', None)
    return (
        isinstance(statement, ast.Assign)
        and isinstance(value, ast.Attribute)
        and value.attr == 'FLAGS'
    )


def defining_call(tree, definers=()):
    """The first call that defines a flag, or calls what does; or None."""
    for node in trees.of_kind(tree, ast.Call):
        name = short_name(node.func)
        if name.startswith('DEFINE_') or name in definers:
            return node
    return None


def _defines_flag(statement, definers):
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return False
    if isinstance(statement, ast.If):
        test = trees.walk(statement.test)
        if any(short_name(node) == '__name__' for node in test):
            return False
    return names_flags(statement) or bool(defining_call(statement, definers))
