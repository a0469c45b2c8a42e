"""Options that Python 2's ConfigParser took whatever they were.

    config = ConfigParser.ConfigParser()
    config.set('train', 'batch_size', 32)
    config.get('train', 'format', True)

Python 3's refuses all but text, and wants `raw` by its name.

Source: Python 2.7 and 3.0, `ConfigParser.py` and `configparser.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees, value_uses
from ...names.calls_of_names import dotted
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='config-values',
    does='Sets options of a ConfigParser to text',
    why="today's ConfigParser refuses other values",
    before=(
        'import ConfigParser\n'
        'config = ConfigParser.ConfigParser()\n'
        "config.set('train', 'batch_size', batch_size)\n"
        'print config.sections()\n'
    ),
    after=(
        'import configparser\n'
        'config = configparser.ConfigParser(strict=False, '
        "inline_comment_prefixes=(';',))\n"
        "config.set('train', 'batch_size', str(batch_size))\n"
        'print(config.sections())\n'
    ),
    sources=ANY_SOURCE,
)
_VALUE = 2  # After the section and the option; of `get`, what is raw.
_NAMES = 'raw', 'vars'


def apply(port):
    """Writes `str(...)` around values that may be no text."""
    if not port.project.python2:
        return
    made = {
        ast.unparse(target): dotted(node.value).rpartition('.')[2]
        for node in trees.of_kind(port.source.tree, ast.Assign)
        for target in node.targets
    }
    parsers = {n: of for n, of in made.items() if of.endswith('ConfigParser')}
    for call in port.calls.values():
        _name_raw(port, call, parsers)
        if _sets(call, parsers):
            value = call.args[_VALUE]
            port.source.replace(value, 'str(', value, ')')
            new = f'str({ast.unparse(value)})'
            port.changed(value, RULE, RULE.why, new)


def _name_raw(port, call, parsers):
    """`config.get(section, option, raw, vars)`.

    A `get` of the program's own may take something else there.
    """
    is_known = value_uses.imports(port.source.tree, 'configparser')
    if not is_known or getattr(call.func, 'attr', '') != 'get':
        return
    raw = [getattr(value, 'value', None) for value in call.args[_VALUE:]]
    is_plain = raw[:1] in ([0], [1])
    if not is_plain and ast.unparse(call.func.value) not in parsers:
        return
    named = zip(_NAMES, call.args[_VALUE:], strict=False)
    for name, value in named:
        port.source.insert(port.source.whole(value)[0], f'{name}=')
        why = "today's ConfigParser takes it by name alone"
        port.changed(value, RULE, why, f'{name}=')


def _sets(call, parsers):
    """Whether a call sets an option to what may be no text."""
    if getattr(call.func, 'attr', '') != 'set' or len(call.args) <= _VALUE:
        return False
    value = call.args[_VALUE]
    is_known = isinstance(value, ast.Constant | ast.JoinedStr)
    if is_known and isinstance(getattr(value, 'value', ''), str | None):
        return False
    is_text = getattr(getattr(value, 'func', None), 'id', '') == 'str'
    made = parsers.get(ast.unparse(call.func.value))
    return not is_text and made == 'ConfigParser'  # Not the raw one.
