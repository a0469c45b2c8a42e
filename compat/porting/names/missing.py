"""Names that today's TensorFlow lacks, and names no release ever had.

Each is a `stop`, unless the program reaches it only where TensorFlow has it.

Source: the history of names, and `compat.today`.
"""

from __future__ import annotations

import ast
import re

from ... import table, today
from ...releases import RELEASES
from ...signatures import binding
from ...sources import trees
from ...table import GONE, removed
from .. import calls, guards
from ..findings import CHECK, STOP
from ..text import comments
from . import lookups
from .bound import V1

RULE = 'symbols'
_NEWEST = RELEASES[-1]
_HAS_NO = "today's TensorFlow has no"

# Tutorials within the package, which the history lists in part.
_PROGRAMS = ('examples.', 'models.')
# Whose functions take what a call leaves out from an arg_scope.
_SCOPED = ('contrib.framework.', 'contrib.layers.', 'contrib.slim.')


def report(port, node, name):
    """Reports a name that the port leaves as it is, if it is not there.

    Args:
        port: The Port.
        node: The use, or the import statement.
        name: Dotted name below `tensorflow`, as of 1.x.
    """
    if is_own(port, name):
        return
    _, root = port.names.resolved.get(node, ('', None))
    if today.has(name) and _is_of_2(port, node, root):
        return
    taken = port.imported.get(root)
    if taken and not _is_module(taken):
        return  # It is the import that is reported.
    if root is None and is_unknown(name):
        why = f"{name} is private: today's TensorFlow may not have it"
        port.note(node, CHECK, RULE, why)
    # What an alias stands for is imported where the alias is defined.
    is_imported = root is None or root in port.assigned
    if is_there(name, is_imported or bool(port.imported.get(root))):
        return
    port.missing.append(node)
    row = table.resolve(name, port.release).row
    why = _why(port, name, row)
    tried = guards.is_tried(port, node)
    if row is not None and tried:
        why = f'{why} {comments.WITHOUT}, where it had it then'
        port.note(node, CHECK, RULE, why)
    elif tried and table.resolve(name, port.release).symbol is not None:
        # What reads the port anew would take it for a name of today.
        is_later = _NEWEST in table.releases(name)
        if is_later or not guards.is_replaced(port, node):
            port.note(node, CHECK, RULE, f'{why}. {comments.WITHOUT}')
    elif row is not None:
        port.note(node, STOP, RULE, why, release=table.dropped_after(name))
    elif not tried and not guards.is_left_out(port, node):
        port.note(node, STOP, RULE, why)


def report_all(port):
    """Reports every resolved name that the release's namespace lacks."""
    for node, (name, _) in list(port.names.resolved.items()):
        if name and not table.is_module(name):
            found, _ = lookups.lookup(port, name)
            if found is None or not found.works:
                report(port, node, found.name if found else name)


def is_hollow(name):
    """Whether the namespace has a module whose names nobody lists."""
    if name.startswith('python.ops.gen_') and name.count('.') == 2:
        return True  # Kernels, also by the names that 1.4 gave them.
    return name.startswith('contrib.') and table.is_in_package(name)


def _is_module(name):
    if table.is_module(name) or today.private(name) or is_hollow(name):
        return True
    inner = table.old_keras.path(name)
    return inner is not None and table.old_keras.is_module(inner)


def report_arguments(port, call, name, *others):
    """Reports arguments of a call that the release did not take.

    Those that today's TensorFlow takes, as 1.15 did, are left alone.

    Args:
        port: The Port.
        call: ast.Call.
        name: The function, by its name below `tensorflow`.
        *others: Its other names.
    """
    known, taken = set(), set()
    for other in (name, *others) if call.keywords else ():
        symbol = table.resolve(other, port.release).symbol
        if symbol is None:
            continue
        known.update(*(_arguments(symbol, r) for r in symbol.releases))
        mine = _arguments(symbol, port.release)
        taken.update(mine, _arguments(symbol, RELEASES[-1]))
        if symbol.exists(port.release) and (
            not mine or any(argument.startswith('**') for argument in mine)
        ):
            return
    if not taken or guards.is_asked(port, call):
        return
    for argument in sorted({k.arg for k in call.keywords if k.arg} - taken):
        what = f'an argument {argument} of {name}'
        tried = guards.is_tried(port, call)
        if argument not in known:
            if not tried:  # What is tried failed then as it fails today.
                port.note(call, STOP, RULE, f'no TensorFlow had {what}')
        elif tried:
            why = f'TensorFlow {port.release} had not {what}'
            port.note(call, CHECK, RULE, f'{why}. {comments.WITHOUT}')
        else:
            why = f"neither TensorFlow {port.release} nor today's has {what}"
            port.note(call, STOP, RULE, why)


