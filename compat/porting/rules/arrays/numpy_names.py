"""Names of NumPy that scripts of the time used and that are gone.

Source: NumPy 1.24 and 2.0 release notes.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.lost_names import NUMPY_LEFT
from ....sources.libraries.numpy_names import (
    NUMPY_ABSTRACT,
    NUMPY_BUILTINS,
    NUMPY_RENAMED,
    NUMPY_SINCE_2,
)
from ... import calls
from ...findings import CHECK
from ...names.local_names import assigned_values, is_module
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='numpy-names',
    does='Writes what NumPy has instead of the names that it dropped',
    why='NumPy 1.24 and 2.0 dropped them',
    before='import numpy as np\nx = np.float(3)\n',
    after='import numpy as np\nx = float(3)\n',
    sources=ANY_SOURCE,
)
# What asks for the class itself.
_ASKS = ('isinstance', 'issubclass', 'issubdtype')

# What Python's types stood for, which are NumPy's own of that width today.
_FAMILIES = {
    'complex': 'complexfloating',
    'float': 'floating',
    'int': 'signedinteger',
}

# What a module that takes it by name must take otherwise.
_LEFT = {**NUMPY_LEFT, 'NINF': '-np.inf', 'asscalar': 'x.item()'}

# Functions of one array, which another does with an option.
_CALLED = {
    'asfarray': ('asarray', 'dtype=float'),
    'msort': ('sort', 'axis=0'),
}

# Arguments of np.load that say how it reads pickles.
_OF_PICKLES = {'encoding', 'fix_imports'}

_INTEGERS = 'low', 'high', 'size'
_FROM_1 = {False: '1, ', True: '1, high='}

# What took a tensor of a graph, up to TensorFlow 1.14.
_LIKE = ('ones_like', 'zeros_like')

# What needs no parentheses before a sum.
_TIGHT = (ast.Attribute, ast.Call, ast.Constant, ast.Name, ast.Subscript)


def apply(port):
    """Writes today's names for those that NumPy dropped."""
    tree = port.source.tree
    for node in trees.of_kind(tree, ast.ImportFrom, ast.Attribute):
        if isinstance(node, ast.ImportFrom):
            _note_taken(port, node)
            continue
        parts, root = [node.attr], node.value
        while isinstance(root, ast.Attribute):
            parts.append(root.attr)
            root = root.value
        if isinstance(root, ast.Name) and is_module(root, tree):
            _port(port, node, root.id, '.'.join(reversed(parts)))


def _note_taken(port, node):
    """`from numpy import asfarray`."""
    if node.module == 'numpy' and not node.level:
        for name in (alias.name for alias in node.names):
            if name in _LEFT:
                why = f'NumPy no longer has {name}: write {_LEFT[name]}'
                port.note(node, CHECK, RULE, why)


def _port(port, node, numpy, name):
    if name in NUMPY_BUILTINS:
        if not _is_family(port, node):
            _replace(port, node, NUMPY_BUILTINS[name])
    elif name == 'issubdtype':
        _port_family(port, node, numpy)
    elif name in NUMPY_RENAMED:
        _replace(port, node, f'{numpy}.{NUMPY_RENAMED[name]}')
        if name in NUMPY_SINCE_2:
            why = f'NumPy calls it so since 2.0; write {name} for 1.26'
            port.note(node, CHECK, RULE, why)
    elif name == 'NINF':
        _replace(port, node, f'(-{numpy}.inf)')
    elif name in NUMPY_ABSTRACT:
        _abstract(port, node, f'{numpy}.{NUMPY_ABSTRACT[name]}')
    elif name == 'random.random_integers' and _port_integers(port, node):
        _replace(port, node, f'{numpy}.random.randint')
    elif name in _CALLED and _call(port, node, numpy, *_CALLED[name]):
        pass
    elif name in NUMPY_LEFT:
        why = f'NumPy no longer has {name}: write {NUMPY_LEFT[name]}'
        port.note(node, CHECK, RULE, why)
    elif name == 'asscalar':
        _asscalar(port, node)
    elif name == 'set_printoptions':
        _port_threshold(port, node, numpy)
    elif name == 'load':
        _load(port, node)
    elif name == 'fromstring':
        _fromstring(port, node, numpy)
    elif name == 'unique':
        _port_inverse(port, node, numpy)
    elif name in _LIKE and _is_of_tensor(port, port.calls.get(id(node))):
        new = port.today(name)
        port.source.replace(node, new)
        why = 'NumPy took a tensor for one thing, and refuses it today'
        port.changed(node, RULE, why, new)


def _port_family(port, node, numpy):
    """`np.issubdtype(x.dtype, float)`, which was any of such numbers."""
    call = port.calls.get(id(node))
    kind = call.args[1] if call and len(call.args) == 2 else None
    name = getattr(kind, 'id', '')
    if isinstance(kind, ast.Attribute) and _is_family(port, kind):
        name = kind.attr
    if name in _FAMILIES:
        new = f'{numpy}.{_FAMILIES[name]}'
        port.source.replace(kind, new)
        why = f'{name} is one type alone since NumPy 1.20'
        port.changed(call, RULE, why, new)


def _is_family(port, node):
    """Whether it is `np.float`, and `np.issubdtype` asks for it."""
    call = port.parents.get(id(node))
    asked = getattr(getattr(call, 'func', None), 'attr', '')
    is_asked = asked == 'issubdtype' and node is call.args[-1]
    is_numpy = is_module(node.value, port.source.tree)
    return is_asked and is_numpy and node.attr in _FAMILIES


