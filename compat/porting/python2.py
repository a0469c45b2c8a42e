"""Python 2 sources to Python 3, by fissix, as one would write it."""

from __future__ import annotations

import ast
import functools
import re

from ..sources import trees
from ..sources.python2 import (
    dialect,
    fissix_driver,
    futures,
    python2_syntax,
    python3_syntax,
)
from . import hidden_builtins, leftovers
from .findings import CHANGED, CHECK, Finding, shorten
from .kinds.numbers import division
from .names import leaked_names
from .text import lost_comments

RULE = 'python2'
# Fixers that change the look alone, or guess from the folder they run in, or
# take Python 2's strings for bytes.
_SKIPPED = frozenset(
    'buffer callable future idioms import set_literal types ws_comma'.split()
)
# A column or an axis to sort by, or the array that NumPy sorts, which fissix
# takes for a comparison.
_SORTED_BY = re.compile(
    r'\b(?:np|numpy|tf)\.sort\('
    r'|\.sort\([^()]*\b(?:ascending|axis|inplace)\s*='
    r'|\.sort\(\s*(?:[\'"\d\[]|-\s*\d|[\w.]+\('
    r'|(?!(?:cmp|key|reverse)\b)\w+\s*=[^=])'
)
# Functions of a source's own, or of its modules, that builtins were, too.
_NAME = '(apply|execfile|intern|reduce)'
_OWN = re.compile(
    rf'^(?:def {_NAME}\b'
    rf'|(?!from functools\b)from .*(?:\bimport|,) ?{_NAME}\b)',
    re.M,
)
_RELOADS = re.compile(r'\breload\s*\(')
_RELOADS_SYS = re.compile(r'^[ \t]*reload\(sys\)', re.M)
_PRINTS_TO = re.compile(r'^[^#\'"\n]*\bprint\s*>>', re.M)
# `filter` of characters, which a list of them becomes of.
_FILTERS_TEXT = re.compile(
    r'(?<![.\w])filter\(\s*(?:(?:str|unicode)\.\w+\s*,|[^,]+,\s*[\'"]'
    r'|lambda (\w+)\s*:\s*(?:\1 (?:not )?in string\.|.*\bord\(\1\)))'
)
# What is no text, and so are the names that are nothing else.
_LIST = (
    r'(?:(?:filter|list|map|open|range|sorted|zip)\(|\[(?!.*\]\s*\[)'
    r'|[\w.]+\.(?:keys|readlines|split|splitlines|values)\([^()]*\)(?!\[))'
)
_LISTS = re.compile(rf'\s*{_LIST}')
_NAMED = re.compile(r'\s*([A-Za-z_]\w*)\s*\)')
# What takes characters one by one.
_READ_ONCE = re.compile(r'\b(?:join|list|map|set|sorted|tuple)\(\s*$')
_FLAG = re.compile(r'\b(FLAGS)\.(async|await)_\b(?!\s*=[^=])')
_PORTED = re.compile(r'\blegacy_rnn\b|# legacy-rnn: ')


def convert(text, style='full', program=None, numbers=None, only_2=False):
    """Converts Python 2 source to Python 3, with findings.

    Args:
        text: The source.
        style: `'safe'` leaves Python 2 sources alone.
        program: Whether the source, in its program, is Python 2; None where
            no program is known, so that the source tells by itself.
        numbers: As for `division.divide`.
        only_2: Whether Python 3 ends at another file of its program.

    Returns:
        `(text, list of Finding)`; Python 3 source comes back as it is.

    Raises:
        SyntaxError: It is neither.
    """
    if not is_python2(text, program):
        return text, []
    if style == 'safe':
        return _parsed_or_raise(text), []
    of_both = not is_python2(text)
    converted = leftovers.mend(_fix(text, of_both), text)
    converted = lost_comments.restore(converted, text)
    findings = _line_findings(text, converted)
    findings += _filters_of_text(text)
    findings += leaked_names.find(text)
    findings += _evaluated(text) if of_both else []
    only_2 = only_2 or dialect.only_2(text)
    converted, more = division.divide(converted, numbers, of_both=not only_2)
    return converted, findings + more


def rename_keywords(text):
    """Renames `async` and `await`, which were names before Python 3.7.

    Args:
        text: The source.

    Returns:
        `(text, list of Finding)`; what parses comes back as it is.
    """
    renamed = text if _parses(text) else python2_syntax.rename_keywords(text)
    if renamed == text:
        return text, []
    names = len(renamed) - len(text)
    # The flag itself is defined by a string.
    renamed, flags = _FLAG.subn(r"getattr(\1, '\2')", renamed)
    findings = _line_findings(text, renamed)
    if names == flags:
        return renamed, findings
    line, old = findings[0].line, findings[0].old
    why = (
        'async and await are keywords since Python 3.7, and async_ and await_ '
        'here: other files, options and libraries may still have them'
    )
    return renamed, [*findings, Finding(line, 1, CHECK, RULE, old, '', why)]


