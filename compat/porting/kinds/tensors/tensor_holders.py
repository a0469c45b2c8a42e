"""Which expressions are tensors of a graph, or lists that hold some.

losses = []
losses.append(tf.nn.l2_loss(w))
total = np.sum(losses)          # a list of tensors, and so a tensor
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import reaching
from ...names.local_names import dotted, names_of_numpy
from ..arrays import filled_names
from ..numbers import argument_kinds

TENSOR, LIST, ARRAY = 'tensor', 'list', 'array'
_PLAIN = 'plain'  # A number, or an empty list, to which others are added.
# Parts of TensorFlow whose functions give tensors.
_PARTS = frozenset(
    ['', 'image', 'layers', 'linalg', 'losses', 'math', 'nn', 'nn.seq2seq']
    + [
        f'contrib.{part}'
        for part in 'layers legacy_seq2seq losses rnn seq2seq'.split()
    ]
)
# Functions that give several.
_SEVERAL = frozenset(
    'all_variables bidirectional_dynamic_rnn bidirectional_rnn dynamic_rnn '
    'dynamic_partition get_collection get_losses get_regularization_losses '
    'global_variables gradients local_variables moments rnn split static_rnn '
    'top_k trainable_variables tuple unpack unstack'.split()
)
# Functions of NumPy that made one of a list.
_FOLDING = frozenset('dot prod product square sum'.split())
# Attributes that tensors and their sizes have themselves.
_OF_SHAPES = frozenset('dtype name shape size value'.split())
_COPIES = ('list', 'reversed', 'sorted', 'tuple')
_FETCHES = ('eval', 'run')
_ITEMS = ('each', 'part', 'parts')
_FILLS = ('append', 'extend', 'put')


class TensorHolders:
    """What of a source is a tensor, or a list that holds one.

    Args:
        port: The Port.
    """

    def __init__(self, port):
        self._tree = port.source.tree
        self._parents = port.parents
        self._resolved = port.names.resolved
        self._numpy = names_of_numpy(self._tree)
        self._found: dict = {}
        self._calls: dict = {}
        for call in port.calls.values():
            if not self._is_imported(call):
                self._calls.setdefault(trees.called(call), []).append(call)
        self._attributes = _attributes(self._tree) if self._resolved else {}

    def kind(self, node):
        """`TENSOR`, `LIST`, or `ARRAY` of NumPy that holds tensors.

        Args:
            node: An expression.

        Returns:
            One of these; something else where it is not sure.
        """
        try:
            return self._kind(node)
        except RecursionError:  # Of too many that are made of one another.
            self._found = {}
            return None

    def _kind(self, node):
        if node not in self._found:
            self._found[node] = _PLAIN  # It may be made of itself.
            find = getattr(self, f'_of_{type(node).__name__.lower()}', None)
            self._found[node] = find(node) if find else None
        return self._found[node]

    def _holds(self, nodes):
        """Whether something of a list is a tensor, or holds one."""
        return any(self._kind(node) in (TENSOR, LIST) for node in nodes)

    def _of_constant(self, node):
        return _PLAIN

    def _of_list(self, node):
        if not node.elts:
            return _PLAIN
        return LIST if self._holds(node.elts) else None

    _of_tuple = _of_list

    def _of_listcomp(self, node):
        return LIST if self._holds([node.elt]) else None

    _of_generatorexp = _of_listcomp

    def _of_dict(self, node):
        if not node.values:
            return _PLAIN
        return LIST if self._holds(node.values) else None

    def _of_binop(self, node):
        kinds = {self._kind(node.left), self._kind(node.right)}
        return next((k for k in (TENSOR, LIST, ARRAY) if k in kinds), None)

    def _of_unaryop(self, node):
        return self._kind(node.operand)

    def _of_ifexp(self, node):
        return _agreed([self._kind(node.body), self._kind(node.orelse)])

    def _of_subscript(self, node):
        kind = self._kind(node.value)
        is_part = isinstance(node.slice, ast.Slice)
        return kind if is_part or kind == TENSOR else _item(kind)

    def _of_attribute(self, node):
        if node.attr in _OF_SHAPES and getattr(node.value, 'id', '') != 'self':
            return None  # It may be of a tensor or its shape.
        return self._bound(self._attributes.get(node.attr, ()))

    def _of_name(self, node):
        given = filled_names.find(node.id, node, self._parents, self._tree)
        if not any(how in _FILLS for how, _ in given):
            last = reaching.value(node, self._parents)
            if last is not None and not isinstance(last, ast.Constant):
                return self._kind(last)
        if ('argument', None) in given:
            given = [pair for pair in given if pair != ('argument', None)]
            given += [('is', value) for value in self._handed(node)]
        return self._bound(given)

    def _bound(self, given):
        """What statements make of a name, as `filled_names` has them."""
        kinds, fills = [], []
        for how, value in given:
            kind = self._kind(value) if value is not None else None
            kind = _item(kind) if how in _ITEMS else kind
            if how == 'put within':
                continue
            (fills if how in _FILLS else kinds).append(kind)
        kind = _agreed(kinds)
        if kind == _PLAIN and not {TENSOR, LIST}.isdisjoint(fills):
            return LIST
        return kind if kind == LIST or not fills else None

    def _handed(self, node):
        """What calls give the argument that a name stands for."""
        function = trees.above(node, self._parents, ast.FunctionDef)
        names = [a.arg for a in function.args.args] if function else []
        if node.id not in names:
            return [None]
        called = function.name
        if called == '__init__':
            around = self._parents[id(function)]
            called = getattr(around, 'name', called)
        calls = self._calls.get(called, ())
        given = [argument_kinds.given(c, function, node.id) for c in calls]
        return given or [None]

    def _is_imported(self, call):
        is_of_tensorflow = call.func in self._resolved
        return is_of_tensorflow or bool(dotted(call.func, self._numpy))

    def _of_call(self, node):
        if node.func in self._resolved:
            return _made(self._resolved[node.func][0])
        name, full = trees.called(node), dotted(node.func, self._numpy)
        if full.startswith('numpy.'):
            if {TENSOR, LIST, ARRAY}.isdisjoint(map(self._kind, node.args)):
                return None
            return TENSOR if name in _FOLDING else ARRAY
        if isinstance(node.func, ast.Name) and len(node.args) == 1:
            if name in _COPIES:
                return self._kind(node.args[0])
            if name == 'sum':
                return _item(self._kind(node.args[0]))
        is_method = isinstance(node.func, ast.Attribute) and not node.args
        if is_method and name in ('values', 'copy'):
            return self._kind(node.func.value)
        if full or name in _FETCHES:
            return None
        given = trees.returned(self._tree).get(name, ())
        return _agreed(map(self._kind, given))


def _agreed(kinds):
    """The one kind of several; numbers and empty lists take any."""
    kinds = set(kinds)
    if len(kinds) > 1:
        kinds.discard(_PLAIN)
    return kinds.pop() if len(kinds) == 1 else None


def _item(kind):
    """What the items of such a value are."""
    return TENSOR if kind in (LIST, ARRAY) else None


def _made(name):
    """What a function of TensorFlow gives, by its name."""
    part, _, last = name.rpartition('.')
    if part not in _PARTS or not (last[:1].islower() or last == 'Variable'):
        return None
    return LIST if last in _SEVERAL else TENSOR


def _attributes(tree):
    """Names of attributes to what a file gives them, and fills them with."""
    found: dict = {}

    def note(node, how, value):
        if isinstance(node, ast.Attribute):
            found.setdefault(node.attr, []).append((how, value))

    for node in trees.of_kind(tree, ast.Assign, ast.AugAssign, ast.Call):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Subscript):
                    note(target.value, 'put', node.value)
                for part in getattr(target, 'elts', ()):
                    note(part, 'part', node.value)
                note(target, 'is', node.value)
        elif isinstance(node, ast.AugAssign):
            note(node.target, 'added', node.value)
        elif trees.called(node) in ('append', 'extend') and node.args:
            if isinstance(node.func, ast.Attribute):
                note(node.func.value, node.func.attr, node.args[0])
    return found
