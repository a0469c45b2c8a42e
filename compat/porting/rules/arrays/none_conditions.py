"""Conditions that compare an array with None, with a text or with `[]`.

    state = None
    for x in batches:
        if state == None:
            state = np.zeros(4)
        state = session.run(final, {inputs: x, initial: state})

An array was not equal to None until NumPy 1.12; since then each element is
compared, and a condition refuses several answers. Only what the source binds
to an array somewhere, or a function is given or keeps of what it is given, is
written anew. So it is with a text, until NumPy 1.24:

    def kept(rows='all'):
        if rows == 'all':
            rows = range(4)

    def f(rows=[]):
        if rows == []:    ->    if numpy1.equal(rows, []):

Source: NumPy 1.13 and 1.25 release notes.
"""

from __future__ import annotations

import ast

from ....sources import trees, value_uses
from ....sources.libraries import none_conditions
from ...names.local_names import known_modules
from ...names.shadows import is_hidden
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='none-conditions',
    does='Asks with `is` whether what may be an array is None',
    why='since NumPy 1.13 each element of an array is compared with None',
    before=(
        'state = None\nwhile state == None:\n    state = session.run(final)\n'
    ),
    after=(
        'state = None\nwhile state is None:\n    state = session.run(final)\n'
    ),
    sources=ANY_SOURCE,
)
_FETCHES = frozenset(('eval', 'run'))


def apply(port):
    """Writes `is` in conditions that may compare an array with None."""
    tree = port.source.tree
    found = [
        node
        for node in none_conditions.parts(trees.walk(tree))
        if none_conditions.compares(node)
        or none_conditions.compares_empty(node)
    ]
    arrays = _arrays(tree) | _kept(tree) if found else frozenset()
    for node in found:
        if none_conditions.compares_empty(node):
            if _name(node.left) in arrays or _is_given(port, node.left):
                _ask_list(port, node)
            continue
        value = none_conditions.compared(node)
        if _name(value) in arrays or _is_given(port, value):
            word = 'is' if isinstance(node.ops[0], ast.Eq) else 'is not'
            port.source.replace(node, value, f' {word} None')
            new = f'{port.source.get(value)} {word} None'
            port.changed(node, RULE, RULE.why, new)
    for node in trees.of_kind(tree, ast.If):
        name = _replaced(node, tree)
        if name:
            start = port.source.whole(node.test)[0]
            port.source.insert(start, f'isinstance({name}, str) and ')
            why = 'since NumPy 1.25 each element is compared with a text'
            port.changed(node.test, RULE, why, 'isinstance(...) and ...')


def _ask_list(port, node):
    """`rows == []`, which arrays of other shapes refuse."""
    is_equal = isinstance(node.ops[0], ast.Eq)
    new = 'numpy1.equal' if is_equal else 'numpy1.unequal'
    port.needs.add('legacy_rnn.compat:numpy1')
    port.source.replace(node, f'{new}(', node.left, ', [])')
    why = 'since NumPy 1.25 arrays of other shapes are not compared'
    port.changed(node, RULE, why, new)


def _replaced(node, tree):
    """The name in `if rows == 'all': rows = range(4)`; `''` elsewhere."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return ''
    text = getattr(test.comparators[0], 'value', None)
    if not isinstance(test.ops[0], ast.Eq) or not isinstance(text, str):
        return ''
    name, numpy = _name(test.left), known_modules(tree)
    for statement in node.body:
        value = getattr(statement, 'value', None)
        if isinstance(statement, ast.Assign) and isinstance(value, ast.Call):
            is_bound = name in map(_name, statement.targets)
            made = getattr(value.func, 'id', '') == 'range'
            if is_bound and (made or _makes_array(value, numpy)):
                return name
    return ''


def _is_given(port, value):
    """Whether it is what a function is given, by a caller with arrays."""
    if not isinstance(value, ast.Name):
        return False
    functions = ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda
    function = trees.above(value, port.parents, functions)
    if function is None or not value_uses.imports(port.source.tree, 'numpy'):
        return False
    return value.id in _arguments(function)


def _arguments(function):
    """Names of what a function is given, without the object itself."""
    given = function.args
    names = (*given.posonlyargs, *given.args, *given.kwonlyargs)
    return {argument.arg for argument in names} - {'self'}


def _kept(tree):
    """What functions bind to what they are given: `self.x = x`."""
    if not value_uses.imports(tree, 'numpy'):
        return set()
    return {
        _name(target)
        for function in trees.of_kind(tree, ast.FunctionDef)
        for target, value in _bound(function)
        if getattr(value, 'id', None) in _arguments(function)
    } - {''}


def _bound(function):
    """Yields each target of an assignment with its value."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Tuple):
                values = getattr(node.value, 'elts', ())
                yield from zip(target.elts, values, strict=False)
            else:
                yield target, node.value


def _arrays(tree):
    """Names that a source binds to arrays, or to what a session gave."""
    numpy = known_modules(tree)
    found = set()
    for node in trees.of_kind(tree, ast.Assign):
        if _makes_array(node.value, numpy):
            for target in node.targets:
                found.update(_name(part) for part in ast.walk(target))
    return found - {''}


def _makes_array(value, numpy):
    """Whether an expression calls NumPy or a session, outside of indices."""
    function = getattr(value, 'func', None)
    if isinstance(value, ast.Subscript):
        return _makes_array(value.value, numpy)
    if not isinstance(function, ast.Attribute):
        return False
    root = trees.dotted(function).partition('.')[0]
    is_numpy = root in numpy and not is_hidden(function)
    return function.attr in _FETCHES or is_numpy


def _name(node):
    """`state` or `self.state`, as text; nothing for other nodes."""
    if isinstance(node, (ast.Name, ast.Attribute)):
        return ast.unparse(node)
    return ''
