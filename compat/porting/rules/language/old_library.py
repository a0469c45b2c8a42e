"""Calls of Python's library and of packages that are refused today.

    open(path, 'rU')
    random.sample(set(words), 3)
    np.array(x, copy=False)
    np.stack(table.values())
    re.findall('word(?i)', text)
    plt.style.use('seaborn')
    sys.stdout = codecs.getwriter('utf-8')(sys.stdout)

Source: Python 3.11 and 3.12, "What's New"; the release notes of NumPy 1.24
and 2.0 and of matplotlib 3.8 and h5py 3.0.
"""

from __future__ import annotations

import ast
import re

from ....sources import assigned, trees
from ....sources.libraries import plot_styles
from ....sources.python2 import dialect
from ...kinds.numbers.whole_numbers import is_fraction
from ...kinds.texts import buffers
from ...names import global_names
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='old-library',
    does="Writes calls of Python's library and NumPy as they are taken today",
    why='what they were given then is refused',
    before="lines = open(path, 'rU').readlines()\n",
    after="lines = open(path, 'r').readlines()\n",
    follows=('byte-files', 'text-files'),
    sources=ANY_SOURCE,
)
_OPENERS = frozenset(['open', 'codecs.open', 'io.open'])
_READERS = frozenset(
    f'numpy.{name}'
    for name in (
        'column_stack concatenate dstack hstack stack sum vstack'.split()
    )
)
_STARRED = frozenset(['matplotlib.pylab', 'numpy', 'pylab', 'scipy'])
_STACKS = _READERS - {'numpy.concatenate', 'numpy.sum'}
_SETS = (ast.Set, ast.SetComp)
_MAKERS = ('set', 'frozenset')
_NAMES_OF_SETS = re.compile('(^|_)set$')  # Of a list, a copy does no harm.
_PATTERNS = frozenset(
    f're.{name}'
    for name in 'compile findall finditer match search split sub subn'.split()
)
_STYLES = frozenset(
    f'matplotlib.{owner}.{name}'
    for owner in ('style', 'style.core', 'pyplot.style')
    for name in ('use', 'context')
)
_WRAPPERS = ('codecs.getreader', 'codecs.getwriter')
_WHOLE = 'random.randint', 'random.randrange'
_FLOATS = ('around', 'ceil', 'float', 'floor', 'rint')
_STREAMS = frozenset(
    f'sys.{mark}{name}{mark}'
    for name in ('stdin', 'stdout', 'stderr')
    for mark in ('', '__')
)
_MAKES_DATA = re.compile(
    r'\.(create|require)_(dataset|group)\b|\.attrs\[[^\]]*\]\s*=(?!=)'
)
_FLAGS = re.compile(r'(?<!\\)\(\?[aiLmsux]+\)')
_QUOTE = re.compile('[a-zA-Z]*(?:\'\'\'|"""|[\'"])')


def apply(port):
    """Writes today's calls."""
    imported = imported_names(port.source.tree)
    starred = _of_star(port)
    if port.project.python2 and 'file' not in dialect.bound_names(
        port.source.tree
    ):
        starred['file'] = 'open'
    for call in port.calls.values():
        full = dotted(call.func, imported) or getattr(call.func, 'id', '')
        full = starred.get(full, full)
        if full in _WHOLE:
            _port_bounds(port, call)
        if not call.args or id(call) in port.handled:
            continue
        if full in ('open', 'os.fdopen'):
            _port_buffer(port, call)
        if full in _OPENERS:
            _port_mode(port, call)
        elif full == 'random.sample' and _is_set(call.args[0], port):
            _wrap(port, call, 'list(', ')', 'Python 3.11 samples no set')
        elif full == 'random.seed' and _is_hashed(call.args[0], imported):
            _wrap(port, call, 'hash(', ')', 'Python 3.11 takes no such seed')
        elif full in _PATTERNS:
            _port_flags(port, call.args[0])
        elif full in _READERS and isinstance(call.args[0], ast.GeneratorExp):
            _port_stack(port, call, full)
        elif full in _STACKS and _is_view(call.args[0], port):
            _wrap(port, call, 'list(', ')', 'NumPy stacks sequences alone')
        elif full == 'numpy.array':
            _port_copy(port, call)
        elif full == 'h5py.File' and _is_filled(port, call):
            _port_file(port, call)
        elif full in _WRAPPERS:
            _port_stream(port, port.parents.get(id(call)), call, imported)
        elif full in _STYLES:
            for style in getattr(call.args[0], 'elts', call.args[:1]):
                _port_style(port, style)


