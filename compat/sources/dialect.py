"""Whether a source is Python 2 or Python 3.

A file that only Python 2 parses, that uses what only Python 2 had, or whose
first line or notebook names it, is Python 2, and so is what fits both in a
project with such a file.
"""

from __future__ import annotations

import ast
import re
import warnings

from . import own_modules, python2_lists, python2_syntax, trees

NAMES = frozenset(
    'xrange raw_input unicode basestring unichr reduce long cmp file '
    'execfile reload'.split()
)
METHODS = frozenset('iteritems iterkeys itervalues has_key'.split())
MODULES = frozenset(
    'cPickle urllib2 urlparse StringIO cStringIO ConfigParser Queue Tkinter '
    'HTMLParser httplib cookielib __builtin__ commands copy_reg anydbm '
    'SocketServer BaseHTTPServer UserDict sets'.split()
)
CALLS = {
    'string': frozenset('letters maketrans join lower upper split'.split()),
    'sys': frozenset('maxint setdefaultencoding maxunicode'.split()),
    'os': frozenset('getcwdu'.split()),
    'itertools': frozenset('izip imap ifilter izip_longest'.split()),
    'urllib': frozenset('urlopen urlretrieve urlencode quote'.split()),
}
NAMED = re.compile(r'^#!.*\bpython2(\.\d)?\s*$', re.M)
BOTH = re.compile(
    r'\b(sys\.version|version_info|PY2|PY3|from six|import six|'
    r'ImportError|NameError|from builtins)\b'
)


def parse(text, name='<string>'):
    """The tree of a Python 3 source, quietly.

    Raises:
        SyntaxError: It is no Python 3.
    """
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return ast.parse(text, name)


def of_text(text):
    """`2`, `3`, or None where a source fits both.

    Args:
        text: The source.
    """
    try:
        tree = trees.parse(text)
    except (SyntaxError, ValueError):
        return _of_broken(text)
    if any(_only_3(node) for node in trees.walk(tree)):
        return 3
    if BOTH.search(text):
        return None
    return 2 if NAMED.search(text) or _only_2(tree) else None


def of_project(path, text):
    """Dialect of a script and of the files of its own that it imports.

    Args:
        path: The script.
        text: Its source.

    Returns:
        2 if any of them is Python 2 alone, else 3.
    """
    texts = [text, *own_modules.texts(path, text).values()]
    return 2 if any(of_text(t) == 2 for t in texts) else 3


def _of_broken(text):
    """A file that today's Python does not parse."""
    try:
        parse(python2_syntax.rename_keywords(text))
        return None
    except (SyntaxError, ValueError):
        pass
    try:
        parse(python2_syntax.convert(text))
        return 2
    except (SyntaxError, ValueError, python2_syntax.ConversionError):
        return None


def _only_3(node):
    if isinstance(node, (ast.JoinedStr, ast.Nonlocal, ast.YieldFrom)):
        return True
    if isinstance(node, (ast.AnnAssign, ast.AsyncFunctionDef, ast.MatMult)):
        return True
    if isinstance(node, ast.FunctionDef):
        annotated = node.returns or any(a.annotation for a in node.args.args)
        return bool(annotated or node.args.kwonlyargs)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == 'super' and not node.args
    return isinstance(node, ast.Raise) and node.cause is not None


def _only_2(tree):
    bound = _bound(tree)
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and node.id in NAMES - bound:
            return True
        if isinstance(node, ast.Attribute) and _old_attribute(node):
            return True
        if isinstance(node, ast.Import):
            if any(a.name.split('.')[0] in MODULES for a in node.names):
                return True
        if isinstance(node, ast.ImportFrom) and not node.level:
            if (node.module or '').split('.')[0] in MODULES:
                return True
            if {a.name for a in node.names} & CALLS.get(
                node.module or '', frozenset()
            ):
                return True
    return _divides_to_index(tree) or python2_lists.found(tree, bound)


def _old_attribute(node):
    if node.attr in METHODS:
        return True
    owner = node.value
    return isinstance(owner, ast.Name) and node.attr in CALLS.get(owner.id, ())


def _divides_to_index(tree):
    """`range(a / b)` or `x[: a / b]`: only whole in Python 2."""
    if 'division' in _futures(tree):
        return False
    for node in trees.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == 'range' and any(map(_is_div, node.args)):
                return True
        if isinstance(node, ast.Slice):
            if any(map(_is_div, (node.lower, node.upper))):
                return True
    return False


def _is_div(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def _futures(tree):
    return {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == '__future__'
        for alias in node.names
    }


def _bound(tree):
    """Names that a module binds anywhere."""
    bound = set()
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split('.')[0])
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return bound
