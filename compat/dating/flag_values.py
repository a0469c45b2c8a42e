"""What a source's use of its flags says about the release.

Up to 1.4 flags were argparse's: a default that is no text was taken as it is,
and `FLAGS.__flags` held the values. From 1.5 they are absl's: a default of
another type is refused, that of a float flag becomes a float, and
`FLAGS.__flags` holds absl's Flag objects.

Source: TensorFlow 1.4.1 and 1.5.1, as they ran, the latter on absl-py 0.1.6,
0.1.10 and 1.4.
"""

from __future__ import annotations

import ast
import math
import operator
import re

from ..sources import trees
from . import flag_tables
from .facts import Evidence, Preference, leaf, until
from .flag_tables import FLAGS

# Packages that define flags, which a program sets without a word of them.
DEFINING = frozenset(
    'absl lingvo magenta object_detection official tensor2tensor'.split()
)
_DEFAULT = ('default_value', 'default')
_NAME = ('flag_name', 'name')
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
_OF_ONE_TYPE = ('string', 'integer', 'float', 'bool')
_ROOTS = ('tf', 'tensorflow')
_CLASS = re.compile('[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$')
_UNKNOWN = object()
_INFINITE = re.compile(r'-?((np|numpy|math)\.inf|float\(.-?inf.\))', re.I)
_COUNT = re.compile(r'(?:^|_)(?:batch_?size|num|epochs?|layers|units|steps)\b')


def gather(uses):
    """Evidence of the flags of a source, whose names are `names.Uses`."""
    for use in uses.found:
        if use.call is not None and not use.guarded:
            yield from _of_default(use)
    is_whole = uses.flags and uses.set_flags and not defines_others(uses)
    for name, line in uses.set_flags.items():
        if is_whole and name not in uses.flags:
            # absl lets no flag be set that is not defined.
            yield Evidence(FLAGS, line, until('1.4'), 'call')
    if _names_flags(uses):
        yield from flag_tables.Tables(uses.statements).evidence()


def prefer(uses):
    """Yields the Preference of a source that shows `FLAGS.__flags` whole.

    And of one whose count, such as a batch size, is a float flag.
    """
    for use in uses.found:
        if use.call is not None and is_count(use.call):
            why = (
                f'{name_of(use.call).value}, a float flag, was whole up to 1.4'
            )
            yield Preference(use.line, until('1.4'), why)
            break
    if _names_flags(uses):
        for line in flag_tables.Tables(uses.statements).shown()[:1]:
            why = 'FLAGS.__flags, shown here, held the values up to 1.4'
            yield Preference(line, until('1.4'), why)


def told(uses):
    """What a source tells of its flags: two fields of its `states.States`."""
    return {
        'sets_flag': min(uses.set_flags.values(), default=None),
        'defines_flags': bool(uses.flags) or defines_others(uses),
    }


def meet(files):
    """Yields the Preference of a program that sets flags and defines none.

    Up to 1.4 any attribute of `FLAGS` could be set. What a library that is not
    known here defines is not seen, so that this does not tell for sure.

    Args:
        files: List of `states.States`, one a file of the program.
    """
    if any(file.defines_flags for file in files):
        return
    why = 'flags that nothing defines could be set up to 1.4'
    for file in files:
        if file.sets_flag is not None:
            yield Preference(file.sets_flag, until('1.4'), why, file.path)
            break


def defines_others(uses):
    """Whether a source may have flags that `names.Uses` does not name.

    It defines them in a loop or by name, or imports absl or a package that
    defines some.

    Args:
        uses: `names.Uses` of the source.
    """
    for node in (n for one in uses.statements for n in ast.walk(one.node)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [getattr(node, 'module', None)]
            names += [alias.name for alias in node.names] * (not names[0])
            if any(str(n).partition('.')[0] in DEFINING for n in names):
                return True
        elif isinstance(node, ast.Call) and _defines(node.func):
            if getattr(name_of(node), 'value', None) not in uses.flags:
                return True
    return False


def _defines(function):
    """Whether it is `x.DEFINE_string`, or `getattr(x, 'DEFINE_' + kind)`."""
    asked = [n for a in trees.given(function) for n in ast.walk(a)]
    texts = [
        getattr(node, field, None)
        for node in (function, *asked)
        for field in ('attr', 'id', 'value')
    ]
    return any(str(text).startswith('DEFINE') for text in texts)


def kind_of(name):
    """`string` for a name that ends in `DEFINE_string`; None for others."""
    if not leaf(name).startswith('DEFINE_'):
        return None
    return leaf(name).removeprefix('DEFINE_').replace('boolean', 'bool')


def name_of(call):
    """The node of the name in a flag's definition, or None."""
    named = [k.value for k in call.keywords if k.arg in _NAME]
    return (*call.args[:1], *named, None)[0]


def default_of(call):
    """The node of the default in a flag's definition, or None."""
    named = [k.value for k in call.keywords if k.arg in _DEFAULT]
    return (*call.args[1:2], *named, None)[0]


def is_refused(kind, node):
    """Whether absl refuses a default that was taken as it is up to 1.4.

    Args:
        kind: As `kind_of` returns it.
        node: The default; what is no literal counts as not refused, but for
            functions and TensorFlow's classes.
    """
    if kind in _OF_ONE_TYPE and is_object(node):
        return True
    value = literal(node)
    if value is None or value is _UNKNOWN:
        return False
    if isinstance(value, (str, bytes)):
        words = ('true', 't', '1', 'false', 'f', '0')
        return kind == 'bool' and str(value).lower() not in words
    if kind == 'bool':
        return isinstance(value, float) or value not in (False, True)
    kinds = {'string': (), 'integer': (int,), 'float': (int, float)}
    return kind in kinds and type(value) not in kinds[kind]


def is_object(node):
    """Whether a default is a function or a class of TensorFlow's for sure."""
    if isinstance(node, ast.Attribute) and _CLASS.match(node.attr):
        return ast.unparse(node).partition('.')[0] in _ROOTS
    return isinstance(node, ast.Lambda)


def is_count(call):
    """Whether a call defines a float flag whose name and default are whole."""
    if kind_of(getattr(call.func, 'attr', '')) != 'float':
        return False
    name = getattr(name_of(call), 'value', None)
    default = default_of(call)
    return (
        isinstance(name, str)
        and bool(_COUNT.search(name))
        and default is not None
        and type(literal(default)) is int
    )


def literal(node):
    """The value of a literal, or of an expression of numbers."""
    if _INFINITE.fullmatch(ast.unparse(node)):
        return math.inf
    try:
        if isinstance(node, ast.BinOp):
            sides = literal(node.left), literal(node.right)
            if all(type(side) in (int, float) for side in sides):
                return _OPERATORS[type(node.op)](*sides)
            return _UNKNOWN
        return ast.literal_eval(node)
    except (LookupError, TypeError, ValueError, ArithmeticError, MemoryError):
        return _UNKNOWN


def _names_flags(uses):
    """Whether it has the flags, by TensorFlow or as another file's."""
    if any('flags.FLAGS' in n for use in uses.found for n in use.names):
        return True
    nodes = (n for one in uses.statements for n in ast.walk(one.node))
    named = set()
    for node in nodes:
        named.add(getattr(node, 'attr', ''))
        if isinstance(node, ast.ImportFrom):
            named |= {alias.name for alias in node.names}
    return {'FLAGS', '__flags'} <= named and not defines_others(uses)


def _of_default(use):
    name = use.names[0]
    kind, node = kind_of(name), default_of(use.call)
    if kind and node is not None and is_refused(kind, node):
        yield Evidence(name, use.line, until('1.4'), 'default')
