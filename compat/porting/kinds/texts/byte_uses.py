"""What becomes of files in a source that was Python 2: text, or data?"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes, python2_files
from ...names.calls_of_names import dotted, opens_bytes
from ...names.local_names import assigned_values, imported_names
from . import line_uses
from .string_uses import DATA, DECODED, TEXT, UNKNOWN, StringUses

LETTERS = 'letters that stand for bytes'
_NEUTRAL = frozenset(
    'close closed flush isatty mode name seek tell truncate'.split()
)
_LINES = frozenset('next readline readlines xreadlines'.split())


class Uses(StringUses):
    """How a source uses the files and strings that it makes.

    Args:
        port: `port.Port`.
    """

    def of_file(self, node):
        """Yields what is done with the file that an expression opens."""
        for use in self._uses(node):
            yield from self._of_file(use)

    def is_file_of_text(self, node):
        """Whether a file that is opened in binary is used as text."""
        found = set(self.of_file(node))
        return TEXT in found and not found & {DATA, LETTERS}

    def wants_bytes(self, node):
        """Whether an expression is given to what takes bytes."""
        call = self._call_around(node)
        name = dotted(call)
        known = bool(name) and python2_bytes.takes_bytes(name)
        if line_uses.is_from_net(node):
            calls = [u and self._call_around(u) for u in self._uses(node)]
            known = known or {dotted(c)[-6:] for c in calls} == {'.write'}
        return known or self._is_sought_in_bytes(node)

    def _is_sought_in_bytes(self, node):
        """Whether it is `data.count(b'x')` beside a file of bytes."""
        call = self._parent(node)
        if not isinstance(call, ast.Call) or node not in call.args:
            return False
        if not isinstance(call.func, ast.Attribute) and dotted(call) != 'iter':
            return False
        package = dotted(call).partition('.')[0]
        if package != 're' and package in imported_names(
            self._port.source.tree
        ):
            return False
        if dotted(call).endswith('.write'):
            return self._is_buffer(getattr(call.func, 'value', None))
        places = [call]
        if dotted(call) == 're.compile':  # It seeks where it is used.
            places = [use or call for use in self._uses(call)]
        return any(
            opens_bytes(opened) and not self.is_file_of_text(opened)
            for scope in [self._around(place) for place in places]
            for opened in trees.of_kind(scope, ast.Call)
        )

    def _is_buffer(self, node):
        """Whether a name is bound to `io.BytesIO()` and nothing else."""
        named = assigned_values(self._around(node))
        values = named.get(getattr(node, 'id', None), ())
        return {dotted(value)[-7:] for value in values} == {'BytesIO'}

    def _of_list(self, node):
        """The places where what `files = [first, second]` holds is read."""
        around = self._parent(node)
        if isinstance(around, ast.For) and around.iter is node:
            return self._loads(around.target)
        names = getattr(around, 'targets', ())
        known = {type(name) for name in names} == {ast.Name}
        return [i for n in names for i in self._items(n)] if known else [None]

    def _of_file(self, node):
        if node is None:
            yield UNKNOWN
            return
        parent = self._parent(node)
        if isinstance(parent, ast.Attribute):
            yield from self._method(parent)
        elif line_uses.is_read_through(parent, node):
            yield DATA if self._is_copied(parent) else TEXT
        elif isinstance(parent, (ast.Call, ast.keyword)):
            found = self._in_function(parent, node, self._of_file)
            yield from [self._argument(node)] if found is None else found
        elif isinstance(parent, (ast.List, ast.Tuple)):
            for item in self._of_list(parent):
                yield from self._of_file(item)
        elif not isinstance(parent, ast.Expr):
            yield UNKNOWN

    def _is_copied(self, loop):
        return line_uses.is_copied(loop, self._around(loop))

    def _method(self, attribute):
        call = self._parent(attribute)
        name = attribute.attr
        if name in _NEUTRAL:
            return
        if not isinstance(call, ast.Call) or call.func is not attribute:
            yield UNKNOWN
        elif name in _LINES:
            if line_uses.are_numbers(call, self._parent, self._uses):
                return
            uses = {self._of_string(use) for use in self._uses(call)}
            yield DECODED if uses == {DECODED} else TEXT
        elif name == 'read':
            if call.args:
                yield DATA
            else:
                for use in self._uses(call):
                    yield self._of_string(use)
        elif name in ('write', 'writelines'):
            yield self._written(call.args[0]) if call.args else UNKNOWN
        else:
            yield UNKNOWN

    def _written(self, node):
        scope = self._around(node)
        if makes_letters(node):
            return LETTERS
        if isinstance(node, (ast.JoinedStr, ast.BinOp, ast.Constant)):
            return TEXT
        if isinstance(node, ast.Name):
            loop = self._parent(self._parent(self._parent(node)))
            if isinstance(loop, ast.For) and self._is_copied(loop):
                return DATA
            if line_uses.is_bytes(node, scope, self._call_around(node)):
                return DATA
            return TEXT if node.id in self._texts_around(node) else UNKNOWN
        if isinstance(node, (ast.List, ast.ListComp, ast.GeneratorExp)):
            return TEXT
        if not isinstance(node, ast.Call):
            return DATA if line_uses.is_bytes(node, scope) else UNKNOWN
        leaf = dotted(node).rpartition('.')[2]
        if leaf in ('encode', 'join', 'str', 'format', 'replace', 'strip'):
            return TEXT
        given = leaf in ('tobytes', 'tostring', 'SerializeToString')
        name = dotted(node)
        known = python2_bytes.takes_bytes(name) or leaf in ('read', 'pack')
        if name in ('json.dumps', 'simplejson.dumps'):
            return TEXT
        if given or known or leaf == 'dumps':
            return DATA
        own = python2_files.returned(self._port.source.tree)
        told = python2_files.agreed([own, self._port.project.returned])
        return TEXT if told.get(leaf) else UNKNOWN

    def _texts_around(self, node):
        scope = self._around(node)
        if scope not in self._texts:
            self._texts[scope] = python2_files.texts(trees.walk(scope))
        return self._texts[scope]


def makes_letters(node):
    """Whether an expression makes text by `chr`, whose letters were bytes.

    chr(x)    ''.join(chr(x) for x in codes)    ''.join(map(chr, codes))
    """
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return makes_letters(node.left) and makes_letters(node.right)
    if not isinstance(node, ast.Call) or len(node.args) != 1:
        return False
    argument = node.args[0]
    if dotted(node) == 'chr':
        return not isinstance(argument, ast.Constant)
    if getattr(node.func, 'attr', '') != 'join':
        return False
    if isinstance(argument, (ast.ListComp, ast.GeneratorExp)):
        return makes_letters(argument.elt)
    return ast.unparse(argument).startswith('map(chr, ')
