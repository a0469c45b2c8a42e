"""Whether an error is what one Python meets in a program of the other."""

from __future__ import annotations

import linecache
import os
import re

from legacy_rnn.compat.sources.python2 import dialect, python2_names

# What Python 3 says of bytes where it wants text, of views and iterators
# where it wants lists, and of quotients where it wants whole numbers.
_SAID = re.compile(
    r'bytes|memoryview|buffer interface|codec can|'
    r"'(str|bytes|dict_?\w*|range|map|zip|filter|_csv.reader|generator)' "
    r'object (has no attribute|is not subscriptable|does not support|'
    r'cannot be interpreted)|'
    r"object of type '(map|zip|filter)' has no len|"
    r"'float' object cannot be interpreted as an integer|"
    r"non-int of type 'float'|"
    r"(slice )?indices must be integers.*, not '?float|"
    r"not supported between instances of|'(range|dict_\w+|map)' and|"
    r"and '(range|dict_\w+|map)'|iterator should return strings"
)
# Where text and bytes would both do, as of a path; a filter gave text.
_WANTS_EITHER = re.compile(r'str(ing)?(, | or )bytes(?!.*\b(filter|map)\b)')
# A quotient that is cut up as text, or is a size, and has a point where none
# was.
_CUT = re.compile(
    r"invalid literal for int\(\) with base 10: '[^']*\.|"
    r'^Ambiguous dimension: \d+\.'
)
_DIVIDES = re.compile(r'[\w)\]] ?/ ?[\w(]')
# An index of an array, of which NumPy does not say what it is.
_OF_ARRAY = 'only integers, slices'
_TEXT_INDEX = re.compile(r'\[[rbu]?[\'"]')
_KINDS = (
    TypeError,
    AttributeError,
    IndexError,
    ValueError,
    NameError,
    LookupError,
)


def advise(error, place, imports):
    """A sentence that names the flag which may help, or None.

    Args:
        error: What ended the program.
        place: File name and line of the program's last frame, or None.
        imports: `importing.UserImports` of the program.
    """
    if place is None:
        return None
    text = ''.join(linecache.getlines(place[0]))
    other = 3 if imports.dialect(text) == 2 else 2
    if not _is_of_other_python(error):
        if other == 3 or not _may_be_quotient(
            error, linecache.getline(*place)
        ):
            return None
        if not _DIVIDES.search(text):
            return None
    if other == 3 and isinstance(error, (ImportError, NameError)):
        return None  # A name that Python 2 alone had.
    if not text or dialect.of_text(text, other) != other:
        return None
    name = os.path.basename(place[0])
    return (
        f'{name}:{place[1]}: this may be Python {5 - other} reading what was '
        f'written for Python {other}: try --python={other}'
    )


def _is_of_other_python(error):
    if isinstance(error, ModuleNotFoundError):
        return (error.name or '').split('.')[0] in python2_names.MODULES
    if not isinstance(error, _KINDS) and type(error).__name__ != 'Error':
        return False
    if isinstance(error, NameError):
        return getattr(error, 'name', None) in python2_names.NAMES
    if isinstance(error, UnicodeError):
        return True
    said = str(error)
    if _WANTS_EITHER.search(said):
        return False
    return bool(_SAID.search(said)) or _is_key_of_bytes(error)


def _may_be_quotient(error, line):
    """Whether a number is cut or a size, or an array has no such index."""
    if isinstance(error, IndexError) and _OF_ARRAY in str(error):
        return not _TEXT_INDEX.search(line)
    return isinstance(error, ValueError) and _CUT.search(str(error))


def _is_key_of_bytes(error):
    """Whether a dictionary was asked for bytes."""
    return isinstance(error, KeyError) and isinstance(error.args[0], bytes)
