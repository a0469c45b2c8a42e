"""Which TensorFlow a source is written for: 1.x, `compat.v1`, or 2 already.

A release of 1.x is told by evidence; this tells the generations apart. Names
that both generations have say nothing.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from .. import table, today
from ..releases import RELEASES
from ..sources import trees
from ..table import tensorflow_2
from . import contrib_of_1, eager, facts, old_keras, shapes
from .calls import arguments_fit, call_fits
from .evidence import V1

OLD = 'tensorflow 1'
HALF = 'tensorflow.compat.v1'
MIXED = 'tensorflow 1 and 2'
NEW = 'tensorflow 2'
EITHER = 'tensorflow 1 or 2'
EAGER = 'eager tensorflow 1'
# In these `tf` is TensorFlow 2.
HALVES = (HALF, MIXED)

_NEWEST = RELEASES[-1]
OURS = __name__.partition('.dating.')[0]


class Sign(NamedTuple):
    """Something that tells a generation.

    Attributes:
        what: As a reader sees it: `tf.GradientTape`, `.numpy()`.
        line: Line in the source, from 1.
        path: Its file, or None.
        cell: Code cell of a notebook that the line is in, from 1; else 0.
    """

    what: str
    line: int
    path: str | None = None
    cell: int = 0

    @property
    def place(self):
        """Where it stands, such as `12` or `cell 3:2`."""
        return f'cell {self.cell}:{self.line}' if self.cell else str(self.line)


class Generation(NamedTuple):
    """What tells the generation of one file; each a tuple of Sign.

    Attributes:
        v1: Uses of `tf.compat.v1`.
        turned: Those of them that turn the behaviour of TensorFlow 2 off.
        shapes_of_1: What makes or takes shapes of `Dimension`s.
        shapes: What may read items of a shape.
        variables_of_1: What makes variables of TensorFlow 1's kind.
        keras: Names of Keras 3, which takes variables of TensorFlow 2 alone.
        graph: What needs a graph.
        old: Names and calls of `tf` that TensorFlow 2 does not have.
        left: Those of `old` that `tf_upgrade_v2` leaves as they are.
        new: Names and calls of `tf` that 1.x did not have.
        eager: What runs eagerly alone.
        eager_of_1: What turned eager execution on in 1.x.
        used: Whether it uses TensorFlow at all.
        shared: Whether TensorFlow 2 has all its names, and takes its calls.
        imports_keras: Whether it imports Keras as a package of its own.
        imports_contrib: Whether `contrib_of_1.is_imported`.
    """

    v1: tuple = ()
    turned: tuple = ()
    shapes_of_1: tuple = ()
    shapes: tuple = ()
    variables_of_1: tuple = ()
    keras: tuple = ()
    graph: tuple = ()
    old: tuple = ()
    left: tuple = ()
    new: tuple = ()
    eager: tuple = ()
    eager_of_1: tuple = ()
    used: bool = False
    shared: bool = False
    imports_keras: bool = False
    imports_contrib: bool = False

    @property
    def kind(self):
        """A constant of this module, or None without TensorFlow."""
        if self.eager_of_1 and not (self.graph or self.new):
            return EAGER
        if self.v1 and not self._is_eager:
            return OLD if self._is_of_1 else HALF
        if self.old:
            return MIXED if self.new else OLD
        if self.new or self.eager:
            return NEW
        return EITHER if self.used else None

    @property
    def plain(self):
        """Whether `old` has what no half-ported source would have."""
        return bool(set(self.old) - set(self.left))

    @property
    def signs(self):
        """The signs of its kind, in the order of lines."""
        chosen = {
            HALF: self.v1,
            MIXED: (*self.new, *self.old),
            NEW: (*self.new, *self.eager),
            EAGER: self.eager_of_1,
            OLD: self.old,
        }
        found = chosen.get(self.kind, ())
        return tuple(sorted(set(found), key=lambda s: (s.line, s.what)))

    @property
    def _is_of_1(self):
        """Whether it has names that TensorFlow 2 lacks, and means them."""
        contrib = any(sign.what.startswith('tf.contrib') for sign in self.old)
        is_plain = self.plain and (not self.turned or contrib)
        return not self.new and (self.imports_contrib or is_plain)

    @property
    def _is_eager(self):
        """Whether a program of TensorFlow 2 uses a part of `compat.v1`."""
        return bool(self.eager) and not self.graph and not self.old


def run_eagerly(generations):
    """Whether the files of a program run eagerly, and none makes a graph."""
    graphs = any(g.graph or g.turned or g.old for g in generations)
    return not graphs and any(g.eager for g in generations)


_LISTS = [n for n, held in Generation._field_defaults.items() if held == ()]
_READ_SHAPES = ('keras.backend.', 'keras.layers.')


def of(uses, statements, path=None):
    """The Generation of a source.

    Args:
        uses: `names.Uses`.
        statements: List of `source.Statement`.
        path: Its file, or None.
    """
    found: dict[str, list] = {field: [] for field in _LISTS}
    for use in uses.found:
        # Of alternative imports, the one for TensorFlow 2.
        halves = [n for n in use.names if today.below(n, V1) is not None]
        for name in halves or use.names:
            for field in _fields(name, use):
                found[field].append(Sign(f'tf.{name}', use.line, path))
    for line in contrib_of_1.kept(uses):
        found['old'].append(Sign('tf.nn.dropout', line, path))
    for what, line in eager.signs(statements, uses):
        found['eager'].append(Sign(what, line, path))
    for name, line in old_keras.of_3(statements):
        found['new'].append(Sign(name, line, path))
    for line in shapes.dimensions(statements):
        found['shapes_of_1'].append(Sign('.value', line, path))
    for line in shapes.items(statements):
        found['shapes'].append(Sign('.shape', line, path))
    for line in _ported(statements) if uses.imports else ():
        found['v1'].append(Sign(OURS, line, path))
    lists = {field: tuple(found[field]) for field in found}
    return Generation(
        **lists,
        used=bool(uses.imports),
        shared=all(
            today.has(use.names[0])
            and _fits_today(use.names[0], use) is not False
            for use in uses.found
        ),
        imports_keras=any(map(old_keras.imports, statements)),
        imports_contrib=contrib_of_1.is_imported(uses),
    )


def _ported(statements):
    """Yields lines that import names of ours, as ports do."""
    for statement in statements:
        for node in trees.of_kind(statement.node, ast.ImportFrom):
            if (node.module or '').startswith(OURS):
                yield node.lineno


def _fields(name, use):
    """The lists of a Generation that a use of a name belongs to."""
    inner = today.below(name, V1)
    if inner is not None:
        yield from _of_v1(inner, use)
        return
    home, _, last = name.rpartition('.')
    if home in tensorflow_2.HOMES_OF_TURNS:
        yield from _turned(last)
    second = today.below(name, 'compat.v2')
    if second is not None:
        yield from _fields(second, use) if second else ['new']
    elif name.startswith('keras.'):
        yield 'keras'
        if name.startswith(_READ_SHAPES):
            yield 'shapes'
        if _is_new(name, use) and not use.guarded:
            yield 'new'
    elif name in tensorflow_2.EAGER_OF_1:
        yield 'eager' if use.guarded else 'eager_of_1'
    elif name in tensorflow_2.EAGER:
        yield 'eager'
    elif _is_old(name, use) and not use.guarded:
        yield 'old'
        if name in tensorflow_2.GRAPH or name in tensorflow_2.SESSIONS:
            yield 'graph'
        is_left = name.partition('.')[0] in tensorflow_2.LEFT
        if is_left or not _fits_newest(name, use):
            yield 'left'
    elif _is_new(name, use) and not use.guarded:
        yield 'new'


def _of_v1(inner, use):
    if inner in tensorflow_2.EAGER_OF_1:
        yield 'eager' if use.guarded else 'eager_of_1'
        return
    again = today.below(inner, V1)
    if again is not None:
        yield from _of_v1(again, use)
        return
    if inner == 'enable_v2_behavior':
        yield 'eager'
        return
    yield 'v1'
    if inner in tensorflow_2.GRAPH:
        yield 'graph'
    yield from _turned(inner)
    if inner.startswith('keras.'):
        yield 'keras'


def _turned(inner):
    if inner in tensorflow_2.TURNS_OFF_2:
        yield 'turned'
    if inner in tensorflow_2.SHAPES_OF_1:
        yield 'shapes_of_1'
    if inner in tensorflow_2.VARIABLES_OF_1:
        yield 'variables_of_1'


def _is_old(name, use):
    """Whether 1.x had a name, or took such a call, and TensorFlow 2 not."""
    if name.partition('.')[0] in tensorflow_2.UNDECIDED:
        return False
    if not today.has(name):
        return facts.known(name)[0] is not None
    return _fits_today(name, use) is False and _fits_some(name, use)


def _is_new(name, use):
    """Whether TensorFlow 2 has a name, or takes such a call, and 1.x not."""
    if not today.is_listed(name):
        return False
    symbol, full = facts.known(name)
    if not full:
        return (
            not symbol or not table.is_known(symbol) or table.is_module(symbol)
        )
    return bool(_fits_today(name, use)) and not _fits_some(name, use)


def _fits_today(name, use):
    """Whether today's function takes a call; None where that is not known."""
    arguments = today.arguments(name)
    if use.call is None or arguments is None:
        return None
    return arguments_fit(arguments, use.call, name)


def _fits_some(name, use):
    if use.call is None:
        return True
    return any(
        call_fits(name, release, use.call) for release in table.releases(name)
    )


def _fits_newest(name, use):
    if _NEWEST not in table.releases(name):
        return False
    return use.call is None or call_fits(name, _NEWEST, use.call)
