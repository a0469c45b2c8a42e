"""Operations that were compiled for a TensorFlow of the time.

    ops = tf.load_op_library('beam_search.so')

No binary of then loads into today's TensorFlow, and many a checkout has none.

Source: TensorFlow 2.21, `load_op_library`: "undefined symbol", or no file.
"""

from __future__ import annotations

from .. import guards
from ..findings import CHECK
from ..rule import Rule

RULE = Rule(
    name='compiled-ops',
    does='Reports operations that were compiled for an old TensorFlow',
    why="a binary of then does not load into today's TensorFlow",
    before="import tensorflow as tf\nops = tf.load_op_library('ops.so')\n",
    follows=('symbols',),
)
_ADVICE = (
    'it loads what was compiled for a TensorFlow of the time: compile its '
    'source for the installed one'
)


def apply(port):
    """Reports each call that loads such operations."""
    for node in port.names.resolved:
        call = port.calls.get(id(node))
        if call is None or not port.public(node).endswith('load_op_library'):
            continue
        if not guards.is_tried(port, call):
            port.note(call, CHECK, RULE, _ADVICE)
