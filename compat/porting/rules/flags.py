"""`tf.app.flags` and `tf.app.run` as absl's.

Up to 1.4 flags were argparse's: read at the first access, and unknown ones
left alone. absl reads them in `app.run`, or where it is told to.

Source: TensorFlow 0.12.1 and 1.15.5, `platform/flags.py`; absl-py.
"""

from __future__ import annotations

import ast

from ..findings import CHECK
from ..project import taken_flag

RULE = 'flags'
_FLAGS = ('app.flags', 'flags', 'python.platform.flags')
_RUN = ('app.run', 'python.platform.app.run')
_APP = ('app', 'python.platform.app')


def port_flags(port):
    """Writes absl's flags and app for TensorFlow's."""
    resolved = port.names.resolved
    chains = [
        n for n in resolved if _below(resolved[n][0], _FLAGS) is not None
    ]
    runs = [n for n in resolved if resolved[n][0] in _RUN]
    _rename_taken(port)
    _port_insides(port)
    if not chains and not runs:
        return
    name = f'{port.tf}.app.flags'
    if 'flags' not in _others(port):
        name = 'flags'
        if any(resolved[n][1] in port.imported for n in chains):
            port.needs.add('absl:flags')
        for node in chains:
            _port_chain(port, node)
    for node in runs:
        _port_run(port, node)
    told = runs or port.project.runs_app
    if chains and (not told or _is_read_at_once(port)):
        _read_at_the_end(port, name)


def _below(name, modules):
    """What follows the module in a name, or None."""
    for module in modules:
        if name == module:
            return ''
        if name.startswith(module + '.'):
            return name[len(module) :]
    return None


def _port_chain(port, node):
    port.handled.add(id(node))
    if _own_alias(port, node):
        _port_alias(port, node)
        return
    root = port.names.resolved[node][1]
    if root not in port.imported:
        return
    rest = _below(port.names.resolved[node][0], _FLAGS)
    new = f'flags{rest}'
    if port.source.get(node) == new:
        return
    port.source.replace(node, new)
    port.changed(node, RULE, "flags are absl's", new)


def _port_alias(port, node):
    """`flags = tf.app.flags` becomes the import itself."""
    parent = port.parents[id(node)]
    new = 'from absl import flags'
    if parent.targets[0].id == 'flags':
        port.source.replace(parent, new)
        port.needs.discard('absl:flags')
    else:
        port.source.replace(node, 'flags')
    port.changed(parent, RULE, "flags are absl's", new)


def _own_alias(port, node):
    """Whether the node is the value of `flags = tf.app.flags`."""
    parent = port.parents.get(id(node))
    return (
        isinstance(parent, ast.Assign)
        and _below(port.names.resolved[node][0], _FLAGS) == ''
        and isinstance(port.parents.get(id(parent)), ast.Module)
        and len(parent.targets) == 1
        and isinstance(parent.targets[0], ast.Name)
    )


def _port_run(port, node):
    call = port.calls.get(id(node))
    port.handled.add(id(node))
    if call is None:
        port.note(node, CHECK, RULE, 'tf.app.run is absl.app.run')
        return
    if 'app' in _others(port):
        return  # tf.app.run is absl's own today.
    port.needs.add('absl:app')
    port.source.replace(node, 'app.run')
    new = 'app.run(main)'
    if not call.args and not call.keywords:
        _, end = port.source.span(call)
        port.source.insert(end - 1, 'main')
        if not _defines_main(port):
            why = 'tf.app.run() calls main of this file, which has none'
            port.note(call, CHECK, RULE, why)
    port.changed(call, RULE, "app.run is absl's", new)


def _others(port):
    """Names that mean something else than TensorFlow's somewhere."""
    return port.names.names_of_others()


def _defines_main(port):
    return any(
        isinstance(n, ast.FunctionDef) and n.name == 'main'
        for n in port.source.tree.body
    )


def _rename_taken(port):
    """Renames flags whose names absl has taken."""
    taken = set(port.project.taken_flags)
    for call in port.calls.values():
        flag = taken_flag(call)
        if flag is None:
            continue
        taken.add(flag)
        name = call.args[0]
        new = port.source.get(name).replace(flag, f'own_{flag}')
        port.source.replace(name, new)
        port.changed(name, RULE, _taken(flag), new)
    for node in ast.walk(port.source.tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in taken
            and _is_flags(node.value)
        ):
            new = f'own_{node.attr}'
            port.source.replace(node, node.value, f'.{new}')
            port.changed(node, RULE, _taken(node.attr), new)


def _port_insides(port):
    """`FLAGS._parse_flags()` and `FLAGS.__flags`, up to 1.4."""
    for node in ast.walk(port.source.tree):
        if not _is_flags(getattr(node, 'value', None)):
            continue
        call = port.calls.get(id(node))
        if isinstance(node, ast.Attribute) and node.attr == '__flags':
            _write_inside(port, node, node.value, '.flag_values_dict()')
        elif call and isinstance(node, ast.Attribute):
            if node.attr == '_parse_flags':
                port.needs.add('sys')
                new = '(sys.argv, known_only=True)'
                _write_inside(port, call, node.value, new)


def _write_inside(port, node, flags, new):
    port.source.replace(node, flags, new)
    new = f'{port.source.get(flags)}{new}'
    port.changed(node, RULE, "flags are absl's", new, '1.5')


def _is_flags(node):
    return isinstance(node, ast.Name) and node.id.upper() == 'FLAGS'


def _is_read_at_once(port):
    """Whether the module reads a flag while it is imported."""
    todo = list(port.source.tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Attribute) and _is_flags(node.value):
            name = getattr(node.value, 'id', '')
            if name == 'FLAGS' and node.attr != '_parse_flags':
                return True
        todo.extend(ast.iter_child_nodes(node))
    return False


def _taken(flag):
    return f'absl has a flag {flag} of its own: renamed'


def _read_at_the_end(port, name):
    """Without `tf.app.run` flags were read at their first access."""
    found = [s for s in port.source.tree.body if _defines_flag(s)]
    if not any(isinstance(s, ast.Expr) for s in found):
        return  # Another file defines them, and reads them.
    last = found[-1]
    port.needs.add('sys')
    _, end = port.source.span(last)
    new = f'{name}.FLAGS(sys.argv, known_only=True)'
    end = port.source.line_end(end)
    port.source.insert(end, f'\n{new}')
    why = 'absl reads flags where it is told to'
    port.changed(last, RULE, why, new)


def _defines_flag(statement):
    if isinstance(statement, ast.Assign):
        value = statement.value
        return isinstance(value, ast.Attribute) and value.attr == 'FLAGS'
    call = getattr(statement, 'value', None)
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr.startswith('DEFINE_')
    )
