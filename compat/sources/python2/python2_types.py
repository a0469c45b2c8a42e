"""What types of Python 2 had: names in `types`, hashes, two texts.

Source: Python 2.7, `Lib/types.py`.
"""

from __future__ import annotations

import ast
from typing import Any

from .. import trees

TYPES: dict[str, Any] = {
    'BooleanType': bool,
    'BufferType': memoryview,
    'ClassType': type,
    'ComplexType': complex,
    'DictType': dict,
    'DictionaryType': dict,
    'FloatType': float,
    'IntType': int,
    'ListType': list,
    'LongType': int,
    'ObjectType': object,
    'SliceType': slice,
    'StringType': str,
    'StringTypes': (str,),
    'TupleType': tuple,
    'TypeType': type,
    'UnicodeType': str,
    'XRangeType': range,
}
# What comes nearest to types that Python 3 does not have.
NEAREST = {
    'DictProxyType': 'types.MappingProxyType',
    'FileType': 'io.IOBase',
    'InstanceType': 'builtins.object',
    'UnboundMethodType': 'types.FunctionType',
}


def written(name):
    """The expression for one of `TYPES`."""
    value = TYPES[name]
    return '(str,)' if isinstance(value, tuple) else value.__name__


def kept_hash(node):
    """Whose `__hash__` a class with an `__eq__` of its own kept.

    Classes of Python 3 have none then.

    Args:
        node: `ast.ClassDef`.

    Returns:
        Source text of a class, or '' where the class says it itself or, as
        one of the old style, had none.
    """
    names = {getattr(statement, 'name', '') for statement in node.body}
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            names.update(map(trees.dotted, statement.targets))
    if '__eq__' not in names or '__hash__' in names or not node.bases:
        return ''
    return trees.dotted(node.bases[0])


def texts_of_self(node):
    """Calls `unicode(self)` in the `__str__` of a class with `__unicode__`.

    There is one text of an object in Python 3, so that they would call
    themselves.

    Args:
        node: `ast.ClassDef`.
    """
    defined = {getattr(s, 'name', ''): s for s in node.body}
    if '__unicode__' not in defined or '__str__' not in defined:
        return []
    return [
        call
        for call in trees.of_kind(defined['__str__'], ast.Call)
        if getattr(call.func, 'id', '') in ('unicode', 'str')
        and [getattr(a, 'id', '') for a in call.args] == ['self']
    ]
