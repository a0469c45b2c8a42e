"""Columns of pandas whose texts Python 2 decoded or encoded.

    frame.a.str.decode('utf-8')    frame.a.map(lambda x: x.decode('utf-8')
                                       if isinstance(x, bytes) else x)
    frame.a.str.encode('utf-8')    frame.a

Python 2 read strings; today pandas reads text, which has no decode.

Source: pandas' read_csv under Python 2 and 3.
"""

from __future__ import annotations

from ....sources.python2.python2_bytes import UTF8
from ...findings import CHECK
from ...kinds.frames import column_texts
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='text-columns',
    does='Leaves texts of columns as they are where Python 2 recoded them',
    why='what was a string in Python 2 is text already',
    before=(
        "import tensorflow as tf\nprint frame['words'].str.encode('utf-8')\n"
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "print(frame['words'])\n"
    ),
    sources=ANY_SOURCE,
)
_UTF8 = UTF8 | {'utf'}
_ALONE = 'if isinstance(x, bytes) else'


def apply(port):
    """Writes what gives the same texts."""
    if not port.project.python2:
        return
    for call in port.calls.values():
        if not column_texts.recodes(port, call):
            continue
        column, kept = call.func.value.value, port.source.get(call)
        given = [*call.args, *(k.value for k in call.keywords)]
        encoding = getattr(given[0], 'value', None) if given else 'ascii'
        if encoding is None or str(encoding).lower() not in _UTF8:
            port.note(call, CHECK, RULE, f'{RULE.why}: take away {kept!r}')
        elif call.func.attr == 'encode':
            port.source.replace(call, column)
            port.changed(call, RULE, RULE.why, port.source.get(column))
        else:
            told = ', '.join(map(port.source.get, given))
            new = f'.map(lambda x: x.decode({told}) {_ALONE} x)'
            port.source.replace(call, column, new)
            port.changed(call, RULE, RULE.why, new)
