"""The variable that made convolutions give the same on GPUs.

    os.environ['TF_DETERMINISTIC_OPS'] = '1'
    os.environ['TF_CUDNN_DETERMINISTIC'] = '1'

Since 2.9 the first refuses random operations of a graph without a seed.

Source: TensorFlow 2.9.0 release notes, `enable_op_determinism`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import ANY_SOURCE, Rule

_OLD, _NEW = 'TF_DETERMINISTIC_OPS', 'TF_CUDNN_DETERMINISTIC'
_TODAYS = 'enable_op_determinism'

RULE = Rule(
    name='deterministic-ops',
    does='Asks for the same from convolutions, not from random operations',
    why='it refuses random operations without a seed since 2.9',
    before=f"import os\nos.environ['{_OLD}'] = '1'\n",
    after=f"import os\nos.environ['{_NEW}'] = '1'\n",
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes the other name, unless the source is of 2.9 or later."""
    text = port.source.text
    if _OLD not in text or _TODAYS in text:
        return
    for node in trees.of_kind(port.source.tree, ast.Constant):
        if node.value == _OLD:
            port.source.replace(node, repr(_NEW))
            port.changed(node, RULE, RULE.why, _NEW)
