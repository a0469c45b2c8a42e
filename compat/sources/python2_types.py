"""What the module `types` of Python 2 named and that of Python 3 does not.

Source: Python 2.7, `Lib/types.py`.
"""

from __future__ import annotations

from typing import Any

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
