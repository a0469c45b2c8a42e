"""Names of TensorFlow that cannot be read in the source: each is a check.

    getattr(tf, name)          a name that is made at run time
    hasattr(tf, 'pack')        an answer that is another today
    'pack' in dir(tf)
    Model(tf), self.tf = tf    TensorFlow itself, handed on
    tf.concat = concat         a function that is put in another's place
    exec(text)                 source within the source
    getattr(tf.train, name)    ->  getattr(r1_4.train, name)

A module below `tf` is written as the release's own, where any name means what
it meant. `tf` itself may go to a function of the source that is followed.

Source: Python's `getattr`, `setattr`, `exec` and `eval`.
"""

from __future__ import annotations

import ast
import posixpath

from .... import table
from ....dating import conditions, flag_tables
from ....sources import trees
from ... import guards
from ...findings import CHECK
from ...kinds.tensors import evaluated
from ...names import handed_modules, lookups, missing, unused
from ...names.local_names import assigned_values
from ...rule import Rule

RULE = Rule(
    name='hidden-names',
    does='Reports names of TensorFlow that cannot be read in the source',
    why='what is handed on, or named at run time, cannot be ported',
    before='import tensorflow as tf\nop = getattr(tf, name)\n',
    follows=('placed-modules',),
)
_RUNS = ('eval', 'exec', 'execfile')
# Modules that are today what they were.
_SAME = frozenset('app.flags flags gfile logging'.split())
# Functions that only look at what they are given.
_LOOKS = frozenset(
    'delattr getattr hasattr help id isinstance print reload repr setattr str '
    'type'.split()
)
# One function today, which parts of ours ask `tf` for, too: set together.
_TOGETHER = {'get_variable', 'python.ops.variable_scope.get_variable'}
_PRINTS = 'python.util.deprecation._PRINT_DEPRECATION_WARNINGS'
_NAMES = '.__dict__'
_SAME_VALUES = {'GraphKeys.VARIABLES': 'GraphKeys.GLOBAL_VARIABLES'}
# Functions that read all names of a module.
_READS = ('dir', 'inspect.getmembers', 'vars')


def apply(port):
    """Reports what is hidden in a source that names TensorFlow."""
    for node in list(port.names.resolved):
        name, _ = port.names.resolved[node]
        if not isinstance(getattr(node, 'ctx', None), (ast.Store, ast.Del)):
            if _is_read_whole(port, node, name):
                _port_whole(port, node, name)
            elif flag_tables.hidden_table(port.parents.get(id(node))):
                continue  # `FLAGS.__dict__['__flags']`, which flags writes.
            elif _is_asked(port, node):
                continue
            elif '__dict__' in name or _is_handed_on(port, node, name):
                if _is_below(port, name):
                    _port_whole(port, node, name, 'it is handed on')
                elif not (name and guards.is_left_out(port, node)):
                    _note(port, node, 'is handed on')
        elif missing.is_own(port, name) or _is_same(port, node, name):
            continue
        elif name in _TOGETHER and _are_set_together(port, node):
            continue
        elif _is_owner(port, name.rpartition('.')[0]):
            if not unused.holds(port, node):
                why = f'tf.{name} is replaced for whoever calls it'
                port.note(node, CHECK, RULE, why)
    for asked in trees.of_kind(port.source.tree, ast.Compare):
        owner, leaf = conditions.asked_name(asked) or (None, '')
        known = port.names.resolved
        found = known.get(owner) or known.get(asked.comparators[0])
        module = found[0].removesuffix('__dict__').rstrip('.') if found else ''
        if leaf and found and _is_plain_module(port, module):
            _report_answer(port, asked, f'{module}.{leaf}'.lstrip('.'))
    own = _own_functions(port.source.tree)
    for call in trees.of_kind(port.source.tree, ast.Call):
        function = getattr(call.func, 'id', '')
        if not call.args:
            continue
        if function in _RUNS and function not in own:
            _report_source(port, call)
        elif function in ('getattr', 'hasattr', 'setattr', 'delattr'):
            _report_access(port, call, function)


def _are_set_together(port, node):
    """Whether a function sets all names of one thing to one value."""
    function = trees.above(node, port.parents, ast.FunctionDef)
    values = {}
    for other, (name, _) in port.names.resolved.items():
        parent = port.parents.get(id(other))
        if name in _TOGETHER and isinstance(parent, ast.Assign):
            if trees.above(other, port.parents, ast.FunctionDef) is function:
                if parent.value is not other:
                    values[name] = ast.dump(parent.value)
    return values.keys() == _TOGETHER and len(set(values.values())) == 1


def _is_same(port, node, name):
    """Whether what a name is set to changes nothing that is computed."""
    value = getattr(port.parents.get(id(node)), 'value', None)
    found, _ = port.names.resolved.get(value, ('', None))
    if name == _PRINTS or _SAME_VALUES.get(name) == found != '':
        return True
    return value is not None and ast.unparse(value).endswith(f'.v1.{name}')


def _note(port, node, what):
    module = f'legacy_rnn.compat.{port.compat}'
    why = f'TensorFlow {what}: old names work there with {module} alone'
    port.note(node, CHECK, RULE, why)


