"""Gradients that programs registered before TensorFlow had one.

`tf.RegisterGradient` refuses a second gradient of an operation, and today's
TensorFlow has one of `FloorMod`, which 1.0 had not.

Source: the gradients that TensorFlow 0.12.1 to 1.15.5 and 2.21 register.
"""

from __future__ import annotations

from ....dating import registered_gradients
from ...rule import Rule

RULE = Rule(
    name='registered-gradients',
    does="Lets a program's own gradient stand where TensorFlow has one today",
    why='today a second gradient of an operation is refused',
    before=(
        'import tensorflow as tf\n'
        "@tf.RegisterGradient('SegmentProd')\n"
        'def gradient(op, grad):\n'
        '    return grad, grad\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        "@r0_8.RegisterGradient('SegmentProd')\n"
        'def gradient(op, grad):\n'
        '    return grad, grad\n'
    ),
)
_REGISTERS = 'RegisterGradient'


def apply(port):
    """Writes our `RegisterGradient` for operations of these names."""
    later = {
        name
        for name, last in registered_gradients.LAST_WITHOUT.items()
        if port.release <= last
    }
    for node in list(port.names.resolved):
        if port.public(node) != _REGISTERS:
            continue
        call = port.calls.get(id(node))
        given = call.args + [k.value for k in call.keywords] if call else []
        if given and getattr(given[0], 'value', None) in later:
            port.handled.add(id(node))
            new = port.own(_REGISTERS)
            port.source.replace(node, new)
            why = f'today TensorFlow has a gradient of {given[0].value}'
            port.changed(node, RULE, why, new)
