"""Mends what fissix leaves of Python 2 or writes unidiomatically.

* lists of what is read once alone: `dict(zip(list(a), list(b)))`;
* calls of `list` where the source has a list of that name;
* modules of urllib that the source does not use;
* pickles and arrays in files that are opened as text, and pickles of Python
  2's strings;
* `__next__ = next`, by which a class of both Pythons had the other's name.
"""

from __future__ import annotations

import ast
import collections
import re

from ..sources import trees
from .names import reaching, shadows
from .names.calls_of_names import opens_plainly
from .names.local_names import module_names
from .text.spans import Source

# Functions that read their arguments once, from first to last.
_READERS = frozenset(
    'all any dict enumerate filter frozenset list map max min set sorted sum '
    'tuple zip'.split()
)
_READING_METHODS = frozenset(['apply_gradients', 'join'])
_ALIASES = {
    f'{new} = {old}': (new, old)
    for new, old in (('__next__', 'next'), ('__bool__', '__nonzero__'))
}
_PICKLES = frozenset('load dump Unpickler Pickler'.split())
_ARRAYS = frozenset('load save savez savez_compressed'.split())
_DATA = {
    'pickle': _PICKLES,
    'pkl': _PICKLES,
    'np': _ARRAYS,
    'numpy': _ARRAYS,
}
_BINDS_LIST = re.compile(r'\blist\b(?![(\w])|\b(?:class|def)\s+list\b')
_URLLIB = 'import urllib.request, urllib.parse, urllib.error'


def mend(text, old):
    """Mends Python 3 source as fissix wrote it.

    Args:
        text: The source.
        old: The Python 2 source that it was.

    Returns:
        The new source.
    """
    text = _one_urllib(text)
    source = Source(text)
    _unwrap_lists(source, old)
    _open_as_bytes(source)
    _read_old_strings(source)
    _turn_aliases(source)
    text = source.render()
    return _spread_lists(text, old) if _BINDS_LIST.search(text) else text


def _spread_lists(text, old):
    """`list(map(f, a))` to `[*map(f, a)]`, if `list` is the source's own."""
    source = Source(text)
    for node in trees.of_kind(source.tree, ast.Call):
        is_made = len(node.args) == 1 and _is_new(source, node, old)
        is_list = getattr(node.func, 'id', '') == 'list' and not node.keywords
        if not (is_made and is_list):
            continue
        if not shadows.is_builtin(node.func, source.tree, 'list'):
            source.replace(node, '[*', node.args[0], ']')
    return source.render()


def _turn_aliases(source):
    """`__next__ = next`, where the method is called `__next__` by now."""
    for node in trees.of_kind(source.tree, ast.ClassDef):
        methods = {getattr(statement, 'name', None) for statement in node.body}
        for statement in node.body:
            new, old = _ALIASES.get(source.get(statement), (None, None))
            if new in methods and old not in methods:
                source.replace(statement, f'{old} = {new}')


def _one_urllib(text):
    """Imports the modules of urllib that are used."""
    if _URLLIB not in text:
        return text
    rest = text.replace(_URLLIB, '')
    used = [
        f'urllib.{name}'
        for name in ('request', 'parse', 'error')
        if f'urllib.{name}' in rest
    ]
    return text.replace(_URLLIB, f'import {", ".join(used) or "urllib"}')


def _unwrap_lists(source, old):
    """`sorted(list(d.items()))` to `sorted(d.items())`."""
    for node in trees.walk(source.tree):
        if isinstance(node, ast.Call):
            name = trees.last_name(node.func)
            is_method = isinstance(node.func, ast.Attribute)  # Not `np.max`.
            readers = _READING_METHODS if is_method else _READERS
            wrapped = node.args if name in readers else []
            if name == 'len' and node.args and _is_view(node.args[0]):
                wrapped = node.args
        elif isinstance(node, ast.comprehension):
            wrapped = [node.iter]
        elif isinstance(node, ast.For) and _is_view(node.iter):
            wrapped = [] if _may_change(node) else [node.iter]
        else:
            continue
        for child in wrapped:
            inner = _listed(child)
            if inner is not None and _is_new(source, child, old):
                source.replace(child, inner)


