"""What runs eagerly alone.

`.numpy()`, loops over the data of tf.data, and Keras models that are fitted to
tensors without a number of steps, which graphs need.
What hangs on `executing_eagerly()` tells nothing: such code runs either way.
"""

from __future__ import annotations

import ast
import re

from ..sources import trees

# Other packages whose tensors have `numpy()`.
_OTHERS = frozenset('cntk jax mindspore mxnet paddle torch'.split())
# What a condition asks that tells eager execution from graphs.
_MODE = re.compile(r'eager|graph_mode')
# Builtins that take the elements of a data set one by one, or count them.
_READS = ('iter', 'len', 'list', 'next', 'tuple')
_TO_NUMPY = 'as_numpy_iterator'
# Methods of a data set that do not give another.
_ITERATORS = frozenset(
    'get_next get_single_element make_initializable_iterator '
    'make_one_shot_iterator reduce'.split()
)
# What gives a tensor, and methods of a Keras model that take data or tensors,
# with how many of them and the argument that tensors of a graph need.
_TENSORS = frozenset(
    'cast concat constant convert_to_tensor expand_dims eye fill linspace '
    'one_hot ones range reshape stack transpose zeros'.split()
)
_FITS = {
    'fit': (2, 'steps_per_epoch'),
    'evaluate': (2, 'steps'),
    'predict': (1, 'steps'),
}


def signs(statements, uses):
    """Yields `(what, line)` for what runs eagerly alone.

    Args:
        statements: List of `source.Statement`.
        uses: `names.Uses` of them.
    """
    if not uses.imports:
        return
    nodes = [n for s in statements for n in trees.walk(s.node)]
    either = {id(n) for node in nodes if _asks(node) for n in trees.walk(node)}
    nodes = [node for node in nodes if id(node) not in either]
    if not any(map(_is_other, nodes)):
        for node in nodes:
            if isinstance(node, ast.Call) and _is_numpy(node):
                yield '.numpy()', node.lineno
    yield from _fits(nodes, uses)
    made = {
        id(use.call)
        for use in uses.found
        if use.call is not None and use.names[0].startswith('data.')
    }
    held = _held(nodes, made)
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            if _is_data(node.iter, made, held):
                yield 'a loop over tf.data', node.iter.lineno
        elif trees.called(node) in _READS and node.args:
            is_own = isinstance(node.func, ast.Name)
            if is_own and _is_data(node.args[0], made, held):
                yield f'{node.func.id}(...) of tf.data', node.lineno
        elif trees.called(node) == _TO_NUMPY and _is_data(node, made, held):
            yield f'.{_TO_NUMPY}()', node.lineno


def _asks(node):
    """Whether a branch is taken by whether the program runs eagerly."""
    return isinstance(node, (ast.If, ast.IfExp)) and any(
        _MODE.search(trees.last_name(inner)) for inner in ast.walk(node.test)
    )


def _is_other(node):
    if isinstance(node, ast.Import):
        return any(a.name.split('.')[0] in _OTHERS for a in node.names)
    if isinstance(node, ast.ImportFrom):
        return (node.module or '').split('.')[0] in _OTHERS
    return False


def _is_numpy(node):
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == 'numpy'
        and not node.args
        and not node.keywords
    )


def _fits(nodes, uses):
    """Yields `(what, line)` for models of Keras fitted to tensors.

    Such a call of 1.x raises without a number of steps.
    """
    if not any(use.names[0].startswith('keras.') for use in uses.found):
        return
    made = {
        id(use.call)
        for use in uses.found
        if use.call is not None and _gives_tensor(use.names[0])
    }
    held = _held(nodes, made)
    own = {getattr(node, 'name', None) for node in nodes}
    for node in nodes:
        name = trees.called(node)
        if name not in _FITS or name in own:
            continue
        count, steps = _FITS[name]
        given = {k.arg for k in node.keywords}
        if isinstance(node.func, ast.Attribute) and not given & {steps, None}:
            if any(_is_data(a, made, held) for a in node.args[:count]):
                yield f'.{name}(...) of tensors', node.lineno


def _gives_tensor(name):
    return name in _TENSORS or name.startswith('random.')


def _held(nodes, made):
    """Names that hold data sets and nothing else."""
    held, others = set(), set()
    for node in nodes:
        if isinstance(node, ast.Assign):
            names = {t.id for t in node.targets if isinstance(t, ast.Name)}
            kept = held if _is_data(node.value, made, held) else others
            kept |= names
    return held - others


def _is_data(node, made, held):
    """Whether an expression gives a data set."""
    if isinstance(node, ast.Call) and getattr(node.func, 'id', '') in (
        'enumerate',
        'iter',
    ):
        return bool(node.args) and _is_data(node.args[0], made, held)
    while isinstance(node, ast.Call) and id(node) not in made:
        function = node.func
        if not isinstance(function, ast.Attribute):
            return False
        if function.attr in _ITERATORS:
            return False
        node = function.value
    return id(node) in made or getattr(node, 'id', None) in held
