"""Whether a source is Python 2 or Python 3.

A file that only Python 2 parses, that uses what only Python 2 had or found, or
whose first line or notebook names it, is Python 2, and so is what fits both in
a project with such a file, beside a module that Python 2 compiled, or beside
another script for such modules, if that is Python 2.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import glob
import itertools
import os
import re
import warnings
from typing import NamedTuple

from .. import trees
from ..programs import own_modules
from . import (
    compiled,
    futures,
    neighbours,
    python2_files,
    python2_iterators,
    python2_lists,
    python2_names,
    python2_syntax,
    python3_syntax,
    star_names,
    version_guards,
)
from .star_names import bound_names

NAMED = re.compile(r'^#!.*\bpython2(\.\d)?\s*$', re.M)
# Stands at the end of a notebook that a kernel of Python 2 ran.
OF_KERNEL = '#!python2'
# A program that asks for the version means both.
BOTH = re.compile(r'\b(sys\.version|version_info|PY2|PY3|from builtins)\b')

_HALF = 'tensorflow.compat.v1'  # Tells that a source is half-ported.
# What protoc wrote up to 3.19: bytes in Python 3, by what it asks itself.
OF_PROTOC = re.compile(r'^_b ?= ?sys\.version_info\[0\] ?< ?3 and\b', re.M)


class Sign(NamedTuple):
    """What tells the Python of a source.

    Attributes:
        python: 2 or 3.
        line: Its line, from 1.
        what: What stands there.
        alone: Whether no other Python runs the source.
    """

    python: int
    line: int
    what: str
    alone: bool = False


def parse(text, name='<string>'):
    """The tree of a Python 3 source, quietly.

    Raises:
        SyntaxError: It is no Python 3.
    """
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return ast.parse(text, name)


def of_text(text, told=None):
    """`2`, `3`, or None where a source fits both.

    Args:
        text: The source.
        told: 2 or 3 where the user says what the program is: then what only
            the other Python parses is of the other.
    """
    return found.python if (found := sign(text, told)) else told


def in_program(found, text, program):
    """`2`, `3` or None of a file of a program, as `of_text`.

    Args:
        found, text: Its `Sign`, or None, and the source.
        program: Python of the program, which runs its modules, too.
    """
    what, known = (found.what, found.python) if found else ('', None)
    if what[:2] == '#!' and (known, program) == (3, 2):
        return 3 if '__main__' in text else 2
    return 3 if python2_names.is_weak(what) and program == 3 else known


@functools.lru_cache(maxsize=512)  # Dating and porting ask for the same.
def sign(text, told=None):
    """What tells the Python of a source; None where nothing does.

    Args:
        text: The source.
        told: As for `of_text`.
    """
    try:
        tree = trees.parse(text)
    except (SyntaxError, ValueError):
        return _of_broken(text)
    generated = OF_PROTOC.search(text)
    if generated:
        line = text.count('\n', 0, generated.start()) + 1
        return Sign(3, line, 'what protoc writes for both')
    bound = bound_names(tree)
    both = frozenset(python2_names.guarded(tree))
    for node in python3_syntax.nodes(tree):
        what = python3_syntax.find(node, bound)
        if what and not (what in python3_syntax.TRIED and id(node) in both):
            line = getattr(node, 'lineno', 1)
            return Sign(3, line, what, what not in python3_syntax.CALLS)
    late = futures.late(tree)
    if late:
        what = f'{ast.unparse(late[0])} behind a string'
        return Sign(2, late[0].lineno, what)
    if told:
        return None
    ends_3 = python2_names.ends_3(tree)
    named_3 = python3_syntax.first_line(text, tree)
    if named_3 and not ends_3:
        return Sign(3, 1, *named_3)
    for node in trees.of_kind(tree, ast.Assert, ast.If):
        if version_guards.refuses_3(node):
            return Sign(2, node.lineno, 'what ends it in Python 3')
    if BOTH.search(text):
        return None
    named = NAMED.search(text)
    if named and not python3_syntax.of_half(text):
        line = text.count('\n', 0, named.start()) + 1
        what = named.group().strip()
        return Sign(2, line, what, what == OF_KERNEL)
    divides = 'division' not in futures.names(tree)
    signs = itertools.chain(
        python2_names.find(tree, bound),
        python2_lists.find(tree, bound, divides),
        python2_files.find(tree, bound),
    )
    first = python2_names.first(signs)
    of_2 = Sign(2, first[0], first[1], ends_3) if first else None
    half = 0 if of_2 else python3_syntax.of_half(text)
    return Sign(3, half, _HALF) if half else of_2


def only_2(text):
    """Whether Python 3 ends at a source, by its syntax or what it imports."""
    found = sign(text)
    if found is None or found.python == 3:
        return False
    return found.alone or python2_names.imports(trees.parse(text))


def of_project(path, text, told=None):
    """Python of a script and of the files of its own that it imports.

    Args:
        path: The script.
        text: Its source.
        told: As for `of_text`.

    Returns:
        2 if any of them is Python 2 alone, or if Python 2 compiled one of
        them or another script that imports one is Python 2, else 3; what is
        told goes first.
    """
    if told:
        return told
    texts = {path: text, **own_modules.texts(path, text)}
    shown = [star_names.with_names(*item) for item in texts.items()]
    signs = [sign(text) for text in shown]
    found = [s and s.python for s in signs]
    if 2 not in found and around(texts, found):
        return 2
    return 2 if decisive(signs) else 3


def decisive(signs):
    """The sign that tells that a program is Python 2, or None.

    Where files of both Pythons stand side by side, most of those that no
    other runs tell (no first lines), and idioms are of parts that nobody runs.
    Whoever ported by half ran Python 3: there each file tells for itself.

    Args:
        signs: The `Sign` of each file, or None.
    """
    signs = [s for s in signs if s]
    of_2 = [s for s in signs if s.python == 2]
    alone_2 = [s for s in of_2 if s.alone]
    alone_3 = [s for s in signs if s.python == 3 and s.alone]
    sure_3 = [s for s in alone_3 if s.what[:2] != '#!']
    is_half = any(s.what == _HALF for s in signs)
    if alone_2:
        is_more = len(sure_3) > len(alone_2)
        return None if is_more or (is_half and alone_3) else alone_2[0]
    calls_3 = [s for s in signs if s.what in python3_syntax.CALLS]
    is_less = len(of_2) <= len(calls_3)
    return None if is_half or alone_3 or is_less else of_2[0]


def around(texts, found):
    """What tells of a program that no file of it tells by itself.

    Args:
        texts: Dict from the paths of the program's files to their sources.
        found: What `of_text` says of each; one of Python 3 tells more.

    Returns:
        A path and a `Sign`, or None. The path is None where it is a module
        beside them that Python 2 compiled.
    """
    if 3 in found or any(map(BOTH.search, texts.values())):
        return None
    if all(map(compiled.may_tell, texts.values())):
        folders = sorted({os.path.dirname(path) for path in texts})
        name = next(filter(None, map(compiled.by_python2, folders)), '')
        if name:
            return None, Sign(2, 1, f'{name}, which Python 2 compiled')
    place = python2_iterators.find(texts) or neighbours.find(texts)
    return (place[0], Sign(2, *place[1:])) if place else sibling(texts)


def sibling(texts):
    """A script of Python 2 beside a program that imports one of its modules.

    Args:
        texts: As for `around`.

    Returns:
        Its path and what tells it, a `Sign`; None where there is none.
    """
    own = set(map(os.path.realpath, texts))
    for folder in sorted({os.path.dirname(path) for path in own}):
        with contextlib.suppress(OSError):
            changed = os.stat(folder).st_mtime_ns
            for path, used, told in _scripts_of_2(folder, changed):
                if path not in own and not own.isdisjoint(used):
                    return path, told
    return None


@functools.lru_cache(maxsize=1024)  # Each program of a folder asks.
def _scripts_of_2(folder, _):
    """Scripts of Python 2 that import modules of their own.

    Returns:
        List of their paths, each with the set of these modules' files and
        what tells it, a `Sign`.
    """
    found = []
    paths = glob.glob(os.path.join(glob.escape(folder), '*.py'))
    files = sorted(filter(os.path.isfile, paths))
    for path in files[: own_modules.LARGEST]:
        with contextlib.suppress(OSError, RecursionError):
            with open(path, 'rb') as file:
                text = python2_syntax.decode(file.read())
            used = own_modules.imported(path, text).values()
            told = sign(text) if used else None
            if told and told.python == 2:
                found.append((path, set(map(os.path.realpath, used)), told))
    return found


def _of_broken(text):
    """A file that today's Python does not parse."""
    line = 1
    try:
        parse(python2_syntax.rename_keywords(text))
        return None
    except SyntaxError as error:
        line = error.lineno or 1
    except ValueError:
        pass
    try:
        parse(python2_syntax.convert(text))
    except (SyntaxError, ValueError, python2_syntax.ConversionError):
        return None
    return Sign(2, line, 'its syntax', True)