def _of_star(port):
    """What of NumPy a source calls by a name that a star brought it."""
    if _STARRED.isdisjoint(global_names.starred(port.source.tree)):
        return {}
    bound = dialect.bound_names(port.source.tree)
    names = {full.rpartition('.')[2]: full for full in _READERS}
    return {name: full for name, full in names.items() if name not in bound}


def _port_mode(port, call):
    """`'rU'`: text is read so since Python 3.0."""
    modes = [k.value for k in call.keywords if k.arg == 'mode']
    for mode in [*call.args[1:2], *modes]:
        value = getattr(mode, 'value', None)
        if isinstance(value, str) and 'U' in value and 'b' not in value:
            new = value.replace('U', '')
            new = new if 'r' in new else f'r{new}'
            port.source.replace(mode, repr(new))
            why = 'Python 3.11 takes no U: it is what text mode does'
            port.changed(mode, RULE, why, repr(new))


def _port_stream(port, call, wrapper, imported):
    """`codecs.getwriter('utf-8')(sys.stdout)`, which is given bytes."""
    if getattr(call, 'func', None) is not wrapper or not call.args:
        return
    stream = call.args[0]
    if dotted(stream, imported) in _STREAMS:
        port.source.insert(port.source.span(stream)[1], '.buffer')
        new = f'{port.source.get(stream)}.buffer'
        port.changed(stream, RULE, 'Python 3 gives text to it itself', new)


def _port_buffer(port, call):
    """`open(path, 'w', 0)`: of text Python 3 keeps a line at least."""
    size = buffers.unbuffered(call, port.source.tree)
    if size is not None:
        port.source.replace(size, '1')
        why = 'Python 3 writes no text without a buffer; 1 is for a line'
        port.changed(size, RULE, why, '1')


def _is_set(node, port, rounds=3):
    """Whether it makes a set, or a name may hold one."""
    if isinstance(node, ast.Name):
        values = assigned_values(port.source.tree).get(node.id, [])
        if not values or not rounds:
            return bool(_NAMES_OF_SETS.search(node.id))
        return any(_is_set(value, port, rounds - 1) for value in values)
    if isinstance(node, ast.Attribute):
        held = assigned.attributes(trees.walk(port.source.tree))
        values = held.get(ast.unparse(node), []) if rounds else []
        is_one = any(_is_set(value, port, rounds - 1) for value in values)
        return is_one or bool(_NAMES_OF_SETS.search(node.attr))
    if isinstance(node, ast.BinOp):
        is_joined = isinstance(node.op, (ast.Sub, ast.BitOr, ast.BitAnd))
        sides = node.left, node.right
        return is_joined and any(_is_set(s, port, rounds) for s in sides)
    if isinstance(node, _SETS):
        return True
    name = getattr(node, 'func', None)
    attribute = getattr(name, 'attr', '')
    is_view = attribute in ('keys', 'items') and not node.args
    is_made = attribute in ('difference', 'intersection', 'union')
    return is_view or is_made or getattr(name, 'id', '') in _MAKERS


def _is_hashed(node, imported):
    """Whether it is a number of NumPy, a date, or a tuple."""
    package = dotted(getattr(node, 'func', None), imported).partition('.')[0]
    return isinstance(node, ast.Tuple) or package in ('datetime', 'numpy')


def _port_bounds(port, call):
    """`random.randint(0, 1e6)`, whose bounds might be floats up to 3.11."""
    for node in (*call.args, *(k.value for k in call.keywords)):
        is_signed = isinstance(getattr(node, 'op', None), (ast.UAdd, ast.USub))
        if _is_float(port, node.operand if is_signed else node):
            port.source.replace(node, 'int(', node, ')')
            new = f'int({port.source.get(node)})'
            port.changed(node, RULE, 'Python 3.12 draws of no floats', new)


