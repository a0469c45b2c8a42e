"""Python 2 sources to Python 3, by fissix, as one would write it.

Division of whole numbers is the one thing that syntax does not show: it is
rewritten where both sides are whole numbers for sure, and reported elsewhere.
"""

from __future__ import annotations

import ast
import functools
import re
import warnings

from .findings import CHANGED, CHECK, Finding, shorten
from .spans import Source

RULE = 'python2'
_SKIPPED = frozenset('buffer callable idioms set_literal ws_comma'.split())
_WHOLE_NAMES = re.compile(
    r'(^|_)(size|num|n|count|len|length|steps?|epochs?|batch|batches|'
    r'layers?|units|hidden|vocab|width|height|seq|index|idx|iters?)(_|$)'
)
_ONLY_2 = re.compile(
    r'\b(xrange|raw_input|unicode|basestring|iteritems|itervalues|iterkeys|'
    r'has_key|cPickle|urllib2|StringIO\.StringIO|cStringIO|unichr|'
    r'sys\.maxint|string\.letters|izip|reload)\b'
)


def convert(text, style='full'):
    """Gives Python 3 source for Python 2 source, and findings.

    Args:
        text: The source.
        style: `'safe'` leaves Python 2 sources alone.

    Returns:
        `(text, list of Finding)`; Python 3 source comes back as it is.

    Raises:
        SyntaxError: It is neither.
        ValueError: fissix is needed and not installed.
    """
    if not is_python2(text):
        return text, []
    if style == 'safe':
        return _parsed_or_raise(text), []
    converted = _fix(text)
    findings = _line_findings(text, converted)
    if not _has_division_import(text):
        converted, more = _divide(converted)
        findings += more
    return converted, findings


def is_python2(text):
    """Whether a source is Python 2: by syntax, or by names of its own."""
    try:
        tree = _parse(text)
    except (SyntaxError, ValueError):
        return True
    code = ' '.join(
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Name, ast.Attribute, ast.Import))
    )
    return bool(_ONLY_2.search(code))


def _parsed_or_raise(text):
    """Python 2 by names alone parses, and a safe port leaves it so."""
    try:
        _parse(text)
    except ValueError as error:
        raise SyntaxError(str(error)) from None
    return text


def _parses(text):
    try:
        _parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _parse(text):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return ast.parse(text)


def _fix(text):
    # What parses as Python 3 already calls print as a function.
    tool, errors = _tool('print_function' in text or _parses(text))
    source = text if text.endswith('\n') else text + '\n'
    source = _expand_tabs(source)
    try:
        converted = str(tool.refactor_string(source, 'source'))
    except errors as error:
        raise SyntaxError(f'neither Python 2 nor Python 3: {error}') from None
    if not text.endswith('\n'):
        converted = converted[:-1]
    _parse(converted)
    return converted


def _expand_tabs(text):
    """Leading tabs as Python 2 read them, where Python 3 refuses the mix."""
    try:
        _parse(text)
    except TabError:
        pass
    except (SyntaxError, ValueError):
        if not re.search(r'^ *\t', text, re.M) or not re.search(
            r'^ +\S', text, re.M
        ):
            return text
    else:
        return text
    return '\n'.join(
        _expand_line(line) if line[:1] in ' \t' else line
        for line in text.split('\n')
    )


def _expand_line(line):
    bare = line.lstrip(' \t')
    return line[: len(line) - len(bare)].expandtabs(8) + bare


@functools.cache
def _tool(print_function):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            from fissix import pgen2, pygram, refactor
        except ImportError as error:
            raise ValueError(
                "fissix is missing: pip install 'legacy-rnn[port]'"
            ) from error
        names = refactor.get_fixers_from_package('fissix.fixes')
        names = [n for n in names if n.rpartition('fix_')[2] not in _SKIPPED]
        if print_function:
            names.remove('fissix.fixes.fix_print')
        tool = refactor.RefactoringTool(names)
        if print_function:
            tool.driver.grammar = pygram.python_grammar_no_print_statement
        tool.log_error = _raise
    errors = pgen2.parse.ParseError, pgen2.tokenize.TokenError
    return tool, (*errors, IndentationError)


def _raise(*_args, **_kwargs):
    raise


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
            'Python 3 writes it so',
        )
        for number, (a, b) in enumerate(zip(before, after, strict=True), 1)
        if a != b
    ]


def _has_division_import(text):
    return re.search(r'^from __future__ import [^\n]*\bdivision\b', text, re.M)


def _divide(text):
    """Writes `//` where whole numbers are divided for sure."""
    source = Source(text)
    whole = _whole_names(source.tree)
    findings = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            left, right = node.left, node.right
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
            left, right = node.target, node.value
        else:
            continue
        findings += _division(source, node, left, right, whole)
    return source.render(), findings


def _division(source, node, left, right, whole):
    kinds = _kind(left, whole), _kind(right, whole)
    if 'real' in kinds:
        return []
    start, _ = source.span(node)
    line, column = source.place(start)
    old = shorten(source.get(node))
    if kinds != ('whole', 'whole'):
        why = 'Python 2 divided whole numbers without a rest: // if they are'
        return [Finding(line, column, CHECK, RULE, old, '', why)]
    _, after = source.span(left)
    before, _ = source.span(right)
    slash = source.text.index('/', after, before)
    source.insert(slash, '/')
    new = f'{source.get(left)} // {source.get(right)}'
    why = 'Python 2 divided whole numbers without a rest'
    return [Finding(line, column, CHANGED, RULE, old, shorten(new), why)]


def _kind(node, whole):
    """'whole', 'real' or 'unknown'."""
    if isinstance(node, ast.Constant):
        return 'real' if isinstance(node.value, float) else 'whole'
    if isinstance(node, ast.Call):
        name = getattr(node.func, 'id', getattr(node.func, 'attr', ''))
        if name in ('len', 'int', 'ord'):
            return 'whole'
        if name in ('float', 'sqrt', 'exp', 'log', 'mean', 'sum', 'time'):
            return 'real'
        return 'unknown'
    if isinstance(node, ast.BinOp):
        kinds = {_kind(node.left, whole), _kind(node.right, whole)}
        if 'real' in kinds:
            return 'real'
        if isinstance(node.op, ast.Div):
            return 'unknown' if 'unknown' in kinds else 'whole'
        return 'whole' if kinds == {'whole'} else 'unknown'
    if isinstance(node, (ast.Name, ast.Attribute)):
        name = getattr(node, 'id', getattr(node, 'attr', ''))
        if name in whole:
            return whole[name]
        return 'whole' if _WHOLE_NAMES.search(name) else 'unknown'
    return 'unknown'


def _whole_names(tree):
    """Kinds of the names that are assigned one kind alone."""
    kinds = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            name = getattr(target, 'id', getattr(target, 'attr', None))
            if name:
                kinds.setdefault(name, set()).add(_kind(node.value, {}))
    return {
        name: found.pop()
        for name, found in kinds.items()
        if len(found) == 1 and found != {'unknown'}
    }
