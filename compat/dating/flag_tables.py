"""What a source reads from `FLAGS.__flags` says about the release.

Up to 1.4 it held the values, and from 1.5 on absl's Flag objects.

Source: TensorFlow 1.4.1 and 1.5.1, as they ran, the latter on absl-py 0.1.6,
0.1.10 and 1.4.
"""

from __future__ import annotations

import ast

from ..sources import trees
from .facts import Evidence, since, until

FLAGS = 'app.flags.FLAGS'
TABLE = f'{FLAGS}.__flags'
_LOOPS = ('items', 'iteritems', 'values', 'itervalues')
# What takes all of the table and needs plain values.
_TAKERS = frozenset('dump dumps safe_dump update Namespace'.split())
_OF_ABSL = frozenset('flag_values_dict flags_into_string is_parsed'.split())
_OF_FLAG = {'_value', *'value default present help parser serialize'.split()}
# What makes a dict of all of the table, which holds the same values.
_COPIERS = frozenset('copy deepcopy dict'.split())
_OF_KEYS = frozenset('sorted list set len iter enumerate tuple'.split())
_QUESTIONS = frozenset('getattr hasattr isinstance type'.split())


def hidden_table(node):
    """The owner in `FLAGS.__dict__['__flags']`, or None for other nodes.

    From 1.5 on `tf.app.flags.FLAGS` wraps absl's, and has no such entry.
    """
    if isinstance(node, ast.Subscript):
        key, inside = node.slice, node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        key = node.args[0] if node.args and node.func.attr == 'get' else None
        inside = node.func.value
    else:
        return None
    if not isinstance(key, ast.Constant) or key.value != '__flags':
        return None
    if isinstance(inside, ast.Call) and trees.last_name(inside.func) == 'vars':
        return (*inside.args, None)[0]
    if isinstance(inside, ast.Attribute) and inside.attr == '__dict__':
        return inside.value
    return None


