"""What a port still needs of legacy_rnn, and why."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from .. import table, today
from ..releases import RELEASES, Release
from ..sources import trees
from ..sources.libraries.addons import HOME as ADDONS
from ..sources.libraries.moved_names import PICTURES, PYTHON2

_MODULE = re.compile(r'legacy_rnn\.compat\.(r\d+_\d+|v1)(\..+)?')
_GONE = "today's TensorFlow has no such name"
_OTHER = "today's TensorFlow has it, with another meaning"
_PRIVATE = 'it was private to TensorFlow, which may move or drop it'
_VERSION = 'it is the version that the program was written for'
# Why a port imports what is ours and not TensorFlow's, by name or module.
_OURS = {
    PICTURES: 'SciPy 1.3 dropped it',
    ADDONS: 'tensorflow_addons has ended',
    'legacy_rnn.compat.games': 'games of gym 0.26 give other values',
    'legacy_rnn.compat.number_texts': (
        'NumPy 2.4 refuses a text that goes on with what is no number'
    ),
    'legacy_rnn.compat.numpy1': 'NumPy refuses rows of unequal lengths',
    **{
        f'legacy_rnn.compat.numpy1.{name}': 'NumPy 1.25 refuses unlike arrays'
        for name in ('equal', 'unequal')
    },
    'legacy_rnn.compat.numpy1.absolute': (
        'NumPy 1.21 gives no sizes of complex numbers by their type'
    ),
    'legacy_rnn.compat.numpy1.drawn': (
        'matplotlib draws no list of gaps and arrays of one any more'
    ),
    'legacy_rnn.compat.numpy1.expand_dims': (
        'NumPy 1.18 refuses an axis past the last'
    ),
    'legacy_rnn.compat.numpy1.numbers': (
        'NumPy takes no array of one for a number today'
    ),
    'legacy_rnn.compat.old_arrays': (
        'NumPy 1.25 refuses unlike arrays, and 2.0 numbers that are too large'
    ),
    'legacy_rnn.compat.old_bleu': 'NLTK 3.3 scores otherwise',
    'legacy_rnn.compat.old_components': 'scikit-learn 1.5 turns signs about',
    'legacy_rnn.compat.old_curves': (
        'scikit-learn 1.1 and 1.3 begin curves at other points'
    ),
    'legacy_rnn.compat.old_datasets': (
        'TensorFlow 1.15 iterates over no data set of another graph'
    ),
    'legacy_rnn.compat.old_encoders': (
        'scikit-learn 0.22 takes no numbers of values nor columns'
    ),
    'legacy_rnn.compat.old_folds': 'scikit-learn 0.22 splits otherwise',
    'legacy_rnn.compat.old_frames': 'pandas 2 dropped it',
    'legacy_rnn.compat.old_frames.item': (
        'to pandas 3 a number is no place of a series'
    ),
    'legacy_rnn.compat.old_pandas': 'pandas 3 refuses it, or does otherwise',
    'legacy_rnn.compat.old_tables': (
        'pandas 3 parses no dates by a function or joined columns'
    ),
    'legacy_rnn.compat.old_imports': (
        "Python 3.12 dropped it, or it finds today's TensorFlow"
    ),
    'legacy_rnn.compat.old_logistic': 'scikit-learn 0.22 fits otherwise',
    'legacy_rnn.compat.old_pickles': 'Python 2 pickled text as bytes',
    'legacy_rnn.compat.old_random': 'Python 2 drew otherwise from a seed',
    'legacy_rnn.compat.old_sets': (
        'Python 3 orders sets and dictionaries of texts otherwise'
    ),
    'legacy_rnn.compat.old_sklearn': 'scikit-learn 0.23 dropped it',
    'legacy_rnn.compat.old_scores': (
        'scikit-learn 1.5 gives scores that are no numbers of NumPy'
    ),
    'legacy_rnn.compat.old_weights': (
        'scikit-learn 1.2 takes no classes in a list'
    ),
    'legacy_rnn.compat.old_sklearn.inverse_transform': (
        'scikit-learn 0.24 takes no vector'
    ),
    'legacy_rnn.compat.old_books': 'xlrd 2.0 reads no .xlsx files',
    'legacy_rnn.compat.old_counts': 'NLTK 3.5 orders counted words otherwise',
    'legacy_rnn.compat.old_tokens': 'NLTK 3.5 splits words otherwise',
    'legacy_rnn.compat.old_vectorizers': (
        'NumPy 1.25 orders words that are equally frequent otherwise'
    ),
    'legacy_rnn.compat.scipy_distances': 'SciPy 1.9 takes no row of a matrix',
    'legacy_rnn.compat.scipy_stats': 'SciPy 1.11 dropped texts',
    'legacy_rnn.compat.sound_files': 'librosa 0.8 dropped it',
    'legacy_rnn.compat.sound_files.dct': 'librosa 0.7 dropped it',
    'legacy_rnn.compat.text_sizes': 'Pillow 10 dropped it',
    'legacy_rnn.compat.tf_slim': "it fails on today's TensorFlow without",
    PYTHON2: (
        'Python 2 rounded quotients of whole numbers down, and its strings '
        'served as text'
    ),
    f'{PYTHON2}.round': 'Python 3 rounds halves to the even number',
}
_WHOLE = 'its names keep the meaning of the release (--style=safe)'


class Remaining(NamedTuple):
    """A name of legacy_rnn that a port uses.

    Attributes:
        name: The name, such as `legacy_rnn.compat.r0_8.nn.rnn`.
        line: Line of its first use in the port, from 1.
        why: Why TensorFlow itself does not do.
    """

    name: str
    line: int
    why: str


def find(tree, stopped=()):
    """The names of legacy_rnn that a port uses.

    Args:
        tree: ast.Module of the port.
        stopped: Ranges of the lines that it leaves alone.

    Returns:
        Tuple of Remaining, in the order of lines.
    """
    local: dict[str, str] = {}
    found: dict[str, tuple] = {}
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        for bound, name, is_whole in _imported(node):
            local[bound] = name
            if is_whole:
                found.setdefault(name, (node.lineno, _WHOLE))
    if found:
        local = {}
    used = set()
    for name, root, line in _chains(tree, local) if local else ():
        used.add(root)
        is_stopped = any(line in lines for lines in stopped)
        if local[root] not in found and not is_stopped:
            _add(found, name, line)
    for node in trees.walk(tree) if local else ():
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for bound, name, _ in _imported(node):
                if bound not in used and name not in found:
                    _add(found, name, node.lineno)
    rows = {Remaining(name, *rest) for name, rest in found.items()}
    rows.update(_ours(tree))
    return tuple(sorted(rows, key=lambda row: (row.line, row.name)))


def _ours(tree):
    """Yields what a port imports in place of others' old names."""
    for node in trees.of_kind(tree, ast.ImportFrom, ast.Import):
        module = getattr(node, 'module', None) or ''
        for alias in node.names:
            name = f'{module}.{alias.name}' if module else alias.name
            why = _why(name)
            if why:
                yield Remaining(name, node.lineno, why)


