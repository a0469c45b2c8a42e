"""Initializers: the default of 0.x, and factories passed without a call.

Source: `get_variable` drew from a unit-scaling uniform up to 0.12, from
Glorot's since; `zeros_initializer` became a factory in 1.0.
"""

from __future__ import annotations

from .... import table
from ....sources import trees
from ... import calls
from ...findings import CHECK
from ...project import sets_initializer
from ...rule import Rule

RULE = Rule(
    name='initializers',
    does=(
        'Names the default initializer of `get_variable`, and calls '
        'initializers'
    ),
    why=(
        'up to 0.12 the default was another, and `zeros_initializer` was '
        'no factory'
    ),
    before="import tensorflow as tf\nw = tf.get_variable('w', [2])\n",
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "w = tf.get_variable('w', [2], "
        'initializer=tf.uniform_unit_scaling_initializer())\n'
    ),
    releases=('0.5', '0.12'),
)
_UNIT_SCALING = 'uniform_unit_scaling_initializer'


def apply(port):
    """Names the old default, and calls what became a factory."""
    for node in list(port.names.resolved):
        name = port.public(node)
        row = table.resolve(name, port.release).row
        if row is not None and row.uncalled:
            _call_factory(port, node, name)
        elif name == 'get_variable' and port.release <= '0.12':
            _name_default(port, node)


def _call_factory(port, node, name):
    """`tf.zeros_initializer` to `tf.zeros_initializer()`."""
    port.handled.add(id(node))
    new = f'{port.today(name)}()'
    port.source.replace(node, new)
    why = f'{name} makes an initializer since 1.0'
    port.changed(node, RULE, why, new, '1.0')


def _name_default(port, node):
    call = port.calls.get(id(node))
    if call is None:
        return
    if any(
        k.arg == 'initializer' and not trees.is_none(k.value)
        for k in call.keywords
    ):
        return
    arguments = table.resolve('get_variable', port.release).arguments
    try:
        bound = calls.arguments_of(call, arguments, 'get_variable')
    except calls.NotSure as problem:
        why = f'its default initializer changed in 1.0: {problem}'
        port.note(call, CHECK, RULE, why, release='1.0')
        port.handled.add(id(node))
        return
    given = bound.get('initializer')
    if given is not None and not trees.is_none(given):
        return
    if _scopes_set_initializers(port):
        _leave_to_namespace(port, node)
        return
    default = f'{port.today(_UNIT_SCALING)}()'
    text = f'initializer={default}'
    if given is not None:
        port.source.replace(given, default)
    else:
        spans = map(port.source.whole, [*call.args, *call.keywords])
        calls.write(port.source, call, [*([s] for s in sorted(spans)), [text]])
    why = 'the default initializer was this one up to 0.12'
    port.changed(call, RULE, why, text, '1.0')


def _leave_to_namespace(port, node):
    """An initializer named here would win over the one of the scope."""
    port.handled.add(id(node))
    new = port.own('get_variable')
    port.source.replace(node, new)
    why = 'the default initializer changed in 1.0, and scopes set their own'
    port.changed(node, RULE, why, new, '1.0')


def _scopes_set_initializers(port):
    return port.project.sets_initializers or any(
        map(sets_initializer, port.calls.values())
    )
