"""`tf.app.flags` as absl's.

Up to 1.4 flags were argparse's: read at the first access, and unknown ones
left alone. absl reads them in `app.run`, or where it is told to. `tf.app.run`
stays: it lets unknown flags be today as it did then, which absl's does not.

Source: TensorFlow 0.12.1 and 1.15.5, `platform/flags.py`; absl-py.
"""

from __future__ import annotations

import ast

from absl import flags

from ....dating import flag_tables
from ....sources import trees
from ... import flag_defaults, flag_names, flag_reading, guards, handed_flags
from ...findings import CHECK
from ...names.local_names import flag_definitions, reads_flags
from ...project import TAKEN, flag_of
from ...rule import Rule

RULE = Rule(
    name='flags',
    does="Writes absl's flags for `tf.app.flags`",
    why=(
        "TensorFlow's flags are absl's since 1.5; before, they were read "
        'at the first access and kept other defaults'
    ),
    before=(
        'import tensorflow as tf\n'
        "tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
    ),
    after=(
        'import sys\n'
        'from absl import flags\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = flags.FLAGS\n'
        'flags.FLAGS(sys.argv, known_only=True)\n'
    ),
)
_FLAGS = (
    *('app.flags', 'flags', 'python.platform.flags'),
    'python.platform.app.flags',
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_RUN = ('app.run', 'python.platform.app.run')

_SET = 'absl lets no flag be set that is not defined'
_COPY = 'this dict is a copy, which sets no flag'
_ALL = "flag_values_dict() holds absl's own flags, too"
_NONE = "neither TensorFlow's flags nor absl's have a name {}"
_HELP = 'Set by the program.'


def apply(port):
    """Writes absl's flags and app for TensorFlow's."""
    resolved = port.names.resolved
    chains = [n for n in resolved if _rest(port, n) is not None]
    flag_names.rename_taken(port, RULE)
    _port_insides(port)
    for call in flag_defaults.set_by_name(port.source.tree):
        if (chains or port.project.flags) and not guards.is_there(port, call):
            port.note(call, CHECK, RULE, _SET, '', '1.5')
    if not chains:
        return
    roots = {resolved[n][1] for n in chains}
    brought = [r for r in roots if port.names.brought.get(r) == '']
    name = f'{port.root(min(brought, default=port.tf))}.app.flags'
    known = roots & {'flags', *port.imported}  # Not by `import *` alone.
    is_absls = known and not _has_another(port)
    flag_defaults.port_defaults(port, is_absls)
    if is_absls:
        name = 'flags'
        if known & {*port.imported}:
            port.needs.add('absl:flags')
        for node in chains:
            _port_chain(port, node)
    else:
        _port_private(port, chains, name)
    flag_names.port_arguments(port, chains, RULE)
    flag_names.port_dashes(port, RULE, name)
    _define_those_set(port, name)
    others = port.project.runs_app and not flag_reading.is_main(port)
    runs = others or any(of in _RUN for of, *_ in resolved.values())
    told = runs and not port.project.starts_without_app
    if not told or reads_flags(tree := port.source.tree, tree.body, True):
        flag_reading.read_at_the_end(port, RULE, name)


def _rest(port, node):
    """What follows the module of flags in what a node is, or None."""
    name = port.names.resolved[node][0]
    for module in _FLAGS:
        if name == module:
            return ''
        if name.startswith(module + '.'):
            return name[len(module) :]
    return None


def _port_private(port, chains, home):
    """The module of flags by its own path is not absl's: today's is."""
    for node in chains:
        name, root = port.names.resolved[node]
        if name.startswith('python.') and port.imported.get(root):
            port.handled.add(id(node))
            port.needs_tf = True
            _write_chain(port, node, home)


def _port_chain(port, node):
    port.handled.add(id(node))
    if _own_alias(port, node):
        _port_alias(port, node)
        return
    if _local_alias(port, node):
        port.source.replace(port.parents[id(node)], 'pass')
        port.changed(node, RULE, "flags are absl's", 'pass')
        return
    if port.names.resolved[node][1] in port.imported:
        _write_chain(port, node, 'flags')


def _write_chain(port, node, home):
    """Writes what is used of the module of flags, as part of another."""
    name, *asked = _rest(port, node)[1:].split('.')
    for _ in asked:  # What a part of `flags` is asked for stays.
        node = node.value
    new = f'{home}.{name}' if name else home
    if name and not hasattr(flags, name):
        port.note(node, CHECK, RULE, _NONE.format(name))
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
        chains = (n for n in port.names.resolved if _rest(port, n) is not None)
        if node.lineno == min(chain.lineno for chain in chains):
            port.needs.discard('absl:flags')
    else:
        port.source.replace(node, 'flags')
    port.changed(parent, RULE, "flags are absl's", new)


def _own_alias(port, node):
    """Whether the node is the value of `flags = tf.app.flags`."""
    parent = port.parents.get(id(node))
    return (
        isinstance(parent, ast.Assign)
        and _rest(port, node) == ''
        and isinstance(port.parents.get(id(parent)), ast.Module)
        and len(parent.targets) == 1
        and isinstance(parent.targets[0], ast.Name)
    )


def _local_alias(port, node):
    """Whether a function's `flags = tf.app.flags` would hide the import."""
    parent = port.parents.get(id(node))
    return (
        isinstance(parent, ast.Assign)
        and _rest(port, node) == ''
        and port.names.resolved[node][1] in port.imported
        and [getattr(t, 'id', '') for t in parent.targets] == ['flags']
        and trees.above(node, port.parents, _FUNCTIONS) is not None
    )


def _has_another(port):
    """Whether `flags` is not the module somewhere: `flags = flags.FLAGS`."""
    named = filter(flag_reading.names_flags, trees.walk(port.source.tree))
    found = {getattr(t, 'id', '') for node in named for t in node.targets}
    return 'flags' in found | port.names.names_of_others()


def _port_insides(port):
    """`FLAGS._parse_flags()`, `__flags` and `__parsed`, up to 1.4."""
    of_values = port.release < '1.5'  # Then Flag objects, as today.
    for node in trees.of_kind(
        port.source.tree, ast.Subscript, ast.Call, ast.Attribute
    ):
        hidden = flag_tables.hidden_table(node)
        if getattr(node, 'attr', '') == '__flags':
            is_own = trees.above(node, port.parents, ast.ClassDef) is not None
            if not is_own or flag_names.is_flags(
                port, node.value
            ):  # `self.__flags` is.
                hidden = node.value
        if of_values and hidden is not None:  # Whatever a function calls it.
            _port_table(port, node, hidden)
        if getattr(node, 'attr', '') == '__parsed':
            if flag_names.is_flags(port, node.value):
                _write_inside(port, node, node.value, '.is_parsed()')
        call = port.calls.get(id(node))
        if call and getattr(node, 'attr', '') == '_parse_flags':
            if flag_names.is_flags(port, node.value):
                port.needs.add('sys')
                new = '(sys.argv, known_only=True)'
                _write_inside(port, call, node.value, new)


def _port_table(port, node, flags):
    """`FLAGS.__flags`: a dict of the values, and the way to set them."""
    parent = port.parents.get(id(node))
    if getattr(parent, 'attr', '') in ('clear', 'pop', 'setdefault', 'update'):
        port.note(node, CHECK, RULE, f'{_COPY}: set each flag', '', '1.5')
    if isinstance(parent, ast.Subscript) and parent.value is node:
        port.source.replace(parent, flags, '[', parent.slice, '].value')
        port.changed(parent, RULE, "flags are absl's", '', '1.5')
        return
    own = _own_flags(port)
    if not own:
        port.note(node, CHECK, RULE, _ALL, '', '1.5')
        _write_inside(port, node, flags, '.flag_values_dict()')
        return
    of = port.source.get(flags)
    names = ', '.join(map(repr, sorted(own)))
    new = f'{{n: {of}[n].value for n in {of} if n in {{{names}}}}}'
    port.source.replace(node, new)
    port.changed(node, RULE, _ALL, new, '1.5')


def _own_flags(port):
    """Names of the program's flags in its port; empty where one is unknown."""
    found = set(port.project.flags)
    for call in port.calls.values():
        name = getattr(call.func, 'attr', '')
        if name.startswith('DEFINE_') or name == 'DEFINE':
            found.add(flag_of(call))
    for node in trees.walk(port.source.tree):
        if isinstance(getattr(node, 'ctx', None), ast.Store):
            if isinstance(node, ast.Attribute) and flag_names.is_flags(
                port, node.value
            ):
                found.add(node.attr)
    if None in found:
        return set()
    found = {flag_names.read_as(n, port.release) for n in found}
    return {f'own_{n}' if n in TAKEN else n for n in found}


def _write_inside(port, node, flags, new):
    port.source.replace(node, flags, new)
    new = f'{port.source.get(flags)}{new}'
    port.changed(node, RULE, "flags are absl's", new, '1.5')


def _define_those_set(port, name):
    """Up to 1.4 a program could set a flag that nothing defined."""
    known = {
        flag_names.read_as(flag, port.release)
        for call in port.calls.values()
        if (flag := flag_of(call))
    }
    flag_reading.leave_to_others(port, RULE, known)
    known |= {flag_names.LOGS, *TAKEN}
    places = flag_definitions(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        flag = node.attr
        is_set = isinstance(node.ctx, ast.Store)
        is_known = flag in known | port.project.flags
        if not is_set or is_known or not flag_names.is_flags(port, node.value):
            continue
        known.add(flag)
        if not places:
            port.note(node, CHECK, RULE, f'{_SET}: define {flag}', '', '1.5')
            continue
        _define(port, node, places, name, flag)
    own = handed_flags.uses(port.source.tree)
    if port.release < '1.5' and own.given and places:
        files = [own, *port.project.handed_flags]
        others = handed_flags.set_by_functions(files)
        for flag in sorted(others - known - port.project.flags):
            _define(port, places[-1], places, name, flag)


def _define(port, node, places, name, flag):
    parser = f'{name}.ArgumentParser()'
    new = f"{name}.DEFINE({parser}, '{flag}', None, '{_HELP}')"
    _, end = port.source.span(places[-1])
    port.source.insert(port.source.line_end(end), f'\n{new}')
    port.changed(node, RULE, _SET, new, '1.5')
