"""Finds every TensorFlow name in a source, whatever it was imported as."""

from __future__ import annotations

import ast
import builtins
import dataclasses

from .. import table
from ..sources import reading, trees
from . import brought, calls, forms, version_branches


@dataclasses.dataclass
class Use:
    """One use of a TensorFlow name.

    Attributes:
        names: Dotted names relative to `tensorflow` that it may stand for;
            more than one after alternative imports.
        line: Line in the source, from 1.
        call: The ast.Call, or None where the name is only read.
        guarded: It stands in a `try` that expects it to fail, or where a
            port has left a stop.
        targets: Names that the result is unpacked to, or None.
        reached: The releases in which a program comes to it, or None for all.
    """

    names: tuple
    line: int
    call: ast.Call | None = None
    guarded: bool = False
    targets: tuple | None = None
    reached: frozenset | None = None


@dataclasses.dataclass
class Uses:
    """All that a source does with TensorFlow.

    Attributes:
        found: List of Use, in the order of lines.
        imports: Modules of TensorFlow that it imports.
        last_items: Local names indexed by -1, with the line.
        evaluated: Local names on which `.eval()` is called, with the line.
        doubled: Lines of placeholders of rows of twice the units.
        single: Lines on which the state of a cell is one tensor: evaluated
            as it is made, or `state_size` a number in a shape.
        sizes: Whether the source defines a `state_size` of its own.
        assigned: Local name to the method whose result it holds.
        keywords: All keyword names of all calls.
        functions: Local functions to the names of their arguments.
        repeated: Lines on which a stack is made of one cell several times.
        flags: Names of the flags that it defines.
        set_flags: Name of each flag that it sets, with the line.
        statements: The parsed statements themselves.
    """

    found: list = dataclasses.field(default_factory=list)
    imports: set = dataclasses.field(default_factory=set)
    last_items: dict = dataclasses.field(default_factory=dict)
    evaluated: dict = dataclasses.field(default_factory=dict)
    doubled: list = dataclasses.field(default_factory=list)
    single: list = dataclasses.field(default_factory=list)
    sizes: bool = False
    assigned: dict = dataclasses.field(default_factory=dict)
    keywords: set = dataclasses.field(default_factory=set)
    functions: dict = dataclasses.field(default_factory=dict)
    repeated: list = dataclasses.field(default_factory=list)
    flags: set = dataclasses.field(default_factory=set)
    set_flags: dict = dataclasses.field(default_factory=dict)
    statements: list = dataclasses.field(default_factory=list)


def collect(statements, others=None):
    """Collects the uses of TensorFlow in parsed statements.

    Args:
        statements: List of `reading.Statement`.
        others: What other modules of the program bring, see `brought.names`.
    """
    calls.mark_numbers(statements)
    visitor = _Visitor()
    visitor.others = others or {}
    for statement in statements:
        visitor.guarded = statement.guarded
        visitor.scoped = statement.nested
        visitor.stopped = statement.stopped
        visitor.visit(statement.node)
    visitor.uses.found.sort(key=lambda use: use.line)
    visitor.uses.statements = statements
    return visitor.uses


