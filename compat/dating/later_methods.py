"""What a program gives to methods, or sets on classes, of TensorFlow.

Source: TensorFlow 1.5.1 and 1.6.0, `python/saved_model/builder_impl.py`;
1.0.1 and 1.1.0, `contrib/legacy_seq2seq`, which copies cells from 1.1 on;
1.3.0 and 1.4.1, `python/layers/base.py`, whose `dtype` nobody sets since.
"""

from __future__ import annotations

import ast

from . import guards
from .facts import Evidence, known, leaf, since, until

_BUILDER = 'SavedModelBuilder'
_STRIPS = 'strip_default_attrs'
_COPY = '__deepcopy__'


def gather(uses):
    """Evidence of arguments that methods of a made object have since.

    Args:
        uses: `names.Uses`.
    """
    symbols = {use.line: known(use.names[0])[0] or '' for use in uses.found}
    builders = [s for s in symbols.values() if leaf(s) == _BUILDER]
    # Up to 1.0 nothing copied cells.
    cells = {line: s for line, s in symbols.items() if 'Cell' in s}
    for node in guards.walk(uses) if builders or cells else ():
        if builders and _strips(node):
            line, releases = node.lineno, since('1.6')
            yield Evidence(builders[0], line, releases, 'arguments')
        elif _sets_copy(node) and node.lineno in cells:
            cell = cells[node.lineno]
            yield Evidence(cell, node.lineno, since('1.1'), 'call')
        elif isinstance(node, ast.ClassDef) and node.lineno in cells:
            for line in _sets_type(node)[:1]:
                cell = cells[node.lineno]
                yield Evidence(cell, line, until('1.3'), 'call')


def _strips(node):
    """Whether it is `save(strip_default_attrs=True)`."""
    keywords = node.keywords if isinstance(node, ast.Call) else ()
    return any(keyword.arg == _STRIPS for keyword in keywords)


def _sets_copy(node):
    """Whether it is `setattr(cell, '__deepcopy__', …)`."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return False
    named = getattr(node.args[1], 'value', None)
    return getattr(node.func, 'id', '') == 'setattr' and named == _COPY


def _sets_type(node):
    """Lines on which a class sets the `dtype` that its base has."""
    if 'dtype' in _bound(node):
        return []
    return [
        part.lineno
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute)
        and isinstance(part.ctx, ast.Store)
        and part.attr == 'dtype'
        and getattr(part.value, 'id', '') == 'self'
    ]


def _bound(node):
    """Names that the body of a class binds."""
    names = set()
    for part in node.body:
        names.add(getattr(part, 'name', ''))
        for target in getattr(part, 'targets', ()):
            names.add(getattr(target, 'id', ''))
    return names
