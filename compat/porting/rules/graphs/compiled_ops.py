"""Operations that were compiled for a TensorFlow of the time.

    ops = tf.load_op_library('beam_search.so')

No binary of then loads into today's TensorFlow, and many a checkout has none.

Source: TensorFlow 2.21, `load_op_library`: "undefined symbol", or no file.
"""

from __future__ import annotations

from ....sources import trees
from ... import guards
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='compiled-ops',
    does='Reports operations that were compiled for an old TensorFlow',
    why="a binary of then does not load into today's TensorFlow",
    before="import tensorflow as tf\nops = tf.load_op_library('ops.so')\n",
    follows=('symbols',),
)
_NAME = 'load_op_library'
_ADVICE = (
    'it loads what was compiled for a TensorFlow of the time: compile its '
    'source for the installed one'
)


def apply(port):
    """Reports each call that loads such operations."""
    resolved = port.names.resolved
    loading = {id(n) for n in resolved if port.public(n).endswith(_NAME)}
    for call in port.calls.values():
        # Of a half-ported source, what both generations have is not resolved.
        name = trees.last_name(call.func)
        if name != _NAME and id(call.func) not in loading:
            continue
        if not guards.is_tried(port, call):
            port.note(call, CHECK, RULE, _ADVICE)
