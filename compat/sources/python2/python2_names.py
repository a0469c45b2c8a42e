"""Names and idioms that only Python 2 had, in sources that parse as 3.

What stands in a `try` that catches their absence, or below a test of the
version, tells nothing, and neither do names that the source binds itself.
"""

from __future__ import annotations

import ast
import itertools
import re

from .. import trees
from . import python2_types

NAMES = frozenset(
    'xrange raw_input unicode basestring unichr reduce long cmp file '
    'execfile reload intern apply StandardError'.split()
)
METHODS = frozenset(
    'iteritems iterkeys itervalues has_key viewitems viewkeys '
    'viewvalues'.split()
)
# Those that pandas' objects had in Python 3, too.
_OF_PANDAS = frozenset(['iteritems'])
MODULES = frozenset(
    'cPickle urllib2 urlparse StringIO cStringIO ConfigParser Queue Tkinter '
    'HTMLParser httplib cookielib __builtin__ commands copy_reg anydbm '
    'SocketServer BaseHTTPServer UserDict sets thread xmlrpclib Cookie '
    'htmlentitydefs tkMessageBox tkFileDialog md5 sha'.split()
)
# A program's own modules may have such names.
_WORDS = frozenset(['commands', 'sets', 'thread'])
CALLS = {
    'string': frozenset(
        'letters lowercase uppercase maketrans join joinfields lower upper '
        'split splitfields strip lstrip rstrip replace find atoi atof '
        'zfill'.split()
    ),
    'sys': frozenset('maxint setdefaultencoding exc_clear'.split()),
    'os': frozenset(['getcwdu']),
    'itertools': frozenset(
        'izip imap ifilter izip_longest ifilterfalse'.split()
    ),
    'urllib': frozenset(
        'urlopen urlretrieve urlencode quote quote_plus unquote '
        'unquote_plus'.split()
    ),
    'types': frozenset([*python2_types.TYPES, *python2_types.NEAREST]),
}
_METHODS_OF_CLASSES = {
    'next': '__next__',
    '__nonzero__': '__bool__',
    '__div__': '__truediv__',
}
_ABSENCE = re.compile('ImportError|ModuleNotFound|NameError|AttributeError')
_VERSION = re.compile(
    r'version|\bPY_?[23]\b|\bsix\b|\b(str|bytes) (==|is) (str|bytes)\b'
    r"|\bhasattr\(.+, '(has_key|iter(items|keys|values))'",
    re.I,
)


def find(tree, bound):
    """Yields `(line, what)` of all that only Python 2 had.

    Args:
        tree: `ast.Module`.
        bound: Names that the module binds.
    """
    known = set(guarded(tree))
    modules = _modules(tree)
    for node in trees.walk(tree):
        if id(node) not in known:
            for what in _signs(node, bound, modules):
                yield getattr(node, 'lineno', 1), what


def first(found):
    """The first of `(line, what)`, a weak one where there is no other."""
    weak = None
    for sign in found:
        if not is_weak(sign[1]):
            return sign
        weak = weak or sign
    return weak


def is_weak(what):
    """Whether Python 3 passes it by: it calls no `__div__`, and no `print`.

    Args:
        what: As `find` gives it.
    """
    return what == 'print' or what.startswith('def ')


def _signs(node, bound, modules):
    """Yields what of one node only Python 2 had."""
    if isinstance(node, ast.Name) and node.id in NAMES - bound:
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield from _attribute(node, modules)
    elif isinstance(node, ast.Import):
        yield from (f'import {name}' for name in _gone(node))
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from _imported(node)
    elif isinstance(node, ast.ClassDef):
        defined = {getattr(s, 'name', None) for s in node.body}
        for statement in node.body:  # `__bool__ = __nonzero__`
            for target in getattr(statement, 'targets', ()):
                defined.add(getattr(target, 'id', None))
        for old, new in _METHODS_OF_CLASSES.items():
            if old in defined and new not in defined:
                if old != 'next' or '__iter__' in defined:
                    yield f'def {old}'
    elif isinstance(node, ast.Call):
        yield from _call(node, bound)
    elif 'print' not in bound:
        yield from _printed(node)


