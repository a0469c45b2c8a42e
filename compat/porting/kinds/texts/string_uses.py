"""What becomes of bytes that a source reads: text, or data?"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes
from ...names import local_names, reaching
from ...names.calls_of_names import dotted, parameter_reads
from . import line_uses, session_feeds, setting_files

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
_CODED = ('codecs.getreader', 'codecs.getwriter')
_SCOPES: tuple = (ast.FunctionDef, ast.Module)


class StringUses:
    """How a source uses the strings that it makes.

    Args:
        port: `port.Port`.
    """

    def __init__(self, port):
        self._port = port
        self._texts = {}
        self._followed = set()

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
        if session_feeds.is_fed(node, self._parent, self._uses):
            return DATA
        if not isinstance(parent, (ast.Call, ast.keyword)):
            return UNKNOWN
        found = self._in_function(
            parent, node, lambda read: [self._of_string(read)]
        )
        return DATA if set(found or ()) == {DATA} else self._argument(node)

    def _in_function(self, call, node, kinds_of):
        """What a function of the source does with an argument.

        Args:
            call: The call.
            node: The argument.
            kinds_of: Gives what is done where the function reads it.

        Returns:
            List; None where it is not known what is called.
        """
        reads = parameter_reads(self._port.source.tree, call, node)
        if reads is None or call in self._followed:
            return None
        self._followed.add(call)
        found = [kind for read in reads for kind in kinds_of(read)]
        self._followed.remove(call)
        return found

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

    def _around(self, node, kinds=_SCOPES):
        """The next node around it of these kinds."""
        while not isinstance(node, kinds):
            node = self._parent(node)
        return node

    def _parent(self, node):
        return self._port.parents.get(id(node))
