"""Packages beside TensorFlow that were written for TensorFlow 1, or ended.

A port imports them as they are installed, and so they meet today's TensorFlow.
Whoever knows them by name is told at once; of others that are installed, the
files that an import of them runs are read. Nothing is imported. Some ask
Python for what it has dropped.
"""

from __future__ import annotations

import ast
import collections.abc
import contextlib
import functools
import importlib.machinery
import importlib.metadata
import importlib.util
import pathlib
import re
import sys

from ..sources import parsing, reading
from ..sources.libraries import plot_styles
from . import date_text, generation

# Last released for TensorFlow 1, by their names in an import. Some have a
# later release for TensorFlow 2, which shows where it is installed.
KNOWN = frozenset(
    'adanet baselines bert edward kfac magenta prettytensor rl_coach skflow '
    'sonnet stable_baselines sugartensor syntaxnet tensor2tensor '
    'tensorflow_fold tensorlayer tensorpack texar tf_metrics tflearn '
    'tfsnippet zhusuan'.split()
)
# Their last release does not import on today's TensorFlow, installed or not.
ENDED = frozenset({'tensorflow_addons'})
# What the last release asks for by a text, which no import of it names.
_ASKED = {'pandas_ml': 'sklearn.metrics.jaccard_similarity_score'}
_OTHERS = frozenset(
    'keras legacy_rnn tensorboard tensorflow tensorflow_estimator '
    'tensorflow_hub tensorflow_probability tf_keras'.split()
)
_MOST_FILES = 60
# What Python 3.8 to 3.10 dropped, and packages of the time import.
_LOST = frozenset(
    [
        *(f'collections.{name}' for name in collections.abc.__all__),
        'fractions.gcd',
        'tensorflow.estimator',
        'time.clock',
    ]
)
# What NumPy has no more, and what runs later than an import or not always.
_SINCE_1 = 'complex float int object str typeDict'
_SINCE_2 = 'cast complex_ float_ sctypeDict sctypes string_ unicode_'
_STYLE = re.compile(r'^[\w.]*\bstyle\.use\([\'"]([\w-]+)', re.M)
_LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.If, ast.Try)
_KERAS = re.compile(r'\bkeras\.(?:layers|models)\.')
# Those outside of functions, and not only tried.
_IMPORT = re.compile(
    r'^(?:import[ \t]+(.+)'
    r'|from[ \t]+(\S+)[ \t]+import[ \t]*(?:\(([^)]*)\)|(.+)))',
    re.M,
)


def is_known(top):
    """Whether a package is of TensorFlow's time or family.

    Args:
        top: Name in an import, the first part alone.
    """
    return top in KNOWN | ENDED | _OTHERS


@functools.cache
def is_old(module):
    """Whether a package was written for TensorFlow 1, or a module of it.

    Args:
        module: Name in an import, such as `tensorlayer.layers`. One that is
            installed and runs nothing of TensorFlow is none.
    """
    top = module.partition('.')[0]
    if top in _OTHERS or top in sys.stdlib_module_names:
        return False
    kinds = set(_kinds(module))
    if top in KNOWN:
        is_alone = not kinds - {None} and any(texts(module))
        return generation.NEW not in kinds and not is_alone
    return generation.OLD in kinds


def asks_old(module):
    """Whether a package gets the TensorFlow of its time in `run`.

    Args:
        module: Name in an import. One of TensorFlow 2 that asks for what
            today's has no more does, too.
    """
    top = module.partition('.')[0]
    if top in KNOWN:
        # A module of it that runs nothing of TensorFlow may be the first.
        return generation.NEW not in set(_kinds(module))
    if is_old(module):
        return True
    if top in sys.stdlib_module_names:
        return False
    asking = (t for t in texts(module) if 'estimator' in t)
    return any('tensorflow.estimator' in _lost_imports(t) for t in asking)


@functools.cache
def lost_name(module):
    """What a package asks for as it is imported, and is gone today.

    Args:
        module: Name in an import, such as `namedtupled`.

    Returns:
        A dotted name, such as `collections.Mapping`, or a style; or None.
    """
    top = module.partition('.')[0]
    if top in sys.stdlib_module_names:
        return None
    for text in texts(module):
        if top in _ASKED:
            return _ASKED[top]
        for name in _lost_imports(text):
            return name
        for name in _of_numpy(text):
            return f'numpy.{name}'
        for style in _STYLE.findall(text):
            if style in plot_styles.RENAMED:
                return f'the style {style} of matplotlib'
    return None


