"""Methods of a program's own classes that are named as those of Python 2.

    class Words:
        def iteritems(self):
            return self.ids.iteritems()

    for word, index in words.iteritems():
        ...

What calls `iteritems` calls `items` in Python 3, which the class must have.

Source: Python 2.7 and 3.0, `dict`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='lazy-methods',
    does='Gives own classes the methods that iteritems and kin are called by',
    why='Python 3 calls iteritems items, also of what is no dictionary',
    before=(
        'class Words:\n'
        '    def iteritems(self):\n'
        '        return self.ids.iteritems()\n'
        'for word, index in Words().iteritems():\n'
        '    print word\n'
    ),
    after=(
        'class Words:\n'
        '    def iteritems(self):\n'
        '        return iter(self.ids.items())\n'
        '    items = iteritems\n'
        'for word, index in Words().items():\n'
        '    print(word)\n'
    ),
    sources=ANY_SOURCE,
)
_CALLED = {'iteritems': 'items', 'iterkeys': 'keys', 'itervalues': 'values'}


def apply(port):
    """Adds the name that calls have today where a class lacks it."""
    if not port.project.python2:
        return
    for node in trees.of_kind(port.source.tree, ast.ClassDef):
        if _is_plain(node):
            names = {
                name.id
                for part in ast.walk(node)
                for name in getattr(part, 'targets', ())
                if isinstance(name, ast.Name)
            }
            methods = [
                part for part in node.body if isinstance(part, ast.FunctionDef)
            ]
            names.update(method.name for method in methods)
            for method in methods:
                called = _CALLED.get(method.name)
                if called and called not in names:
                    _add(port, method, called)


def _is_plain(node):
    """Whether a class takes no methods from others."""
    return all(getattr(base, 'id', '') == 'object' for base in node.bases)


def _add(port, method, called):
    indent = ' ' * method.col_offset
    new = f'{called} = {method.name}'
    port.source.insert(port.source.whole(method)[1], f'\n{indent}{new}')
    port.changed(method, RULE, RULE.why, new)