def _why(name):
    """The reason of a name, or of the nearest module above it; or None."""
    while name and name not in _OURS:
        name = name.rpartition('.')[0]
    return _OURS.get(name)


def _imported(node):
    """Yields `(local name, name, whether it is a namespace in tf's place)`."""
    for alias in node.names:
        full = alias.name
        if isinstance(node, ast.ImportFrom):
            full = f'{node.module}.{alias.name}'
        match = _MODULE.fullmatch(full)
        if match:
            bound = alias.asname or alias.name
            yield bound, full, not match[2] and bound != match[1]


def _chains(tree, local):
    """Yields `(name, local root, line)` of each use of an import."""
    inner = set()
    for node in trees.of_kind(tree, ast.Attribute, ast.Name):
        if node not in inner:
            parts, root = [], node
            while isinstance(root, ast.Attribute):
                parts.append(root.attr)
                root = root.value
                inner.add(root)
            if isinstance(root, ast.Name) and root.id in local:
                name = '.'.join([local[root.id], *reversed(parts)])
                yield name, root.id, node.lineno


def _add(found, full, line):
    """Adds a name, without the attributes of what it names."""
    _, _, module, *parts = full.split('.')
    release = RELEASES[-1]
    if module != 'v1':
        release = Release(module[1:].replace('_', '.'))
    name, row = '.'.join(parts), None
    while parts:
        row = table.resolve('.'.join(parts), release).row
        if row is not None or table.members('.'.join(parts)):
            name = '.'.join(parts)
            break
        parts.pop()
    why = _GONE
    if name.partition('.')[0] == 'python':
        why = _PRIVATE
    elif name in ('__version__', 'VERSION', 'version.VERSION'):
        why = _VERSION
    elif name and today.has(f'compat.v1.{name}'):
        why = f'{_OTHER}. {row.advice}'.strip() if row else _OTHER
    shown = f'legacy_rnn.compat.{module}.{name}'.rstrip('.')
    found.setdefault(shown, (line, why))
