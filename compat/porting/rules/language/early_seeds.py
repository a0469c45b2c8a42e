"""Seeds of Python's `random` that stand above the import of TensorFlow.

    import tensorflow            is loaded first
    random.seed(3)
    import tensorflow as tf
    random.shuffle(rows)

Today's TensorFlow loads Keras, which draws a number as it loads, so that the
program's own draws begin one later.

Source: TensorFlow 1.4.1 and 2.21 with Keras 3, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='early-seeds',
    does="Loads TensorFlow before Python's `random` is seeded",
    why="today's TensorFlow draws from it as it loads",
    before=(
        'import random\n'
        'random.seed(3)\n'
        'import tensorflow as tf\n'
        'random.shuffle(rows)\n'
    ),
    after=(
        'import random\n'
        'import tensorflow\n'
        'random.seed(3)\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'random.shuffle(rows)\n'
    ),
    sources=ANY_SOURCE,
)
_SEEDS = ('random.seed', 'legacy_rnn.compat.old_random.seed')
_NEW = 'import tensorflow'
_OWN = '.'  # The program's own modules, by a dot.
_LOADING = frozenset(['keras', 'legacy_rnn', 'tensorflow', 'tflearn'])
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def apply(port):
    """Loads it above the first seed, if an import below may load it."""
    tree, project = port.source.tree, port.project
    brings = {_top(name) for name, found in project.exports.items() if found}
    loading = _LOADING | brings
    imports = trees.of_kind(tree, ast.Import, ast.ImportFrom)
    sure = [node for node in imports if _packages(node) & loading]
    seeds = [c for c in trees.of_kind(tree, ast.Call) if _is_seed(c, tree)]
    if not (sure and seeds):
        return
    own = {_OWN, *map(_top, project.exports), *project.beside}
    loading |= own.union(project.modules or ())
    seed = min(seeds, key=_line)
    before = [
        node
        for node in sure
        if trees.above(node, port.parents, _FUNCTIONS) is None
        and node.lineno < seed.lineno
    ]
    if not before and any(
        _packages(node) & loading and node.lineno > seed.lineno
        for node in imports
    ):
        statement = next(s for s in tree.body if seed.lineno <= s.end_lineno)
        decorators = getattr(statement, 'decorator_list', ())
        line = min(map(_line, [statement, *decorators]))
        port.source.above(line, _NEW)
        port.changed(statement, RULE, RULE.why, _NEW)


def _line(node):
    return node.lineno


def _top(module):
    return module.partition('.')[0] or _OWN


def _is_seed(call, tree):
    given = bool(call.args or call.keywords)
    return given and dotted(call.func, imported_names(tree)) in _SEEDS


def _packages(node):
    """The packages that an import asks for; '.' for the program's own."""
    if isinstance(node, ast.Import):
        return {_top(alias.name) for alias in node.names}
    return {_OWN if node.level else _top(node.module or '')}