def is_python2(text, program=None):
    """Whether a source is Python 2, as its program is or by itself."""
    if not _parses(text):
        return True
    if _PORTED.search(text) or dialect.OF_PROTOC.search(text):
        return False
    if program is None or python3_syntax.of_half(text):
        return dialect.of_text(text) == 2
    return program


def _parsed_or_raise(text):
    """Python 2 by names alone parses, and a safe port leaves it so."""
    if not _parses(text):
        raise SyntaxError(
            'it is Python 2, which --style=safe leaves alone; --style=full '
            'converts it'
        )
    return text


def _parses(text):
    try:
        trees.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


@functools.lru_cache(maxsize=512)
def _fix(text, of_both=False):
    # What parses as Python 3 already calls print as a function, unless it
    # shifts print: `print >>file, text` is a tuple there.
    shifts = _PRINTS_TO.search(text)
    future = python2_syntax.imports_print_function(text)
    calls_print = future or (_parses(text) and not shifts)
    without = _SKIPPED | ({'sorted'} if _SORTED_BY.search(text) else set())
    # That of sys is taken out by a rule, and needs no import of importlib.
    others = _RELOADS.search(_RELOADS_SYS.sub('', text))
    without |= set() if others else {'reload'}
    without |= {'input'} if of_both else set()  # It may be ported already.
    without |= {name for own in _OWN.findall(text) for name in own if name}
    source = text if text.endswith('\n') else text + '\n'
    try:
        converted = _rewritten(source, without, calls_print)
        if marked := hidden_builtins.hide(source, converted):
            converted = _rewritten(marked, without, calls_print)
            converted = hidden_builtins.show(converted)
    except fissix_driver.ConversionError as error:
        raise _neither(text, error.line or 1) from None
    if not text.endswith('\n'):
        converted = converted[:-1]
    try:
        late = futures.late(trees.parse(converted))
    except SyntaxError as error:
        raise _neither(text, error.lineno or 1) from None
    return _without_lines(converted, late)


def _rewritten(source, without, calls_print):
    """A source as Python 3, its tabs as spaces if Python 3 refuses the mix."""
    converted = fissix_driver.rewrite(source, None, without, calls_print)
    try:
        trees.parse(converted)
    except TabError:
        source = python2_syntax.expand_tabs(source)
        return fissix_driver.rewrite(source, None, without, calls_print)
    except (SyntaxError, ValueError):
        pass  # The caller says at which line.
    return converted


def _without_lines(text, statements):
    """A text without the lines of some statements, which are left empty."""
    lines = text.split('\n')
    for node in statements:
        for number in range(node.lineno - 1, node.end_lineno):
            lines[number] = ''
    return '\n'.join(lines)


def _filters_of_text(text):
    """Findings on `filter(str.isdigit, text)`, which was text in Python 2."""
    why = "of text, Python 2's filter gave text: ''.join(filter(...))"
    for number, line in enumerate(text.split('\n'), 1):
        found = _FILTERS_TEXT.search(line.partition('#')[0])
        before = line[: found.start()] if found else ''
        if not found or _READ_ONCE.search(before):
            continue
        if not _is_of_list(text, line[found.end() :]):
            place = number, len(before) + 1
            yield Finding(*place, CHECK, RULE, 'filter', '', why)


def _is_of_list(text, rest):
    """Whether `map(f, x))`, or a name of nothing else, is filtered."""
    named = _NAMED.match(rest)
    if not named:
        return bool(_LISTS.match(rest))
    name = named[1]
    if re.search(rf'\b(?:def|for|lambda)\b[^:\n]*\b{name}\b', text):
        return False
    bound = re.findall(rf'^\s*{name}\s*=(?!=)(.*)', text, re.M)
    return bool(bound) and all(map(_LISTS.match, bound))


def _evaluated(text):
    """Findings on `input()` in a source that may be of either Python."""
    why = 'Python 2 evaluates what input() reads, Python 3 leaves it text'
    tree = trees.parse(text)
    # A pause: nothing becomes of what was read.
    unread = {node.value for node in trees.of_kind(tree, ast.Expr)}
    return [
        Finding(
            node.lineno, node.col_offset + 1, CHECK, RULE, 'input', '', why
        )
        for node in trees.of_kind(tree, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id == 'input'
        if node not in unread
    ]


def _neither(text, line):
    """A SyntaxError at the line to which one of the dialects reads it."""
    try:
        trees.parse(text)
    except (SyntaxError, ValueError) as other:
        line = max(line, getattr(other, 'lineno', 1) or 1)
    why = 'it is not valid Python, 2 or 3'
    return SyntaxError(why, (None, line, 1, ''))


def _line_findings(old, new):
    """One finding a changed line, where lines still match."""
    before, after = old.split('\n'), new.split('\n')
    if len(before) != len(after):
        why = 'Python 2 syntax was converted'
        return [Finding(1, 1, CHANGED, RULE, '', '', why)]
    return [
        Finding(
            number,
            1,
            CHANGED,
            RULE,
            shorten(a),
            shorten(b),
            'Python 3 spells it this way',
        )
        for number, (a, b) in enumerate(zip(before, after, strict=True), 1)
        if a != b
    ]