def _is_read_whole(port, node, name):
    """`tf.contrib.rnn.__dict__` and `vars(tf.contrib.rnn)`, not of `tf`."""
    module, names, _ = name.partition(_NAMES)
    if names:
        return table.meant(module, (port.release,)) != ''
    call = port.parents.get(id(node))
    if not isinstance(call, ast.Call) or node not in call.args[:1]:
        return False
    if ast.unparse(call.func) not in _READS:
        return False
    return name != '' and _is_plain_module(port, name)


def _is_asked(port, node):
    """Whether a module is asked for one name, as in `'pack' in dir(tf)`."""
    parent = port.parents.get(id(node))
    above = parent, port.parents.get(id(parent))
    return any(map(conditions.asked_name, above))


def _is_below(port, name):
    """Whether it is a module below `tf`, which the release's may replace."""
    if not name or _NAMES in name or port.read_as.is_half:
        return False
    return table.meant(name, (port.release,)) != ''


def _port_whole(port, node, name, why='all of its names are read'):
    """Writes the module of the release, any of whose names may be read."""
    module, names, _ = name.partition(_NAMES)
    while names and node.attr != names[1:]:
        node = node.value
    node = node.value if names else node
    new = f'{port.compat}.{module}'
    if isinstance(node, ast.Name):
        port.frozen.add(node.id)  # Its import gives the release's.
    else:
        port.source.replace(node, port.own(module))
    port.changed(node, RULE, why, new)


def _is_handed_on(port, node, name):
    """Whether a module of TensorFlow goes where its names are not seen."""
    if not _is_plain_module(port, name):
        return False
    parent = trees.taker(node, port.parents)
    is_followed = not name and node in port.names.followed
    if is_followed or handed_modules.takes_nothing(parent, port.parents):
        return False
    if isinstance(parent, ast.Call) and node in parent.args:
        return getattr(parent.func, 'id', '') not in _LOOKS
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
        target = getattr(parent.targets[0], 'id', None)
        if target is not None and id(parent) not in port.names.mixed:
            return target in port.names.names_of_others()
    return True


def _is_plain_module(port, name):
    """Whether a name is a module that the port leaves to TensorFlow."""
    if not name:
        return True
    is_module = table.is_module(name) and name not in _SAME
    return is_module and not (
        lookups.is_private(name) or lookups.holds_ours(port, name)
    )


def _is_owner(port, name):
    """Whether it is a module or class, whose names can be replaced."""
    if not name or table.is_module(name):
        return True
    found = table.resolve(name, port.release).symbol
    return bool(found) and found.kind == 'class' and 'flags' not in name


def _report_access(port, call, function):
    """Reports `getattr`, `hasattr` and `setattr` whose name is unknown."""
    found = port.names.resolved.get(call.args[0])
    if found is None or not _is_plain_module(port, found[0]):
        return
    name = call.args[1].value if _is_text(call.args[1:2]) else None
    if function in ('setattr', 'delattr'):
        port.note(call, CHECK, RULE, f'{function} changes TensorFlow itself')
    elif name is None and _is_below(port, found[0]):
        _port_whole(port, call.args[0], found[0], 'any name may be read')
    elif name is None:
        _note(port, call, f'goes to {function} with no name to read')
    elif call not in port.names.resolved:
        _report_answer(port, call, f'{found[0]}.{name}'.lstrip('.'))


def _report_answer(port, call, name):
    if port.read_as.is_half:
        return  # It asks TensorFlow 2.
    before = table.resolve(name, port.release).works
    if before != missing.is_there(name, False):
        old, new = ('had', 'has not') if before else ('had not', 'has')
        why = f"TensorFlow {port.release} {old} {name}, and today's {new}"
        port.note(call, CHECK, RULE, why)


def _report_source(port, call):
    """Reports source that is run, unless it is seen to name no TensorFlow."""
    if call.func.id == 'eval' and evaluated.is_data(call, port.source.tree):
        return
    if _is_text(call.args[:1]):
        try:
            names = _names(ast.parse(call.args[0].value.strip()))
        except (SyntaxError, ValueError):
            return
        roots = {root for _, root in port.names.resolved.values()}
        if not names & {*port.imported, *roots}:
            return
    if _runs_ported(port, call):
        return
    _note(port, call, 'may be named in the source that it runs')


def _runs_ported(port, call):
    """Whether it runs a file that is ported, too, and imports TensorFlow."""
    names = {root for _, root in port.names.resolved.values()}
    values = assigned_values(port.source.tree)
    node = call.args[0]
    for source in values.get(getattr(node, 'id', ''), [node]):
        files = [
            str(part.value)
            for part in ast.walk(source)
            if isinstance(part, ast.Constant)
            and str(part.value).endswith('.py')
        ]
        end = '/' + posixpath.normpath(files[0]).lstrip('./') if files else ''
        found = [
            unbound
            for path, unbound in port.project.started.items()
            if end and path.endswith(end)
        ]
        if not found or names.intersection(*found):
            return False
    return True


def _is_text(nodes):
    return bool(nodes) and (
        isinstance(nodes[0], ast.Constant) and isinstance(nodes[0].value, str)
    )


def _names(tree):
    return {node.id for node in trees.of_kind(tree, ast.Name)}


def _own_functions(tree):
    """Names of all functions, imports and arguments of a source."""
    found = {n.name for n in trees.of_kind(tree, ast.FunctionDef)}
    found |= {a.asname or a.name for a in trees.of_kind(tree, ast.alias)}
    return found | {n.arg for n in trees.of_kind(tree, ast.arg)}