def _is_float(port, node):
    called = trees.dotted(getattr(node, 'func', None))
    module, _, name = called.rpartition('.')
    is_made = name in _FLOATS and module != 'math'  # Its are whole today.
    is_rounded = called == 'round' and port.project.python2
    return is_made or is_rounded or is_fraction(node, port.source.tree)


def _is_view(node, port):
    """Whether it gives what is iterated alone, or names it."""
    found = [node]
    if isinstance(node, ast.Name):
        found = assigned_values(port.source.tree).get(node.id, [])
    return bool(found) and all(
        _is_set(value, port)
        or isinstance(value, ast.GeneratorExp)
        or getattr(getattr(value, 'func', None), 'attr', '') == 'values'
        and not value.args
        for value in found
    )


def _port_flags(port, node):
    """`'word(?i)'`, whose flags were of the whole pattern."""
    value = getattr(node, 'value', None)
    if not isinstance(value, str) or isinstance(node, ast.JoinedStr):
        return
    found = _FLAGS.findall(value)
    if not found or _FLAGS.match(value):
        return
    old = port.source.get(node)
    start = len(old) - len(_QUOTE.sub('', old, count=1))
    new = old[:start] + ''.join(found) + _FLAGS.sub('', old[start:])
    port.source.replace(node, new)
    why = 'flags stand at the start of a pattern since Python 3.11'
    port.changed(node, RULE, why, new)


def _wrap(port, call, before, after, why):
    start, end = port.source.whole(call.args[0])
    port.source.insert(start, before)
    port.source.insert(end, after)
    port.changed(call, RULE, why, f'{before}...{after}')


def _port_stack(port, call, full):
    """`np.vstack(f(x) for x in rows)`."""
    start, end = port.source.span(call.args[0])
    shared = port.source.span(call)[1] == end
    if shared and full == 'numpy.sum' and port.holders.kind(call.args[0]):
        if 'sum' not in dialect.bound_names(port.source.tree):
            port.source.replace(call.func, 'sum')
            why = 'NumPy no longer hands tensors of a generator to sum'
            port.changed(call, RULE, why, 'sum(...)')
            return
    port.source.replace_span(start, start + 1, '([' if shared else '[')
    port.source.replace_span(end - 1, end, '])' if shared else ']')
    why = 'NumPy no longer takes a generator here'
    port.changed(call, RULE, why, '[...]')


def _port_copy(port, call):
    """`copy=False`, which since NumPy 2 refuses where a copy is needed."""
    for keyword in call.keywords:
        if keyword.arg == 'copy':
            if getattr(keyword.value, 'value', None) is False:
                port.source.replace(keyword.value, 'None')
                why = 'since NumPy 2, copy=False raises where a copy is needed'
                port.changed(keyword, RULE, why, 'copy=None')


def _is_filled(port, call):
    """Whether the source makes datasets: `file['x'] = values`, too."""
    if _MAKES_DATA.search(port.source.text):
        return True
    parent = port.parents.get(id(call))
    targets = getattr(parent, 'targets', [])
    targets = targets or [getattr(parent, 'optional_vars', None)]
    return any(
        isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value) == ast.unparse(target)
        for target in filter(None, targets)
        for node in trees.of_kind(port.source.tree, ast.Subscript)
    )


def _port_file(port, call):
    """`h5py.File(path)`, which was opened to write, too."""
    if len(call.args) == 1 and not call.keywords:
        port.source.insert(port.source.whole(call.args[0])[1], ", 'a'")
        why = 'h5py opens read-only by default since 3.0'
        port.changed(call, RULE, why, "'a'")


def _port_style(port, node):
    name = getattr(node, 'value', None)
    new = plot_styles.RENAMED.get(name) if isinstance(name, str) else None
    if new:
        port.source.replace(node, repr(new))
        port.changed(node, RULE, f'{name} has a version today', repr(new))