def _lost_imports(text):
    """What a module imports that is gone, a list of dotted names."""
    return [
        f'{origin}.{name}'
        for _, origin, many, some in _IMPORT.findall(text)
        for name in _listed(many or some)
        if f'{origin}.{name}' in _LOST
    ]


@functools.cache
def gone_of_numpy():
    """Names that the installed NumPy has no more, a frozenset."""
    is_1 = importlib.metadata.version('numpy').startswith('1.')
    return frozenset(f'{_SINCE_1} {"" if is_1 else _SINCE_2}'.split())


def _of_numpy(text):
    """Yields what a module asks NumPy for as it is imported, and is gone."""
    gone = gone_of_numpy()
    asked = rf'^\S.*\b(?:np|numpy)\.(?:{"|".join(gone)})\b'
    if not re.search(asked, text, re.M):
        return
    try:
        todo = list(parsing.tree(text.encode(), '').body)
    except SyntaxError:
        return
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Attribute) and node.attr in gone:
            if getattr(node.value, 'id', '') in ('np', 'numpy'):
                yield node.attr
        if not isinstance(node, _LATER):
            todo += ast.iter_child_nodes(node)


def builds_keras(text):
    """Whether an old package that a source imports builds layers of Keras.

    Args:
        text: Python 2 or 3 source.
    """
    for plain, origin, many, some in _IMPORT.findall(text):
        inner = [f'{origin}.{name}' for name in _listed(many or some)]
        for module in [origin, *inner] if origin else _listed(plain):
            if module.partition('.')[0] in KNOWN and is_old(module):
                if any(map(_KERAS.search, texts(module))):
                    return True
    return False


def _kinds(module):
    """Generations of the files that an import of a module runs."""
    for text in texts(module):
        if 'tensorflow' in text:
            with contextlib.suppress(ValueError):
                yield date_text(text).written_for


@functools.lru_cache(maxsize=1)  # What is asked next is of the same module.
def texts(module):
    """The files that an import of a module runs."""
    return list(_read(module))


def _read(module):
    """Yields the files that an import of a module runs."""
    done, todo = set(), [*_with_parents(module)]
    while todo and len(done) < _MOST_FILES:
        name = todo.pop()
        file = None if name in done else _file(name)
        if file is None:
            continue
        done.add(name)
        try:
            text = reading.read(file)
        except (OSError, ValueError):
            continue
        yield text
        package = name if file.stem == '__init__' else name.rpartition('.')[0]
        todo += _imported(text, package)


def _with_parents(module):
    """`a`, `a.b` and `a.b.c` of `a.b.c`."""
    parts = module.split('.')
    return ('.'.join(parts[: i + 1]) for i in range(len(parts)))


def _file(module):
    """The source of an installed module, a Path, or None."""
    top, *inner = module.split('.')
    origin = _origin(top)
    if origin is None or not inner:
        return origin
    base = origin.parent.joinpath(*inner)
    places = (base.with_suffix('.py'), base / '__init__.py')
    return next((path for path in places if path.is_file()), None)


@functools.cache
def _origin(top):
    """The source of an installed package itself, a Path, or None."""
    try:
        spec = importlib.machinery.PathFinder.find_spec(top)
    except (ImportError, ValueError):
        return None
    source = (spec and spec.origin) or ''
    return pathlib.Path(source) if source.endswith('.py') else None


def _listed(names):
    """The names of an import, without those that they are given."""
    listed = re.sub('#.*', '', names)
    return [''.join(part.split()[:1]) for part in listed.split(',')]


def _imported(text, package):
    """Modules of its own package that a module imports as it is imported."""
    top = package.partition('.')[0]
    for plain, origin, many, some in _IMPORT.findall(text):
        names = _listed(plain or many or some)
        if origin:
            try:
                origin = importlib.util.resolve_name(origin, package)
            except ImportError:
                continue
            names = [origin, *(f'{origin}.{name}' for name in names)]
        for name in names:
            if name.partition('.')[0] == top:
                yield from _with_parents(name)