def _is_of_tensor(port, call):
    """Whether a call is given what its function made by TensorFlow alone."""
    given = [] if call is None else [*call.args, *call.keywords]
    if len(given) != 1 or not isinstance(given[0], ast.Name):
        return False
    function = trees.above(call, port.parents, ast.FunctionDef)
    scope = function or port.source.tree
    values = assigned_values(scope).get(given[0].id, [None])
    made = [getattr(value, 'func', None) for value in values]
    return all(function in port.names.resolved for function in made)


def _replace(port, node, new):
    port.source.replace(node, new)
    why = f'NumPy no longer has {node.attr}'
    port.changed(node, RULE, why, new)


def _port_integers(port, node):
    """`random_integers(low, high)`, whose bounds both count."""
    call = port.calls.get(id(node))
    if call is None or calls.is_starred(call):
        return False
    given = dict(zip(_INTEGERS, call.args, strict=False))
    given.update((k.arg, k.value) for k in call.keywords)
    if 'low' not in given or not given.keys() <= set(_INTEGERS):
        return False
    high = given.get('high')
    if getattr(high, 'value', '') is None:
        return False
    if high is None:  # One bound is the high one.
        high = given['low']
        port.source.insert(port.source.whole(high)[0], _FROM_1[not call.args])
    if isinstance(high, _TIGHT) or isinstance(
        getattr(high, 'op', None), (ast.Add, ast.Sub, ast.Mult, ast.Div)
    ):
        port.source.insert(port.source.whole(high)[1], ' + 1')
    else:
        port.source.replace(high, '(', high, ') + 1')
    return True


def _abstract(port, node, new):
    """`np.zeros(3, dtype=np.integer)`: a class where a type is wanted."""
    parent = port.parents.get(id(node))
    if isinstance(parent, ast.keyword):
        is_type, parent = parent.arg == 'dtype', port.parents[id(parent)]
    else:
        is_type = isinstance(parent, ast.Call) and node in parent.args
    if not is_type or not isinstance(parent, ast.Call):
        return
    asked = trees.last_name(parent.func)
    if asked not in _ASKS:
        port.source.replace(node, new)
        why = f'NumPy no longer takes {node.attr} as a dtype'
        port.changed(node, RULE, why, new)


def _asscalar(port, node):
    call = port.calls.get(id(node))
    if call is None or len(call.args) != 1 or call.keywords:
        port.note(
            node, CHECK, RULE, 'NumPy no longer has asscalar: use item()'
        )
        return
    port.source.replace(call, '(', call.args[0], ').item()')
    why = 'NumPy no longer has asscalar'
    port.changed(call, RULE, why, f'({port.source.get(call.args[0])}).item()')


def _call(port, node, numpy, name, option):
    """Whether `np.asfarray(x)` was written anew."""
    call = port.calls.get(id(node))
    if call is None or len(call.args) != 1 or call.keywords:
        return False
    if isinstance(call.args[0], ast.Starred):
        return False
    new = f'{numpy}.{name}'
    port.source.replace(node, new)
    port.source.insert(port.source.whole(call.args[0])[1], f', {option}')
    port.changed(call, RULE, f'NumPy no longer has {node.attr}', new)
    return True


def _port_threshold(port, node, numpy):
    """`set_printoptions(threshold=np.nan)`, which meant all of an array."""
    call = port.calls.get(id(node))
    if call is None:
        return
    named = [k.value for k in call.keywords if k.arg == 'threshold']
    for value in [*call.args[1:2], *named]:
        if getattr(value, 'attr', '') == 'nan':
            new = f'{numpy}.inf'
            port.source.replace(value, new)
            why = 'NumPy no longer takes nan as threshold'
            port.changed(value, RULE, why, new)


def _fromstring(port, node, numpy):
    """`np.fromstring(data)`, which reads text alone since NumPy 2.3."""
    call = port.calls.get(id(node))
    if call is None or any(k.arg is None for k in call.keywords):
        return
    (separator, *_) = [k for k in call.keywords if k.arg == 'sep'] or [None]
    if separator is not None:
        if getattr(separator.value, 'value', None) != '' or not call.args:
            return
        given = [*call.args, *call.keywords]
        last = given[given.index(separator) - 1]
        start, end = port.source.whole(last)[1], port.source.span(separator)[1]
        port.source.replace_span(start, end, '')
    if len(call.args) < 4:
        port.source.replace(node, f'{numpy}.frombuffer')
        port.source.insert(port.source.span(call)[1], '.copy()')
        why = 'NumPy reads data by frombuffer, which shares them'
        port.changed(call, RULE, why, f'{numpy}.frombuffer(...).copy()')


def _port_inverse(port, node, numpy):
    """`np.unique(x, return_inverse=True)`, whose places were in one row."""
    call = port.calls.get(id(node))
    if call is None or calls.is_starred(call) or not call.args:
        return
    x, given = call.args[0], {k.arg: k.value for k in call.keywords}
    places = given.get('return_inverse', (*call.args, None, None)[2])
    is_flat = 'axis' in given or trees.called(x) in ('flatten', 'ravel')
    if getattr(places, 'value', None) in (None, False) or is_flat:
        return
    port.source.replace(x, f'{numpy}.ravel(', x, ')')
    why = 'NumPy 2 gives the places in the shape of the array'
    port.changed(call, RULE, why, f'{numpy}.ravel(...)')


def _load(port, node):
    """`np.load(path)`, which read pickles until NumPy 1.16.2."""
    call = port.calls.get(id(node))
    if call is None or calls.is_starred(call):
        return
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    read = [*call.args, *filter(None, [given.pop('file', None)])]
    if len(read) != 1 or given.keys() - _OF_PICKLES:
        return
    new = ', allow_pickle=True'
    if port.project.python2 and 'encoding' not in given:
        new += ", encoding='latin1'"
    port.source.insert(port.source.whole(read[0])[1], new)
    port.changed(call, RULE, 'NumPy reads pickles only if told to', new)
