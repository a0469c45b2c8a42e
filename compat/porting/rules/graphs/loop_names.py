"""Results of `dynamic_rnn` that are asked for by the names of operations.

    outputs = session.run('rnn/transpose:0', feed)
    state = graph.get_tensor_by_name('rnn/while/Exit_2:0')

Until 1.4 these were the outputs and the first state. From 1.5 on they are the
inputs, turned, and a number of the loop, so that such a program goes on with
wrong values. Each is a check, unless the program is read as one of up to 1.4,
whose port keeps that loop.

Source: TensorFlow 1.4.1 and 1.5.1, `python/ops/rnn.py`.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='loop-names',
    does='Reports names of operations that are other tensors since 1.5',
    why='up to 1.4 the name stood for a result of dynamic_rnn',
    before=(
        'import tensorflow as tf\n'
        "y = session.run('rnn/transpose:0', {x: data})\n"
    ),
    releases=('1.5', '1.15'),
)
_RESULTS = re.compile(
    r'(?:.*/)?(rnn|fw|bw)/(?:transpose|while/Exit_2)(?::0)?', re.I
)


def apply(port):
    """Reports names of the results of loops."""
    if port.release < '1.5':
        return
    scopes = None
    for node in trees.of_kind(port.source.tree, ast.Constant):
        text = node.value
        found = isinstance(text, str) and _RESULTS.fullmatch(text)
        if not found:
            continue
        if scopes is None:
            scopes = _scopes(port.source.tree)
        if found.group(1) not in scopes:
            why = (
                f'up to 1.4 {text} was a result of dynamic_rnn, and in a port '
                'it is another tensor: name the result by tf.identity'
            )
            port.note(node, CHECK, RULE, why)


def _scopes(tree):
    """Names of the scopes that a source opens itself."""
    found = set()
    for node in trees.of_kind(tree, ast.Call):
        if node.args:
            function = getattr(node.func, 'attr', '')
            name = getattr(node.args[0], 'value', None)
            if function.endswith('scope') and isinstance(name, str):
                found.update(name.split('/'))
    return found