class _Visitor(version_branches.Visitor):
    def __init__(self):
        super().__init__()
        self.others = {}
        self.uses = Uses()
        self.scoped = True
        self.stopped = frozenset()
        self.repeats = set()
        self.replaced = set()
        self._calls = {}

    def visit_Import(self, node):
        for alias in node.names:
            name = _below_tensorflow(alias.name)
            if name is not None:
                self._note_import(name, node)
                module = name if alias.asname else ''
                self._bind(alias.asname or 'tensorflow', module)

    def visit_ImportFrom(self, node):
        module = _below_tensorflow(node.module or '')
        if module is None or node.level:
            self.aliases.update(brought.taken(node, self.others))
            self.note_renamed(node)
            return
        self.uses.imports.add(module)
        for alias in node.names:
            if alias.name == '*':
                self._note_import(module, node)
                for leaf in table.members(module):
                    if not hasattr(builtins, leaf):  # As print is, since 1.12.
                        self._bind(leaf, _join(module, leaf))
                continue
            name = _join(module, alias.name)
            self._note_import(name, node)
            self._bind(alias.asname or alias.name, name)

    def visit_Try(self, node):
        handlers = [h for h in node.handlers if reading.handles_failure(h)]
        self.visit_all(node.body, bool(handlers))
        for handler in node.handlers:
            self.visit_all(handler.body, handler in handlers)
        self.visit_all(node.orelse + node.finalbody, False)

    def visit_FunctionDef(self, node):
        outer = dict(self.aliases)
        self.uses.sizes |= node.name == 'state_size'
        self.uses.functions[node.name] = [arg.arg for arg in node.args.args]
        for name in self.uses.functions[node.name]:  # It hides compat.v1.
            if 'compat.v1' in self.aliases.get(name, ()):
                del self.aliases[name]
        self.generic_visit(node)
        self.aliases = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Assign(self, node):
        self.visit(node.value)
        self.note_assigned(node)
        target = node.targets[0]
        found = [self.resolve(v) for v in trees.alternatives(node.value)]
        names = sum(found, ()) if all(found) else ()
        if isinstance(node.value, ast.Call):
            self._note_result(node.value, target)
        if isinstance(target, ast.Attribute):
            self.replaced.add(trees.dotted(target) or '?')
            self.uses.sizes |= target.attr == 'state_size'
            owners = self.resolve(target.value)
            if owners and owners[0].endswith('flags.FLAGS'):
                self.uses.set_flags.setdefault(target.attr, node.lineno)
        if not isinstance(target, ast.Name):
            return
        if forms.is_repeat(node.value):
            self.repeats.add(target.id)
        local = self.uses.functions.get(getattr(node.value, 'id', None))
        if local is not None:
            self.uses.functions[target.id] = local
        if names:
            known = self.aliases.get(target.id, ()) if self.guarded else ()
            self.aliases[target.id] = (*known, *names)
        elif self.scoped and not self.guarded:
            self.aliases.pop(target.id, None)
        elif self.guarded and self._is_old(target.id, node.value):
            self.replaced.add(target.id)

    def visit_Call(self, node):
        self.uses.keywords.update(k.arg for k in node.keywords if k.arg)
        if any(map(forms.has_state_size, (*node.args, *node.keywords))):
            self.uses.single.append(node.lineno)
        names = self.resolve(node.func)
        if names:
            self._add(names, node, node)
            leaves = {n.rpartition('.')[2] for n in names}
            if 'placeholder' in leaves:
                self._note_doubled(node)
            if 'MultiRNNCell' in leaves:
                self._note_repeated(node)
            if any(leaf.startswith('DEFINE_') for leaf in leaves):
                self._note_flag(node)
        else:
            self._note_eval(node)
            # Another file's name for it, as `from layers import *` gives.
            if forms.last_name(node.func) == 'MultiRNNCell':
                self._note_repeated(node)
            self.visit(node.func)
        for child in (*node.args, *(k.value for k in node.keywords)):
            self.visit(child)

    def visit_Attribute(self, node):
        names = self.resolve(node)
        if names:
            self._add(names, node)
        else:
            self.visit(node.value)

    def visit_Name(self, node):
        names = self.resolve(node)
        if names and names != ('',):
            self._add(names, node)

    def visit_Subscript(self, node):
        if isinstance(node.value, ast.Name) and forms.is_minus_one(node.slice):
            self.uses.last_items.setdefault(node.value.id, node.lineno)
        self.generic_visit(node)

    def _bind(self, local, name):
        known = self.aliases.get(local, ()) if self.guarded else ()
        self.aliases[local] = (*known, name)

    def _is_old(self, local, value):
        """Whether `except ImportError: _linear = mine` replaces a name."""
        names = self.aliases.get(local, ('',))
        return not isinstance(value, ast.Constant) and all(names)

    def _note_import(self, name, node):
        self.uses.imports.add(name)
        if name:
            self._add((name,), node)

    def resolve(self, node):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        tail = '.'.join(reversed(parts))
        loaded = brought.loaded(node)
        self.uses.imports.update(loaded)
        names = loaded or self.aliases.get(getattr(node, 'id', None), ())
        return tuple(_join(n, tail) for n in names)

    def _add(self, names, node, call=None):
        own = {forms.first_name(node), trees.dotted(node)}
        guarded = self.guarded or node.lineno in self.stopped
        guarded |= not own.isdisjoint(self.replaced)
        use = Use(names, node.lineno, call, guarded, None, self.reached)
        self.uses.found.append(use)
        self._calls.setdefault(call, []).append(use)

    def _note_result(self, call, target):
        """Remembers where the result of a call went."""
        targets = forms.target_names(target)
        for use in self._calls.get(call, ()):
            use.targets = targets
        if isinstance(call.func, ast.Attribute):
            local = targets[0] if len(targets) == 1 else None
            self.uses.assigned[local] = call.func.attr

    def _note_doubled(self, call):
        if any(map(forms.is_state_shape, (*call.args, *call.keywords))):
            self.uses.doubled.append(call.lineno)

    def _note_repeated(self, call):
        if self.reached is not None:
            return
        named = [k.value for k in call.keywords if k.arg == 'cells']
        for cells in (*call.args[:1], *named):
            if (
                forms.is_repeat(cells)
                or forms.last_name(cells) in self.repeats
            ):
                self.uses.repeated.append(call.lineno)

    def _note_flag(self, call):
        for argument in call.args[:1]:
            if isinstance(argument, ast.Constant):
                self.uses.flags.add(argument.value)

    def _note_eval(self, call):
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr == 'eval':
            local = forms.last_name(function.value)
            made = getattr(function.value, 'func', None)
            if made is not None and forms.last_name(made) == 'zero_state':
                self.uses.single.append(call.lineno)
            if local:
                self.uses.evaluated.setdefault(local, call.lineno)


def _below_tensorflow(module):
    """Name below `tensorflow`, or None for another package."""
    top, _, rest = module.partition('.')
    return rest if top == 'tensorflow' else None


def _join(module, name):
    return '.'.join(part for part in (module, name) if part)