def report_misfit(port, call, name, *others):
    """Reports a call that no list of arguments fits: it ends there.

    Names of arguments are left to `report_arguments`.

    Args:
        port: The Port.
        call: ast.Call.
        name: The function, by its name below `tensorflow`.
        *others: Its other names.
    """
    if calls.is_starred(call) or guards.is_tried(port, call):
        return
    problem = None
    for other in (name, *others):
        symbol = table.resolve(other, port.release).symbol
        parent = other.rpartition('.')[0]
        if symbol is None or (parent and not table.is_module(parent)):
            continue
        for release in sorted({port.release, RELEASES[-1]}):
            known = symbol.arguments(release)
            if known is None and symbol.exists(release):
                return
            named = _arguments(symbol, release)
            keywords = {
                k.arg: k.value for k in call.keywords if k.arg in named
            }
            if other.startswith(_SCOPED):
                known = [a._replace(default='None') for a in known or ()]
            try:
                binding.bind(known or (), tuple(call.args), keywords, name)
                return
            except TypeError as error:
                problem = problem or (known and str(error))
    if problem:
        port.note(call, CHECK, RULE, f'{problem}: it ends with a TypeError')


def _arguments(symbol, release):
    return [a.name for a in symbol.arguments(release) or ()]


def is_own(port, name):
    """Whether a source itself puts a name into TensorFlow, as `tf.model`.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`; one of its attributes, too.
    """
    return not port.put_there.isdisjoint(trees.starts(name))


def put_there(names):
    """Names that a source itself assigns below TensorFlow.

    Those of a module that neither today's nor ours has are none.

    Args:
        names: Its `Bindings`.
    """
    found = {
        name
        for node, (name, _) in names.resolved.items()
        if isinstance(getattr(node, 'ctx', None), ast.Store)
    }
    return {
        name
        for name in found
        if not table.is_known(name)
        and not is_there(name)
        and (
            '.' not in name
            or is_there(name.rpartition('.')[0])
            or table.is_module(name.rpartition('.')[0])
        )
    }


def is_in_ours(port, name):
    """Whether a source puts a name into a module that ours alone has.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`; one of its attributes, too.
    """
    return any(
        '.' in start and not is_there(start.rpartition('.')[0])
        for start in port.put_there.intersection(trees.starts(name))
    )


def is_there(name, is_imported=True):
    """Whether today's TensorFlow has a name of 1.x, as far as is known.

    Args:
        name: Dotted name below `tensorflow`.
        is_imported: Whether its module is imported, as private modules are
            there alone.
    """
    if is_of_flags(name):
        return True
    if re.search(r'\b__\w+__\b', name) and not table.is_known(name):
        return True  # Each module has these.
    if today.is_private(name):
        return is_imported and today.has(name)
    return today.has(f'{V1}.{name}')


def is_of_flags(name):
    """Whether it is below TensorFlow's flags, which are absl's today."""
    return bool(re.match(r'(python\.platform\.)?(app\.)?flags\.(?!_)', name))


def _is_of_2(port, node, root):
    """Whether a name is read before its root becomes `compat.v1`.

    As `tf` between `import tensorflow as tf` and another import of that name.
    """
    parents, inner = port.parents, node
    while inner is not None and not isinstance(inner, ast.Module):
        if isinstance(inner, (ast.FunctionDef, ast.Lambda)):
            return False
        inner = parents.get(id(inner))
    bound = [
        (statement.lineno > node.lineno, alias.name)
        for statement in port.source.tree.body
        if isinstance(statement, ast.Import)
        for alias in statement.names
        if alias.asname == root
    ]
    before = [name for is_late, name in bound if not is_late]
    return before[-1:] == ['tensorflow'] and len(bound) > len(before)


def is_unknown(name):
    """Whether it is private, and nothing tells if TensorFlow has it."""
    if not name.startswith('python.') or table.is_known(name):
        return False
    return today.private(name) is None


def _why(port, name, row):
    found = table.resolve(name, port.release).symbol
    # The history lacks some constants of contrib, and what it borrows.
    never = found is None and table.lists(name) and not today.is_private(name)
    never = never and (row is None or row.advice == table.old_keras.UNKNOWN)
    never = never and not name.startswith(_PROGRAMS)
    if never and (not name.startswith('contrib.') or name.count('.') == 1):
        had = f'no TensorFlow up to 1.15 had {name}'
        has = ': TensorFlow 2 has' if today.has(name) else ', nor has today'
        return f'{had}{has}'
    if row is not None:
        advice = row.advice if row.becomes == GONE else removed.advice(name)
        had = found is not None or advice != table.old_keras.UNKNOWN
        what = 'TensorFlow no longer has' if had else _HAS_NO
        return f'{what} {name}. {advice}'
    if found is not None:
        span = f'{found.first} to {found.last}'
        return f'TensorFlow {port.release} had no {name}, which {span} had'
    return f'{_HAS_NO} {name}. {removed.advice(name)}'
