"""Where a port has its flags read.

Up to 1.4 flags were read at their first access, if not by `tf.app.run`; absl
reads them where it is told to.
"""

from __future__ import annotations

import ast

from ..dating.flag_values import DEFINING
from ..sources import trees
from .findings import CHECK
from .names.local_names import (
    defining_call,
    flag_definitions,
    flag_holders,
    imported_names,
    names_flags,
    reads_flags,
    short_name,
)
from .text import arguments

_WHEN = (
    'absl reads flags where it is told to: write {}.FLAGS(sys.argv, '
    'known_only=True) before the first is used'
)
_WHY = 'absl reads flags where it is told to'


def read_at_the_end(port, rule, name):
    """Has the flags of a file read once they are defined.

    Args:
        port: The Port.
        rule: The Rule that does it.
        name: What the source calls the module of the flags.
    """
    found = flag_definitions(port.source.tree)
    if all(map(names_flags, found)):
        call = defining_call(port.source.tree)
        if call and not _reads_arguments(port):
            last = _last_of_a_block(port.source.tree)
            if last is None:
                port.note(call, CHECK, rule, _WHEN.format(name))
            else:
                _read_after(port, last, rule, name)
        return  # Another file defines them, and reads them.
    last = found[-1]
    new = _read_after(port, last, rule, name)
    body = port.source.tree.body
    early = [
        s
        for s in body[: body.index(last) + 1]
        if reads_flags(port.source.tree, [s])
    ]
    if early:
        start = port.source.line_start(port.source.span(early[0])[0])
        port.source.insert(start - 1, f'\n{new}')
        port.changed(early[0], rule, _WHY, new)


def leave_to_others(port, rule, known):
    """Keeps a command line that is argparse's from flags that a program sets.

    Up to 1.4 `tf.app.run` knew no flag that nothing had defined; absl, for
    which a port defines those that are set, would read them there.

    Args:
        port: The Port.
        rule: The Rule that does it.
        known: Names of the flags that the file defines.
    """
    tree = port.source.tree
    holders = {'FLAGS', *flag_holders(tree)}
    is_set = any(
        isinstance(node.ctx, ast.Store) and short_name(node.value) in holders
        for node in trees.of_kind(tree, ast.Attribute)
    )
    names = [*port.project.packages, *imported_names(tree).values()]
    packages = {name.partition('.')[0] for name in names}
    defined = known or port.project.flags or packages & DEFINING
    if port.release >= '1.5' or defined or not is_set:
        return
    for call in port.calls.values():
        given = call.args or [k.value for k in call.keywords]
        if (
            not runs_app(tree, [call])
            or len(given) > 1
            or _wants_arguments(port, given)
        ):
            continue
        new = 'argv=sys.argv[:1]'
        arguments.add(port.source, call, new)
        port.needs.add('sys')
        port.changed(call, rule, 'the arguments are not for flags', new)


def _wants_arguments(port, given):
    """Whether the function that is run may use the arguments it is given."""
    name = getattr(given[0], 'id', None) if given else 'main'
    for node in trees.of_kind(port.source.tree, ast.FunctionDef):
        if node.name == name and node.args.args:
            wanted = node.args.args[0].arg
            names = trees.of_kind(port.source.tree, ast.Name)
            return wanted != '_' and any(n.id == wanted for n in names)
    return True


def runs_app(tree, calls):
    """Whether calls run TensorFlow's or absl's app, not one that is made.

    Args:
        tree: `ast.Module`, which makes `app = Flask(__name__)`.
        calls: Calls of the tree.
    """
    names = {ast.unparse(call.func) for call in calls}
    names = {n for n in names if f'.{n}'.endswith('.app.run')}
    made = {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if isinstance(node.value, ast.Call)
        for target in node.targets
    }
    return any(name.removesuffix('.run') not in made for name in names)


def is_main(port):
    """Whether a file asks whether it is the program that was started."""
    tests = trees.of_kind(port.source.tree, ast.If)
    return any("__name__ == '__main__'" in ast.unparse(t.test) for t in tests)


def _read_after(port, statement, rule, name):
    """Has the flags read after a statement; what is written."""
    port.needs.add('sys')
    start, end = port.source.span(statement)
    before = port.source.text[port.source.line_start(start) : start]
    indent = '' if before.strip() else before
    new = f'{name}.FLAGS(sys.argv, known_only=True)'
    port.source.insert(port.source.line_end(end), f'\n{indent}{new}')
    port.changed(statement, rule, _WHY, new)
    return new


def _last_of_a_block(tree):
    """The last definition where one block has all of them in a row, or None.

    It is the body of a function or of `if __name__ == '__main__'`, and no
    statement between them reads a flag.
    """
    count = sum(_is_definition(node) for node in trees.walk(tree))
    for body in _bodies(tree):
        places = [at for at, node in enumerate(body) if _defines(node)]
        if places and len(places) == count:
            between = body[: places[-1] + 1]
            return None if reads_flags(tree, between) else between[-1]
    return None


def _bodies(tree):
    """Bodies of functions and conditions that have lines of their own."""
    for node in trees.of_kind(tree, ast.FunctionDef, ast.If):
        first = node.body[0]
        if first.lineno > node.lineno and first.col_offset > 0:
            yield node.body


def _defines(statement):
    value = getattr(statement, 'value', None)
    is_alone = isinstance(statement, ast.Expr)
    return is_alone and _is_definition(value)


def _is_definition(node):
    is_call = isinstance(node, ast.Call)
    return is_call and short_name(node.func).startswith('DEFINE_')


def _reads_arguments(port):
    """Whether the program itself has its flags read."""
    names = {'FLAGS', *flag_holders(port.source.tree)}
    return any(
        isinstance(node, ast.Call)
        and short_name(node.func) in names
        or getattr(node, 'attr', '') == '_parse_flags'
        for node in trees.walk(port.source.tree)
    )