def _listed(node):
    """What `list(...)` wraps, or None."""
    if (
        isinstance(node, ast.Call)
        and getattr(node.func, 'id', '') == 'list'
        and len(node.args) == 1
        and not node.keywords
        and isinstance(node.args[0], ast.Call)
    ):
        return node.args[0]
    return None


def _is_view(node):
    inner = _listed(node)
    return getattr(getattr(inner, 'func', None), 'attr', '') in (
        'keys',
        'values',
        'items',
    )


def _may_change(loop):
    """Whether the body of a loop speaks of what it loops over."""
    view = _listed(loop.iter)
    owner = ast.unparse(view.func.value)
    return any(owner in ast.unparse(statement) for statement in loop.body)


def _is_new(source, node, old):
    return source.get(node) not in old


def _open_as_bytes(source):
    """`open(path)` to `open(path, 'rb')` where data goes through it."""
    data = _data(source.tree)
    parents = trees.parents(source.tree)
    for scope in trees.of_kind(source.tree, ast.Module, ast.FunctionDef):
        nodes = list(_own(scope))
        opened = [pair for node in nodes for pair in _opened(node)]
        found = [
            call
            for node in nodes
            for file in _files_of_data(node, data)
            for call in [file, *_reaching(file, opened, parents)]
            if _is_open(call)
        ]
        for call in dict.fromkeys(found):
            _as_bytes(source, call)


def _reaching(file, opened, parents):
    """Yields the calls that may have opened what a name is."""
    for target, call in opened:
        if target.id == getattr(file, 'id', None):
            if reaching.reaches(target, file, parents):
                yield call


def _read_old_strings(source):
    """`pickle.load(file)` reads the strings of Python 2 as such."""
    data = _data(source.tree)
    for node in trees.of_kind(source.tree, ast.Call):
        if node.keywords:
            continue
        name = node.func
        if len(node.args) == 1 and (
            isinstance(name, ast.Attribute)
            and name.attr in ('load', 'loads')
            and data.get(getattr(name.value, 'id', '')) is _PICKLES
        ):
            end = source.whole(node.args[0])[1]
            source.insert(end, ", encoding='latin1'")


def _data(tree):
    """What reads and writes data, by the names of its modules."""
    return {**_DATA, **dict.fromkeys(module_names(tree, 'pickle'), _PICKLES)}


def _own(scope):
    todo = collections.deque(scope.body)
    while todo:
        node = todo.popleft()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            todo.extend(ast.iter_child_nodes(node))


def _opened(node):
    """Yields `(name, value)` of an item of a with or an assignment.

    `f, g = open(a), open(b)` has two.
    """
    if isinstance(node, ast.withitem):
        target, value = node.optional_vars, node.context_expr
    elif isinstance(node, ast.Assign):
        target, value = node.targets[0], node.value
    else:
        return
    for name, opened in reaching.pairs(target, value):
        if isinstance(name, ast.Name):
            yield name, opened


def _is_open(node):
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, 'id', '')
    return name in ('open', 'file') or opens_plainly(node)


def _files_of_data(node, data):
    """What a call that reads or writes a pickle or arrays is given."""
    is_data = (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in data.get(getattr(node.func.value, 'id', ''), ())
    )
    return node.args if is_data else []


def _as_bytes(source, call):
    mode = call.args[1] if len(call.args) > 1 else None
    if any(k.arg == 'mode' for k in call.keywords) or not call.args:
        return
    if mode is None:
        _, end = source.span(call.args[0])
        source.insert(end, ", 'rb'")
    elif re.fullmatch(r'[rwa]\+?', str(getattr(mode, 'value', 'b'))):
        quoted = source.get(mode)
        source.replace(mode, quoted[:-1] + 'b' + quoted[-1])
