"""`tf.app.flags` and `tf.app.run` as absl's.

Up to 1.4 flags were argparse's: read at the first access, and unknown ones
left alone. absl reads them in `app.run`, or where it is told to.

Source: TensorFlow 0.12.1 and 1.15.5, `platform/flags.py`; absl-py.
"""

from __future__ import annotations

import ast

from ..findings import CHECK

RULE = 'flags'
_FLAGS = ('app.flags', 'flags', 'python.platform.flags')
_RUN = ('app.run', 'python.platform.app.run')
_APP = ('app', 'python.platform.app')
# Flags that absl, which TensorFlow imports, has taken.
_TAKEN = frozenset(
    'alsologtostderr flagfile help helpfull helpshort helpxml log_dir '
    'logger_levels logtostderr only_check_args pdb pdb_post_mortem '
    'profile_file run_with_pdb run_with_profiling showprefixforinfo '
    'stderrthreshold undefok use_cprofile_for_profiling v verbosity'.split()
)


def port_flags(port):
    """Writes absl's flags and app for TensorFlow's."""
    resolved = port.names.resolved
    chains = [
        n for n in resolved if _below(resolved[n][0], _FLAGS) is not None
    ]
    runs = [n for n in resolved if resolved[n][0] in _RUN]
    if not chains and not runs:
        return
    port.needs.add('absl:flags')
    for node in chains:
        _port_chain(port, node)
    for node in runs:
        _port_run(port, node)
    _rename_taken(port)
    if not runs and chains:
        _read_at_the_end(port)


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


def _defines_main(port):
    return any(
        isinstance(n, ast.FunctionDef) and n.name == 'main'
        for n in port.source.tree.body
    )


def _rename_taken(port):
    """Renames flags whose names absl has taken."""
    taken = {}
    for call in port.calls.values():
        function = call.func
        if not isinstance(function, ast.Attribute):
            continue
        if not function.attr.startswith('DEFINE_') or not call.args:
            continue
        name = call.args[0]
        if isinstance(name, ast.Constant) and name.value in _TAKEN:
            taken[name.value] = f'own_{name.value}'
            port.source.replace(name, repr(taken[name.value]))
            why = f'absl has a flag {name.value} of its own: renamed'
            port.changed(name, RULE, why, repr(taken[name.value]))
    for node in ast.walk(port.source.tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in taken
            and isinstance(node.value, ast.Name)
            and node.value.id.upper() == 'FLAGS'
        ):
            port.source.replace(node, node.value, '.', taken[node.attr])


def _read_at_the_end(port):
    """Without `tf.app.run` flags were read at their first access."""
    last = None
    for statement in port.source.tree.body:
        if _defines_flag(statement):
            last = statement
    if last is None:
        return
    port.needs.add('sys')
    _, end = port.source.span(last)
    new = 'flags.FLAGS(sys.argv, known_only=True)'
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
