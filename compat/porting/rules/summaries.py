"""`scalar_summary` and its like: the tag became the name.

Source: `tf.summary.scalar` of 0.12 on takes the name first and puts the
scope it stands in before it.
"""

from __future__ import annotations

import ast

from ... import table
from ...releases import RELEASES
from .. import calls
from ..findings import CHECK
from ..rule import Rule

RULE = Rule(
    name='summaries',
    does='Writes `tf.summary` for the summaries of 0.x',
    why='the tag became the name, within its scope',
    before="import tensorflow as tf\ns = tf.scalar_summary('loss', loss)\n",
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "s = tf.summary.scalar('loss', loss)\n"
    ),
)


def apply(port):
    """Ports the summary operations of 0.x."""
    for node in list(port.names.resolved):
        name = port.public(node)
        found = table.resolve(name, port.release)
        if found.row is None and found.symbol is not None:
            found = table.resolve(name, found.symbol.last)
        call = port.calls.get(id(node))
        if found.row is None or not found.row.ported or call is None:
            continue
        if found.arguments is not None:
            _port(port, node, call, found)


def _port(port, node, call, found):
    root = port.names.resolved[node][1]
    if root in port.assigned and root not in port.imported:
        return  # An alias, whose own definition is ported.
    port.handled.add(id(node))
    leaf, today = found.name.rpartition('.')[2], found.row.ported
    try:
        bound = calls.arguments_of(call, found.arguments, leaf)
    except calls.NotSure as problem:
        port.note(call, CHECK, RULE, str(problem), release='0.12')
        return
    tag = next(iter(bound.values()))
    if isinstance(tag, (ast.List, ast.Tuple)):
        why = f'{leaf} with several tags: write one summary for each'
        port.note(call, CHECK, RULE, why, release='0.12')
        return
    bound.pop('name', None)
    olds = [a.name for a in found.arguments if a.name != 'name']
    news = [a.name for a in table.resolve(today, RELEASES[-1]).arguments]
    renames = dict(zip(olds, news, strict=False))
    values = {renames[key]: value for key, value in bound.items()}
    parts = [
        [port.source.whole(value)]
        if index < 2
        else [f'{key}=', port.source.whole(value)]
        for index, (key, value) in enumerate(values.items())
    ]
    new = port.today(today)
    port.source.replace(node, new)
    shown = calls.write(port.source, call, parts)
    why = (
        f'{leaf} is {today} since 0.12, and puts the name of its '
        'scope before the tag'
    )
    port.changed(call, RULE, why, f'{new}({shown})', '0.12')
