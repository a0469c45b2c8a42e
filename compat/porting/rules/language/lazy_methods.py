"""Methods of a program's own classes that are named as those of then.

    class Words:
        def iteritems(self):
            return iter(self.pairs)

    for word, index in words.iteritems():
        ...

What calls `iteritems` calls `items` in Python 3, which the class must have,
what calls `has_key` asks by `in`, and what calls `tostring`, as arrays had,
calls `tobytes`.

Source: Python 2.7 and 3.0, `dict`; NumPy 2.3's release notes.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='lazy-methods',
    does='Gives own classes the methods that iteritems and kin are called by',
    why='a port calls it by the name of today, also of an own class',
    before=(
        'class Words:\n'
        '    def iteritems(self):\n'
        '        return iter(self.pairs)\n'
        'for word, index in Words().iteritems():\n'
        '    print word\n'
    ),
    after=(
        'class Words:\n'
        '    def iteritems(self):\n'
        '        return iter(self.pairs)\n'
        '    items = iteritems\n'
        'for word, index in Words().items():\n'
        '    print(word)\n'
    ),
    sources=ANY_SOURCE,
)
_OF_PYTHON2 = {
    'has_key': '__contains__',
    'iteritems': 'items',
    'iterkeys': 'keys',
    'itervalues': 'values',
}
_OF_ARRAYS = {'tostring': 'tobytes'}


def apply(port):
    """Adds the name that calls have today where a class lacks it."""
    for node in trees.of_kind(port.source.tree, ast.ClassDef):
        called_today = dict(_OF_ARRAYS)
        if port.project.python2 and _is_plain(node):
            called_today.update(_OF_PYTHON2)
        methods = [
            part for part in node.body if isinstance(part, ast.FunctionDef)
        ]
        if any(method.name in called_today for method in methods):
            names = {method.name for method in methods} | _set_names(node)
            for method in methods:
                called = called_today.get(method.name)
                if called and called not in names:
                    _add(port, method, called)


def _set_names(node):
    return {
        name.id
        for part in ast.walk(node)
        for name in getattr(part, 'targets', ())
        if isinstance(name, ast.Name)
    }


def _is_plain(node):
    """Whether a class takes no methods from others."""
    return all(getattr(base, 'id', '') == 'object' for base in node.bases)


def _add(port, method, called):
    indent = ' ' * method.col_offset
    new = f'{called} = {method.name}'
    port.source.insert(port.source.whole(method)[1], f'\n{indent}{new}')
    port.changed(method, RULE, RULE.why, new)
