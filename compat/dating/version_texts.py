"""Checks of the version that compare it as text.

    min_version = '1.4.0'
    if tf.__version__ < min_version:
        raise EnvironmentError(...)

As text 1.10 to 1.15 are less than 1.4: such a program ran under 1.4 to 1.9.

    assert '1.5' <= tf.__version__

Likewise.

    assert LooseVersion(tf.__version__) in [LooseVersion('1.4.0')]

It ran under that release alone, and its version has to be that one.

Source: the NMT tutorial of TensorFlow, `utils/misc_utils.py`, of 2017; the
notebooks of Udacity's course, of 2017.
"""

from __future__ import annotations

import ast
import contextlib

from ..releases import RELEASES, Release
from ..sources import trees
from .facts import Evidence

SYMBOL = '__version__'
_LAST = '.9'  # As late a correction as any release had.


def gather(uses):
    """Evidence of the checks of a source.

    Args:
        uses: `names.Uses`.
    """
    if not any(SYMBOL in use.names for use in uses.found):
        return
    nodes = [n for s in uses.statements for n in trees.walk(s.node)]
    lines = {use.line for use in uses.found if SYMBOL in use.names}
    for version, wanted in _exact(nodes):
        if version.lineno in lines:
            fit = tuple(dict.fromkeys(map(Release, wanted)))
            yield Evidence(SYMBOL, version.lineno, fit, 'call')
    texts = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            name = getattr(node.targets[0], 'id', '')
            texts.setdefault(name, []).append(_text(node.value))
    for node in nodes:
        if isinstance(node, ast.Assert) or (
            isinstance(node, ast.If) and isinstance(node.body[0], ast.Raise)
        ):
            least = _least(node, texts)
            if least is not None:
                fit = [r for r in RELEASES if f'{r}{_LAST}' >= least]
                yield Evidence(SYMBOL, node.lineno, tuple(fit), 'call')


def named(tree, release):
    """The version that a source insists on, or None.

    Args:
        tree: Its ast.Module.
        release: The Release that it was written for.

    Returns:
        Text such as `'1.4.0'`, the first that it takes of that release.
    """
    for _, wanted in _exact(trees.walk(tree)):
        for text in wanted:
            if Release(text) == release:
                return text
    return None


def named_in(texts, release):
    """The same of several sources: the first that insists on one."""
    for text in texts:
        if SYMBOL in text:
            with contextlib.suppress(SyntaxError, ValueError, RecursionError):
                found = named(trees.parse(text), release)
                if found:
                    return found
    return None


def _exact(nodes):
    """Yields checked versions, each with the texts that it may be."""
    for node in nodes:
        ops, test = (ast.Eq, ast.In), getattr(node, 'test', None)
        if isinstance(node, ast.If):
            ops = (ast.NotEq, ast.NotIn)
            if not isinstance(node.body[0], ast.Raise):
                continue
        elif not isinstance(node, ast.Assert):
            continue
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            continue
        version = test.left
        if isinstance(version, ast.Call) and len(version.args) == 1:
            version = version.args[0]
        texts = map(_text, ast.walk(test.comparators[0]))
        wanted = [text for text in texts if text and _is_release(text)]
        is_shown = getattr(version, 'attr', '') == SYMBOL
        if is_shown and wanted and isinstance(test.ops[0], ops):
            yield version, wanted


def _is_release(text):
    try:
        return bool(Release(text))
    except ValueError:
        return False


def _text(node):
    value = getattr(node, 'value', None)
    return value if isinstance(value, str) else None


def _least(node, texts):
    """The text that the version must not be less than, or None."""
    test, allowed = node.test, isinstance(node, ast.Assert)
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    version, other = test.left, test.comparators[0]
    ops = (ast.GtE, ast.Gt) if allowed else (ast.Lt,)
    if getattr(other, 'attr', '') == SYMBOL:
        version, other = other, version
        ops = (ast.LtE, ast.Lt) if allowed else (ast.Gt,)
    if getattr(version, 'attr', '') != SYMBOL:
        return None
    if not isinstance(test.ops[0], ops):
        return None
    found = texts.get(getattr(other, 'id', None), [_text(other)])
    return found[0] if len(found) == 1 else None