def _attribute(node, modules):
    owner = getattr(node.value, 'id', None)
    # `six.iteritems(x)` is of both.
    if node.attr in METHODS and owner not in modules:
        if node.attr not in _OF_PANDAS or 'pandas' not in modules.values():
            yield f'.{node.attr}'
    if node.attr in CALLS.get(modules.get(owner, ''), ()):
        yield f'{owner}.{node.attr}'
    if node.attr == 'decode' and isinstance(node.value, ast.Constant):
        if isinstance(node.value.value, str):
            yield "'...'.decode"


def _imported(node):
    yield from (f'from {name}' for name in _gone(node))
    module = node.module or ''
    for alias in node.names:
        if alias.name in CALLS.get(module, ()):
            yield f'{module}.{alias.name}'


def _call(node, bound):
    """`sorted(a, cmp=f)`, `len(map(f, a))`."""
    name = trees.last_name(node.func)
    if name in ('sort', 'sorted'):
        if any(k.arg == 'cmp' for k in node.keywords):
            yield f'{name}(cmp=...)'
        elif isinstance(node.args[-1] if node.args else None, ast.Lambda):
            if len(node.args[-1].args.args) == 2:
                yield f'{name}(lambda a, b: ...)'
    elif name == 'map' and node.args and name not in bound:
        if getattr(node.args[0], 'value', '') is None:
            yield 'map(None, ...)'


def _printed(node):
    """`print` alone, `print >> file, text`, `print('%d') % n`."""
    if isinstance(node, ast.Expr) and _is_print(node.value):
        yield 'print'
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.RShift) and _is_print(node.left):
            yield 'print >>'
        if isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Call):
            if _is_print(node.left.func):
                yield 'print(...) %'


def _is_print(node):
    return isinstance(node, ast.Name) and node.id == 'print'


def _modules(tree):
    """Names that are imported modules and nothing else, to the modules."""
    found, others = {}, set()
    for node in trees.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.asname or alias.name.split('.')[0]
                found[top] = alias.name if alias.asname else top
        elif isinstance(node, ast.arg):
            others.add(node.arg)
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                others.add(node.id)
    return {name: m for name, m in found.items() if name not in others}


def imports(tree):
    """Whether a module imports at once what Python 3 does not find."""
    kinds = (ast.Import, ast.ImportFrom)
    return any(_gone(s) for s in tree.body if isinstance(s, kinds))


def ends_3(tree):
    """Whether a module imports at once what no Python 3 finds anywhere."""
    kinds = (ast.Import, ast.ImportFrom)
    gone = (_gone(s) for s in tree.body if isinstance(s, kinds))
    return not _WORDS.issuperset(itertools.chain.from_iterable(gone))


def _gone(statement):
    """The modules of an import statement that Python 3 does not have."""
    names = [alias.name for alias in statement.names]
    if isinstance(statement, ast.ImportFrom):
        names = [] if statement.level else [statement.module or '']
    return [name for name in names if name.split('.')[0] in MODULES]


def guarded(tree):
    """Yields the ids of nodes that a program of both Pythons may hold."""
    for node in trees.of_kind(tree, ast.Try, ast.If, ast.IfExp, ast.ClassDef):
        if isinstance(node, ast.Try):
            parts = _guarded_parts(node)
        elif isinstance(node, ast.ClassDef):
            parts = _compared(node)
        elif _VERSION.search(ast.unparse(node.test)):
            parts = [node]
        else:
            continue
        for part in parts:
            yield from map(id, ast.walk(part))


def _compared(node):
    """`__cmp__` of a class that has the `__lt__` of Python 3 beside it."""
    found = {getattr(s, 'name', None): s for s in node.body}
    return [found['__cmp__']] if {'__cmp__', '__lt__'} <= set(found) else []


def _guarded_parts(node):
    """What of a `try` may be there for another Python alone."""
    kinds = [h.type and ast.unparse(h.type) for h in node.handlers]
    if any(_ABSENCE.search(kind or '') for kind in kinds):
        return [node]
    # Broad handlers are met around whole programs, too.
    if len(node.body) == 1 and any(k in (None, 'Exception') for k in kinds):
        return [node]
    return []
