"""What becomes of bytes in a source that was Python 2: text, or data?"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes, python2_files
from ...names import local_names, reaching
from ...names.calls_of_names import dotted, opens_bytes, parameter_reads
from . import line_uses, setting_files

TEXT, DATA, DECODED, UNKNOWN = 'text', 'data', 'decoded', 'unknown'
_OF_TEXT = frozenset(
    'count encode endswith expandtabs find format index isalnum isalpha '
    'isdigit join ljust lower lstrip partition replace rfind rjust '
    'rpartition rsplit rstrip split splitlines startswith strip title '
    'translate upper'.split()
)
_READERS_OF_TEXT = frozenset(
    'Counter DictReader DictWriter compile enumerate filter findall float '
    'int list literal_eval loads map match reader reversed search set sorted '
    'split sub writer'.split()
)
_NEUTRAL = frozenset(
    'close closed flush isatty mode name seek tell truncate'.split()
)
_CODED = ('codecs.getreader', 'codecs.getwriter')
_SCOPES: tuple = (ast.FunctionDef, ast.Module)
_LINES = frozenset('next readline readlines xreadlines'.split())


class Uses:
    """How a source uses the files and strings that it makes.

    Args:
        port: `port.Port`.
    """

    def __init__(self, port):
        self._port = port
        self._texts = {}
        self._followed = set()

    def of_file(self, node):
        """Yields what is done with the file that an expression opens."""
        for use in self._uses(node):
            yield from self._of_file(use)

    def is_file_of_text(self, node):
        """Whether a file that is opened in binary is used as text."""
        found = set(self.of_file(node))
        return TEXT in found and DATA not in found

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
        places = [call]
        if dotted(call) == 're.compile':  # It seeks where it is used.
            places = [use or call for use in self._uses(call)]
        return any(
            opens_bytes(opened) and not self.is_file_of_text(opened)
            for scope in [self._around(place) for place in places]
            for opened in trees.of_kind(scope, ast.Call)
        )

    def is_text(self, node):
        """Whether a string is used as text alone."""
        found = {self._of_string(use) for use in self._uses(node)}
        return found == {TEXT}

    def goes_to(self, node, *leaves):
        """Whether an expression is an argument of a function of a name."""
        name = dotted(self._call_around(node))
        return name.rpartition('.')[2] in leaves

    def _uses(self, node, depth=4):
        """The expression itself, or the uses of the name that it gets.

        None where it goes where it cannot be followed.
        """
        parent = self._parent(node)
        if isinstance(parent, ast.withitem):
            target = parent.optional_vars
            if target is None:
                return
        else:
            target = reaching.bound(node, self._port.parents)
        owner = getattr(getattr(parent, 'func', None), 'value', None)
        if isinstance(target, ast.Attribute):
            yield from self._reads(ast.Attribute, 'attr', target.attr)
        elif isinstance(owner, ast.Name) and dotted(parent)[-7:] == '.append':
            yield from self._items(owner)
        elif target is None:
            yield node
        elif not isinstance(target, ast.Name) or not depth:
            yield None
        else:
            for name in self._loads(target):
                if isinstance(self._parent(name), ast.Assign):
                    yield from self._uses(name, depth - 1)
                else:
                    yield name

    def _reads(self, kind, field, name):
        """The places of the source where something of a name is read."""
        for node in trees.walk(self._port.source.tree):
            if isinstance(node, kind) and getattr(node, field) == name:
                if isinstance(node.ctx, ast.Load):
                    yield node

    def _of_list(self, node):
        """The places where what `files = [first, second]` holds is read."""
        around = self._parent(node)
        if isinstance(around, ast.For) and around.iter is node:
            return self._loads(around.target)
        names = getattr(around, 'targets', ())
        known = {type(name) for name in names} == {ast.Name}
        return [i for n in names for i in self._items(n)] if known else [None]

    def _items(self, target):
        """The places where what a list holds is read."""
        for name in self._reads(ast.Name, 'id', target.id):
            parent = self._parent(name)
            if isinstance(parent, ast.Subscript):
                yield parent
            elif isinstance(parent, ast.For) and parent.iter is name:
                yield from self._loads(parent.target)
            elif getattr(parent, 'attr', '') != 'append':
                yield None

    def _loads(self, target):
        """The places where a name is read: in its `with`, or function."""
        if not isinstance(target, ast.Name):
            yield None
            return
        is_item = isinstance(self._parent(target), ast.withitem)
        kinds: tuple = (ast.With,) if is_item else _SCOPES
        for node in trees.of_kind(self._around(target, kinds), ast.Name):
            if node.id == target.id and isinstance(node.ctx, ast.Load):
                if reaching.reaches(target, node, self._port.parents):
                    yield node

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
            reads = parameter_reads(self._port.source.tree, parent, node)
            if reads is None or parent in self._followed:
                yield self._argument(node)
                return
            self._followed.add(parent)
            for read in reads:
                yield from self._of_file(read)
            self._followed.remove(parent)
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

    def _of_string(self, node):
        """What a string is used for that a file gave."""
        if node is None:
            return UNKNOWN
        parent = self._parent(node)
        if isinstance(parent, ast.Attribute):
            if parent.attr == 'decode':
                return DECODED
            return TEXT if parent.attr in _OF_TEXT else UNKNOWN
        if isinstance(parent, ast.Subscript):  # Of data, it may be a part.
            return DATA if self._of_string(parent) == DATA else TEXT
        compared = isinstance(parent, (ast.Compare, ast.BinOp))
        if compared or line_uses.is_read_through(parent, node):
            is_data = line_uses.has_bytes(parent, self._around(node))
            return DATA if is_data else TEXT
        is_given = isinstance(parent, (ast.Call, ast.keyword))
        return self._argument(node) if is_given else UNKNOWN

    def _argument(self, node):
        """What a function makes of a file or a string."""
        call = self._call_around(node)
        name = dotted(call)
        full = local_names.full_name(call, self._port.source.tree)
        known = python2_bytes.takes_bytes(name)
        known = known or any(map(python2_bytes.is_file_of_data, (name, full)))
        coded = dotted(getattr(call, 'func', None)) in _CODED
        if known or coded or line_uses.keeps_bytes(call, self._around(node)):
            return DATA
        root, _, leaf = name.rpartition('.')
        *modules, function = (full or name).split('.')
        if 'yaml' in modules and 'load' in function:  # It takes both.
            return DECODED
        settings = setting_files.is_handed(call, self._port.source.tree)
        known = settings or leaf in _READERS_OF_TEXT
        if known or root in ('json', 'csv', 're'):
            return TEXT
        if leaf in ('as_text', 'as_str', 'as_bytes'):
            return DECODED
        return TEXT if leaf in ('len', 'print') else UNKNOWN

    def _call_around(self, node):
        """The call that an expression is an argument of, or None."""
        inner, parent = node, self._parent(node)
        while isinstance(parent, (ast.keyword, ast.Starred, ast.List)):
            inner, parent = parent, self._parent(parent)
        if isinstance(parent, ast.Call) and parent.func is not inner:
            return parent
        return None

    def _texts_around(self, node):
        scope = self._around(node)
        if scope not in self._texts:
            self._texts[scope] = python2_files.texts(trees.walk(scope))
        return self._texts[scope]

    def _around(self, node, kinds=_SCOPES):
        """The next node around it of these kinds."""
        while not isinstance(node, kinds):
            node = self._parent(node)
        return node

    def _parent(self, node):
        return self._port.parents.get(id(node))
