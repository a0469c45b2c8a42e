"""Densities of distributions, which had a method for numbers and for counts.

Source: TensorFlow 1.0.1 and 1.1.0, `contrib/distributions`.
"""

from __future__ import annotations

import ast

from ....dating import densities
from ....sources import trees
from ...names.local_names import short_name
from ...rule import Rule

RULE = Rule(
    name='densities',
    does='Writes `log_prob` and `prob` of distributions',
    why='up to 1.0 they had `log_pdf` and `pdf`, `log_pmf` and `pmf`, too',
    before=(
        'import tensorflow as tf\n'
        'd = tf.contrib.distributions.Normal(0.0, 1.0)\n'
        'x = d.log_pdf(0.5)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'd = tf.distributions.Normal(0.0, 1.0)\n'
        'x = d.log_prob(0.5)\n'
    ),
    releases=('0.5', '1.0'),
)


def apply(port):
    """Writes today's methods where the source makes distributions."""
    calls = {
        call
        for node, (name, _) in port.names.resolved.items()
        if name.startswith(densities.PACKAGE)
        and (call := port.calls.get(id(node))) is not None
    }
    if port.release > '1.0' or not calls:
        return
    made = set()
    for node in trees.of_kind(port.source.tree, ast.Assign):
        if node.value in calls:
            for target in node.targets:
                made.add(short_name(target))
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        if densities.is_old(node, made):
            port.rename(node, RULE, densities.METHODS[node.attr])
