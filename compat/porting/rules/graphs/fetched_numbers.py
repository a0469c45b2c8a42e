"""Arrays of one number, of a session or along an axis, used as the number.

    prices[i] = session.run(price, feed)      # prices = np.zeros(n)
    actions[i] = agent.choose_action(state)
    values[i, 0] = step.last_value
    self.gains[self.end] = gain               # what a caller fetched
    prices[i], gains[i] = session.run([price, gain])
    word = int(session.run(tf.argmax(logits, 1)))
    word = int(np.argmax(chances, axis=1))
    price = float(model.predict(rows)[0])
    words = [int(np.argmax(c, axis=1)) for c in chances]
    hits[0] += 1 / np.argwhere(row == word)   # hits = [0, 0], by all callers
    loss, word = model.step(batch)            # returns what it fetched
    values = [int(v) for v in session.run(outputs)]
    price = float(session.run(prices)[0])
    gains[t] = rewards[t] + values[t + 1] - values[t]
    print('word %d' % word)
    print('gain %.2f' % (sum(gains) / 3))     # gains.append(price[0])
    print('price %.2f' % y[i])                # y = x.reshape(-1, 1)
    ''.join(map(chr, codes))

NumPy took an array of one for its number until 1.25 and 2.4, and refuses it
today. The number is taken where it is sure that only one is meant.

Source: NumPy 1.25 and 2.4 release notes.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from ....sources import trees
from ...kinds.arrays import fetched_arrays, handed_fetches
from ...kinds.arrays.array_fetches import ArrayFetches
from ...kinds.arrays.axes import Axes
from ...kinds.arrays.filled_rows import FilledRows
from ...kinds.arrays.given_arrays import GivenArrays
from ...kinds.arrays.one_arrays import OneArrays
from ...kinds.frames import frames
from ...kinds.numbers import handed_counts, wanted_numbers
from ...kinds.tensors import fetches
from ...names import reaching, scopes, visible
from ...names.local_names import module_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='fetched-numbers',
    does='Takes the number out of an array of one, fetched or of an axis',
    why='since NumPy 1.25 such an array no longer serves as the number',
    before=(
        'import numpy as np\nx = np.zeros(3)\nx[0] = session.run(price)\n'
    ),
    after=(
        'import numpy as np\n'
        'x = np.zeros(3)\n'
        'x[0] = np.asarray(session.run(price)).item()\n'
    ),
    follows=('one-number',),
    sources=ANY_SOURCE,
)

_WHY = 'an array of one number no longer serves as the number'
# Functions of a program that may give an array of one such number.
_CHOICES = re.compile(r'arg_?max|predict|act(ion)?$|cho(o?s|ice)', re.I)
# Fields that may hold what such a function gave, or a network.
_CHOSEN = re.compile(r'_value$|(?:^|_)action$')
_KNOWN = ('math', 'random')
# Scopes of which nobody tells what their names hold.
_INNER = tuple({*scopes.KINDS} - {ast.FunctionDef})


def apply(port):
    """Takes the one number of a fetched array."""
    tree = port.source.tree
    functions = fetches.returned(tree, port.project.fetches)
    arrays, ones = ArrayFetches(tree), OneArrays(tree, port.project.trees)
    axes, columns = Axes(tree), frames.of_source(tree).is_column
    handed = port.project.handed, handed_fetches.find(tree)
    numpy = tuple(sorted(module_names(tree)))
    told_of: dict = {}
    lists: set = set()
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        told = fetched_arrays.of_scope(scope, functions, ones, arrays)
        unsure = handed_fetches.unsure(scope, handed, functions)
        told_of[scope] = told, unsure
        lists |= told.filled(scopes.own_nodes(scope), unsure)
    for scope, (told, unsure) in told_of.items():
        nodes = list(scopes.own_nodes(scope))
        given = GivenArrays(tree, nodes)
        named = handed_fetches.parameters(scope, handed, functions)
        unsure |= lists
        known = _Known(
            unsure,
            FilledRows(port, nodes, numpy),
            told,
            given,
            axes,
            fetched_arrays.StoredArrays(nodes, functions, ones, arrays, named),
        )
        for node in nodes:
            if numpy:
                for target, value in _stored(node):
                    _port_store(port, node, target, value, known)
                _port_sum(port, scope, node, ones)
                _port_map(port, node, numpy[0], axes)
            for value in wanted_numbers.of(node):
                is_given = told.may_be(value) or given.may_be(value)
                # A column of pandas is its number by `old_pandas`.
                is_given |= axes.of(value) > 0 and not columns(value)
                if is_given or told.may_be_returned(value, unsure):
                    _port_number(port, value)
        _port_items(port, scope, arrays)
    told = fetched_arrays.FetchedArrays((), functions, ones, arrays)
    given = GivenArrays(tree)
    for scope in trees.of_kind(tree, *_INNER):
        for node in scopes.own_nodes(scope):
            for value in wanted_numbers.of(node):
                asked = told.may_be, told.may_be_returned
                is_call = isinstance(value, ast.Call)
                is_told = is_call and any(ask(value) for ask in asked)
                if is_told or given.may_be(value) or axes.of(value) > 0:
                    _port_number(port, value)


def _port_items(port, scope, arrays):
    """`int(v)` of an item of what was fetched, in a loop or a list."""
    kinds = ast.FunctionDef, ast.ClassDef, ast.Lambda
    nodes = scopes.nodes_without(scope, *kinds)
    items = fetches.items(nodes)
    for node in nodes if items else ():
        for value in wanted_numbers.of(node):
            told = items.get(getattr(value, 'id', None), [''])
            if all(fetch and arrays.has_rows(fetch) for fetch in told):
                _port_number(port, value)


def _stored(node):
    """Pairs of a target and a value, of an assignment of one target."""
    if isinstance(node, ast.AugAssign):
        return [(node.target, node.value)]
    if not isinstance(node, ast.Assign) or len(node.targets) > 1:
        return []
    return reaching.pairs(node.targets[0], node.value)


class _Known(NamedTuple):
    """What is known of the names of a scope."""

    unsure: set
    rows: FilledRows
    told: fetched_arrays.FetchedArrays
    given: GivenArrays
    axes: Axes
    stored: fetched_arrays.StoredArrays


def _port_store(port, node, target, value, known):
    """`row[i] = session.run(x)`, where a row holds numbers alone.

    Where `i` may be an array, too, the value keeps its own axes.
    """
    told, rows = known.told, known.rows
    fetch = fetches.text(value)
    may_be_array = told.may_be(value)
    may_be_array |= fetch is not None and not told.arrays.is_scalar(fetch)
    may_be_array |= fetch is None and _chooses(port, value)
    may_be_array |= known.given.may_be(value)
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    may_be_stored = may_be_array or known.stored.may_be(value)
    may_be_stored |= known.axes.of(value) > 0
    if not may_be_stored and not told.may_be_returned(value, known.unsure):
        several = fetches.several(value) if len(targets) > 1 else []
        if all(map(told.arrays.is_scalar, several)):
            return
    placed = [_placed(each, told.ones) for each in targets]
    if not all(p and rows.has(row, node, p) for row, p in placed):
        (row, places), *more = placed
        is_row = may_be_array and not more and places and rows.has(row, node)
        if not is_row or not told.ones.is_one(value):
            return
    is_one_place = told.ones.is_one(value) or not _is_handed(target, told.ones)
    if len(targets) > 1:
        _port_squeezed(port, value, 'map({}.squeeze, ')
    elif may_be_array and is_one_place:
        _port_number(port, value)
    else:
        _port_squeezed(port, value, '{}.squeeze(')


def _port_squeezed(port, value, new):
    """`x` to `np.squeeze(x)`, which leaves several numbers as they are."""
    new = new.format(visible.name_of(port, value))
    port.source.replace(value, new, value, ')')
    port.changed(value, RULE, _WHY, f'{new}...)')


def _is_handed(target, ones):
    """Whether what names a place is an argument or an attribute."""
    return any(
        isinstance(part, ast.Attribute) or ones.is_argument(part)
        for index in trees.of_kind(target, ast.Subscript)
        for part in ast.walk(index.slice)
    )


def _port_sum(port, function, node, ones):
    """`hits[i] += x`, where all callers give a list of numbers."""
    if not isinstance(node, ast.AugAssign) or not ones.may_be(node.value):
        return
    row, places = _placed(node.target, ones)
    names = []
    if isinstance(function, ast.FunctionDef):
        names = [a.arg for a in function.args.args if a.arg != 'self']
    if places == 1 and getattr(row, 'id', None) in names:
        place = function.name, names.index(row.id)
        own = handed_counts.find(port.source.tree)
        if handed_counts.agreed([port.project.counts, own]).get(place):
            _port_number(port, node.value)


def _placed(target, ones):
    """What is stored to, and in how many dimensions, 0 if not in a number.

    It is `(x, 2)` of `x[i, j]` and of `x[i][j]`, and 0 where an index may
    stand for many places, as after `i = np.where(x > 2)`.
    """
    places = 0
    while isinstance(target, ast.Subscript):
        index = target.slice
        parts = index.elts if isinstance(index, ast.Tuple) else [index]
        numbers = (ast.Name, ast.Attribute, ast.Constant, ast.BinOp)
        if not all(isinstance(part, numbers) for part in parts):
            return target, 0
        if any(map(ones.picks_many, parts)):
            return target, 0
        target, places = target.value, places + len(parts)
    return target, places


def _port_number(port, value):
    """`x` to `np.asarray(x).item()`."""
    numpy = visible.name_of(port, value)
    port.source.replace(value, f'{numpy}.asarray(', value, ').item()')
    port.changed(value, RULE, _WHY, f'{numpy}.asarray(...).item()')


def _port_map(port, node, numpy, axes):
    """`map(chr, codes)`, `map(int, rows)`, which may be arrays of one."""
    is_map = getattr(getattr(node, 'func', None), 'id', '') == 'map'
    if not is_map or len(node.args) != 2:
        return
    function, values = node.args
    name = getattr(function, 'id', '')
    if name in ('chr', 'unichr') and isinstance(values, ast.Name):
        new = f'lambda code: chr({numpy}.asarray(code).item())'
        port.source.replace(function, new)
        port.changed(function, RULE, _WHY, new)
    elif name in ('float', 'int') and axes.of(values) > 1:
        port.source.replace(values, f'{numpy}.ravel(', values, ')')
        port.changed(values, RULE, _WHY, f'{numpy}.ravel(...)')


def _chooses(port, node):
    """Whether it calls a function that seems to give the index of the best.

    Such a function of the program's own may give an array of one, which it
    may keep in a field of an object.
    """
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return bool(_CHOSEN.search(node.attr))
    if not isinstance(node, ast.Call):
        return False
    full = ast.unparse(node.func)
    root, name = full.partition('.')[0], full.rpartition('.')[2]
    known = root in module_names(port.source.tree) or root in _KNOWN
    return bool(_CHOICES.search(name)) and not known