class Tables:
    """Looks for `FLAGS.__flags` in parsed statements."""

    def __init__(self, statements):
        self._next = {}
        self._parents = {}
        self._nodes = []
        for place, statement in enumerate(statements):
            for node in ast.walk(statement.node):
                for child in ast.iter_child_nodes(node):
                    self._parents[id(child)] = node
                if not statement.guarded:
                    self._nodes.append(node)
            # Python 2 is read by lines: a loop's body comes after its head.
            if not statement.nested and place + 1 < len(statements):
                after = statements[place + 1].node
                self._next[id(statement.node)] = after

    def evidence(self):
        """Evidence of what is read from the table.

        A source that asks what a value is knows of both, and tells nothing.
        """
        found = []
        for node in self._nodes:
            if self._is_guarded(node):
                continue
            if _is_flags(node):
                found += self._of_flags(node)
            elif _is_table(node):
                found += self._of_table(node)
                found += self._of_copy(node)
        return [] if None in found else found

    def shown(self):
        """Lines on which all of the table is handed to a function."""
        return [
            getattr(node, 'lineno', 0)
            for node in self._nodes
            if _is_table(node) and not self._is_guarded(node)
            for parent in [self._parents.get(id(node))]
            if isinstance(parent, ast.Call) and node is not parent.func
            if trees.last_name(parent.func) not in (*_TAKERS, *_OF_KEYS)
        ]

    def _of_flags(self, node):
        """absl's FLAGS is called, indexed, and has methods of its own."""
        parent = self._parents.get(id(node))
        by_key = isinstance(parent, ast.Subscript) and parent.value is node
        called = isinstance(parent, ast.Call) and parent.func is node
        if by_key or called or getattr(parent, 'attr', '') in _OF_ABSL:
            yield Evidence(FLAGS, node.lineno, since('1.5'), 'call')

    def _of_table(self, node):
        parent = self._parents.get(id(node))
        if hidden_table(node) is not None:
            yield Evidence(TABLE, node.lineno, until('1.4'), 'name')
        name = getattr(parent, 'attr', None)
        taken = isinstance(parent, ast.keyword) and parent.arg is None
        if isinstance(parent, ast.Subscript):
            yield from self._of_value(parent)
        elif isinstance(parent, ast.Call):
            taken = trees.last_name(parent.func) in _TAKERS
        elif name == 'get':
            yield from self._of_value(self._parents[id(parent)])
        elif name in _LOOPS:
            yield from self._of_loop(parent)
        if taken:
            yield Evidence(TABLE, node.lineno, until('1.4'), 'values')

    def _of_copy(self, node):
        """Evidence of what is read from a copy before it is bound anew."""
        call = self._copying(node)
        bound = getattr(self._parents.get(id(call)), 'targets', ())
        target = (*bound, None)[0]
        if call is None:
            return
        if self._hands_whole(getattr(target, 'id', None), call.lineno):
            yield Evidence(TABLE, node.lineno, until('1.4'), 'values')
        reads = [
            read
            for read in self._nodes
            if isinstance(read, ast.Subscript)
            and isinstance(read.value, ast.Name)
            and read.value.id == getattr(target, 'id', None)
            and read.lineno > call.lineno
        ]
        bound = {
            ast.dump(read.slice): read.lineno
            for read in reversed(reads)
            if isinstance(read.ctx, ast.Store)
        }
        for read in reads:
            first = bound.get(ast.dump(read.slice), read.lineno)
            if isinstance(read.ctx, ast.Load) and read.lineno <= first:
                yield from self._of_value(read)

    def _copying(self, node):
        """The call that makes a dict of the table, or None."""
        parent = self._parents.get(id(node))
        name = getattr(parent, 'attr', '')
        if name.endswith('items'):  # `dict(FLAGS.__flags.items())`
            parent = self._parents.get(id(self._parents.get(id(parent))))
        elif name in _COPIERS:
            parent = self._parents.get(id(parent))
        if not isinstance(parent, ast.Call):
            return None
        copies = trees.last_name(parent.func) in _COPIERS
        return parent if copies else None

    def _hands_whole(self, name, line):
        """Whether what needs plain values takes all of a dict below a line."""
        for call in self._nodes:
            if not isinstance(call, ast.Call) or call.lineno <= line:
                continue
            given = [k.value for k in call.keywords if k.arg is None]
            if trees.last_name(call.func) in _TAKERS:
                given += call.args
            if any(getattr(node, 'id', '') == name for node in given):
                return not self._is_guarded(call)
        return False

    def _of_value(self, node):
        """Evidence of a value, read as it is or as absl's Flag.

        None where the source asks which of the two it is.
        """
        parent = self._parents.get(id(node))
        if (
            isinstance(parent, ast.Call)
            and trees.last_name(parent.func) in _QUESTIONS
        ):
            yield None
            return
        name = getattr(parent, 'attr', None)
        releases = since('1.5') if name in _OF_FLAG else until('1.4')
        yield Evidence(TABLE, node.lineno, releases, 'values')

    def _of_loop(self, method):
        """Evidence of the values that a loop goes through."""
        loop = method
        while loop is not None and not hasattr(loop, 'iter'):
            loop = self._parents.get(id(loop))
        target = getattr(loop, 'target', None)
        if target is None:
            return
        if method.attr.endswith('items'):
            parts = getattr(target, 'elts', [])
            target = parts[1] if len(parts) == 2 else None
        found = [
            item
            for body in self._bodies(loop)
            for node in ast.walk(body)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if node.id == getattr(target, 'id', None)
            for item in self._of_value(node)
        ]
        if None in found:
            yield None
            return
        # One that asks for `.value` anywhere knows of absl.
        yield from sorted(found, key=lambda item: item.releases[0] < '1.5')[:1]

    def _bodies(self, loop):
        if not isinstance(loop, ast.For):
            return [self._parents[id(loop)]]
        bodies = list(loop.body)
        after = self._next.get(id(self._parents.get(id(loop))))
        while after is not None:
            bodies.append(after)
            heads = [s for s in after.body if isinstance(s, (ast.For, ast.If))]
            after = self._next.get(id(after)) if heads else None
        return bodies

    def _is_guarded(self, node):
        while node is not None:
            if isinstance(node, ast.Try):
                return True
            node = self._parents.get(id(node))
        return False


def _is_flags(node):
    return trees.last_name(node) == 'FLAGS'


def _is_table(node):
    owner = hidden_table(node)
    is_hidden = owner is not None and _is_flags(owner)
    return is_hidden or getattr(node, 'attr', '') == '__flags'
