"""Names of flags, and of what defines them, that absl has otherwise.

absl has a flag `log_dir`, which most programs of then define, too: a port
takes its place, so that its command line stays as it was.

Up to 1.4 a flag `--num-steps` was read as `FLAGS.num_steps`, and was defined
by a `flag_name`, a `default_value` and a `docstring`, which 1.15 takes, too.

Source: TensorFlow 1.4.1 and 1.5.1, `platform/flags.py`; absl-py.
"""

from __future__ import annotations

import ast

from ..dating import flag_values
from ..sources import trees
from .findings import CHECK
from .names.local_names import flag_holders
from .project import TAKEN, flag_of
from .text import arguments

LOGS = 'log_dir'  # absl has it, but a program may define it anew.
ARGUMENTS = {
    'flag_name': 'name',
    'default_value': 'default',
    'docstring': 'help',
}
_TAKEN = 'absl has a flag {} of its own: renamed'
_TYPED = "absl has a flag {} of its own: type this one's new name"
_ANEW = f'absl has a flag {LOGS} of its own: this one takes its place'
_WHY = 'argparse read a dash in the name of a flag as an underscore'


def read_as(flag, release):
    """The attribute by which a program reads a flag."""
    # argparse, which read them, drops the dashes that a name begins with.
    read = flag.lstrip('-').replace('-', '_')
    return read if release < '1.5' else flag


def port_arguments(port, nodes, rule):
    """Renames arguments of definitions as absl has them.

    Args:
        port: The Port.
        nodes: Names and attributes that are TensorFlow's flags, or of them.
        rule: The rule of flags.
    """
    for node in nodes:
        call = port.calls.get(id(node))
        known = {'flags', *port.imported}
        if call is None or port.names.resolved[node][1] not in known:
            continue
        port.handled.add(id(node))
        for keyword in call.keywords:
            new = ARGUMENTS.get(keyword.arg)
            if new:
                start, _ = port.source.whole(keyword)
                end = start + len(keyword.arg)
                port.source.replace_span(start, end, new, owner=call)
                why = f'absl calls {keyword.arg} {new}'
                port.changed(call, rule, why, f'{new}=')


def port_dashes(port, rule, module):
    """Names flags with a dash as programs read them.

    The command line keeps the name that it had.

    Args:
        port: The Port.
        rule: The rule of flags.
        module: What the port calls absl's flags.
    """
    for call in port.calls.values():
        flag = flag_of(call)
        new = flag and read_as(flag, port.release)
        if new == flag:
            continue
        name = flag_values.name_of(call)
        port.source.replace(name, port.source.get(name).replace(flag, new))
        alias = f'{module}.DEFINE_alias({flag!r}, {new!r})'
        statement = trees.above(call, port.parents, ast.Expr)
        start, end = port.source.span(statement)
        indent = port.source.text[port.source.line_start(start) : start]
        line = f'; {alias}' if indent.strip() else f'\n{indent}{alias}'
        port.source.insert(port.source.line_end(end), line)
        port.changed(call, rule, _WHY, alias, '1.5')


def rename_taken(port, rule):
    """Renames flags whose names absl has taken, but for `log_dir`.

    Args:
        port: The Port.
        rule: The rule that does it.
    """
    taken = set(port.project.flags & TAKEN)
    for call in port.calls.values():
        flag = flag_of(call)
        if flag and read_as(flag, port.release) == LOGS:
            _define_anew(port, call, rule)
        if flag not in TAKEN:
            continue
        taken.add(flag)
        name = flag_values.name_of(call)
        new = port.source.get(name).replace(flag, f'own_{flag}')
        port.source.replace(name, new)
        port.note(name, CHECK, rule, _TYPED.format(flag), new)
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        if node.attr in taken and is_flags(port, node.value):
            new = f'own_{node.attr}'
            port.source.replace(node, node.value, f'.{new}')
            port.changed(node, rule, _TAKEN.format(node.attr), new)


def _define_anew(port, call, rule):
    """Lets the definition of a flag take the place of absl's."""
    if any(k.arg == 'allow_override' for k in call.keywords):
        return
    new = 'allow_override=True'
    arguments.add(port.source, call, new)
    port.changed(call, rule, _ANEW, new)


def is_flags(port, node):
    """Whether a node is the flags, by its name.

    Args:
        port: The Port.
        node: An expression.
    """
    if isinstance(node, ast.Attribute):
        return node.attr == 'FLAGS' and trees.last_name(node.value) == 'flags'
    return isinstance(node, ast.Name) and (
        node.id.upper() == 'FLAGS' or node.id in flag_holders(port.source.tree)
    )
