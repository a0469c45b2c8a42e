"""fissix, as it is driven here: its parser, its fixers, and one error."""

from __future__ import annotations

import contextlib
import functools
import io
import re
import tokenize
import warnings

# Python 2's own parser took less than a hundred.
DEEPEST = 500
_BRACKET = re.compile(r'[()\[\]{}]')
_COMMENTS = re.compile(r'(?:[ \t\f]*(?:#.*)?\n)*')
_IMPORTS = 'from ', 'import '
OWN = 'fissix.fixes'
# What fissix's fixers write wrongly.
_MENDED = (
    'legacy_rnn.compat.sources.python2.fixes.fix_byte_strings',
    'legacy_rnn.compat.sources.python2.fixes.fix_caught_in_line',
)
# Fixers of ours that stand for fissix's of the same name.
_BETTER = (
    'legacy_rnn.compat.sources.python2.fixes.fix_dict',
    'legacy_rnn.compat.sources.python2.fixes.fix_imports',
    'legacy_rnn.compat.sources.python2.fixes.fix_next',
    'legacy_rnn.compat.sources.python2.fixes.fix_reduce',
    'legacy_rnn.compat.sources.python2.fixes.fix_sorted',
    'legacy_rnn.compat.sources.python2.fixes.fix_tuple_params',
)


class ConversionError(Exception):
    """The source is no Python 2.

    Attributes:
        line: 1-based line of the source, or None.
    """

    def __init__(self, message, line=None):
        super().__init__(message)
        self.line = line


def rewrite(text, fixers=None, without=(), print_function=False):
    """Rewrites a Python 2 source.

    Args:
        text: The source, with a line end at its end.
        fixers: Tuple of modules of fixers; None for all that fissix has,
            mended.
        without: Names of fixers to leave out, without the `fix_`.
        print_function: Whether `print` is a function in it.

    Returns:
        The source that the fixers made of it.

    Raises:
        ConversionError: It is no Python 2.
    """
    left_out = {*without, 'print'} if print_function else {*without}
    tool = _tool(fixers, frozenset(left_out), print_function)
    tree = _parse(tool, text)
    tool.refactor_tree(tree, 'source')
    return _below_comments(text, str(tree))


def tokens(text):
    """Yields the tokens of a source of either Python, as far as it has any."""
    from fissix.pgen2 import tokenize as tokens_of_both

    with contextlib.suppress(tokens_of_both.TokenError, IndentationError):
        yield from tokens_of_both.generate_tokens(io.StringIO(text).readline)


def _below_comments(text, new):
    """Puts imports below the comments that a source starts with.

    fissix puts them above, where `#!` and the encoding have to stand, if the
    first statement is neither an import nor a docstring.
    """
    found = _COMMENTS.match(text)
    start = found[0] if found else ''
    if not start.strip() or start not in new:
        return new
    above, comments, rest = new.partition(start)
    if not all(line.startswith(_IMPORTS) for line in above.splitlines()):
        return new
    return comments + above + rest


def _parse(tool, text):
    from fissix import pgen2, refactor

    if _brackets(text) > DEEPEST:  # Its time grows with the square.
        raise ConversionError('too many nested parentheses')
    try:
        tree = tool.driver.parse_string(text)
    except pgen2.parse.ParseError as error:
        raise ConversionError('invalid syntax', error.context[1][0]) from None
    except (pgen2.tokenize.TokenError, tokenize.TokenError) as error:
        message, (line, _) = error.args
        raise ConversionError(message, line) from None
    except (IndentationError, RecursionError) as error:
        line = getattr(error, 'lineno', None)
        raise ConversionError(str(error), line) from None
    except AssertionError as error:  # Its tokens, out of order.
        line = error.args[0][1][0] if error.args else None
        raise ConversionError('invalid syntax', line) from None
    except KeyError as error:  # Its table of operators has no such character.
        what = str(error.args[0])
        line = text.partition(what)[0].count('\n') + 1
        raise ConversionError(f'invalid character {what!r}', line) from None
    tree.future_features = refactor._detect_future_features(text)
    return tree


def _brackets(text):
    """How deep brackets nest, whatever they stand in, at most."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in '([{' else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


@functools.cache
def _tool(fixers, without, print_function):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        from fissix import refactor

        theirs = refactor.get_fixers_from_package(OWN)
        ours = {name.rpartition('.')[2] for name in _BETTER}
        theirs = [n for n in theirs if n.rpartition('.')[2] not in ours]
        names = fixers or (*theirs, *_MENDED, *_BETTER)
        names = [n for n in names if n.rpartition('fix_')[2] not in without]
        return refactor.RefactoringTool(
            names, {'print_function': print_function}
        )
