"""Seeds of Python's `random` that stand above the import of TensorFlow.

    random.seed(3)
    import tensorflow as tf      random.seed(3) once more
    random.shuffle(rows)

Today's TensorFlow loads Keras, which draws a number as it loads, so that the
program's own draws begin one later.

Source: TensorFlow 1.4.1 and 2.21 with Keras 3, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import Rule

RULE = Rule(
    name='early-seeds',
    does="Seeds Python's `random` again below the import of TensorFlow",
    why="today's TensorFlow draws from it as it loads",
    before=(
        'import random\n'
        'random.seed(3)\n'
        'import tensorflow as tf\n'
        'random.shuffle(rows)\n'
    ),
    after=(
        'import random\n'
        'random.seed(3)\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'random.seed(3)\n'
        'random.shuffle(rows)\n'
    ),
)
_SEEDS = ('random.seed', 'legacy_rnn.compat.old_random.seed')
_OWN = '.'
_LOADING = frozenset([_OWN, 'keras', 'legacy_rnn', 'tensorflow', 'tflearn'])


def apply(port):
    """Repeats the last seed, if nothing but imports may come between."""
    project, imported = port.project, imported_names(port.source.tree)
    own = {name.partition('.')[0] for name in project.exports}
    loading = _LOADING.union(own, project.beside, project.modules or ())
    seed = last = None
    for statement in port.source.tree.body:
        called = _called(statement, imported)
        if called in _SEEDS:
            if last is not None:
                break
            seed = statement if statement.value.args else None
        elif _imported(statement) & loading:
            if seed is None:
                return
            last = statement
        elif not _is_quiet(statement, called, loading):
            break
    if seed is not None and last is not None and called not in _SEEDS:
        end = port.source.line_end(port.source.span(last)[1])
        port.source.replace_span(end, end, '\n', seed)
        port.changed(seed, RULE, RULE.why, ast.unparse(seed))


def _called(statement, imported):
    """The full name of what a statement calls, or an empty string."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return dotted(call.func, imported) if isinstance(call, ast.Call) else ''


def _imported(statement):
    """The packages that an import asks for; '.' for the program's own."""
    if isinstance(statement, ast.Import):
        return {alias.name.partition('.')[0] for alias in statement.names}
    if isinstance(statement, ast.ImportFrom):
        if statement.level:
            return {_OWN}
        return {(statement.module or '').partition('.')[0]}
    return set()


def _is_quiet(statement, called, loading):
    """Whether a statement draws nothing: an import, or a setting."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.Assign):
        return isinstance(statement.value, ast.Constant)
    is_text = trees.is_text(getattr(statement, 'value', None))
    root = called.partition('.')[0]
    may_draw = root in ('', 'random') or root in loading - {'tensorflow'}
    return is_text or not may_draw
