"""Models and vectors of gensim, and what their vocabularies are asked for."""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.libraries.moved_names import MOVED
from .local_names import dotted, imported_names

_VECTORS = ('.KeyedVectors',)
# What they give may be a model.
_OF_ANY_KIND = ('pickle.load', 'pickle.loads', 'joblib.load')


@trees.once
def gensim_models(tree, of_words=False, function=None):
    """Names that are bound to models of gensim alone, not to vectors.

    Args:
        tree: The tree of a source.
        of_words: Whether models of documents are none.
        function: A function of it, for the names that it binds; None takes
            the whole source.
    """
    kinds = ('.Word2Vec', '.FastText') + (() if of_words else ('.Doc2Vec',))
    return _made_by_gensim(tree, kinds, '.load', within=function)


@trees.once
def gensim_vectors(tree, function=None):
    """Names that are bound to vectors of gensim alone.

    Args:
        tree: The tree of a source.
        function: As for `gensim_models`.
    """
    ends = ('.load', '.load_word2vec_format')
    return _made_by_gensim(tree, _VECTORS, *ends, within=function)


def reads_words(node, parents):
    """Whether a vocabulary of gensim is asked for its words alone.

    Args:
        node: The expression that gives the vocabulary.
        parents: Dict from the id of a node to the node around it.
    """
    parent = parents.get(id(node))
    if isinstance(parent, ast.Compare):
        return isinstance(parent.ops[-1], (ast.In, ast.NotIn))
    if isinstance(parent, ast.Call):
        names = ('len', 'list', 'set', 'sorted')
        return getattr(parent.func, 'id', '') in names
    if isinstance(parent, (ast.For, ast.comprehension)):
        return parent.iter is node
    if isinstance(parent, ast.YieldFrom):
        return True
    return getattr(parent, 'attr', '') == 'keys'


def word_asked(node, parents):
    """The `vocab[word].index` or `.count` around a vocabulary, or None.

    Args:
        node: As for `reads_words`.
        parents: As for `reads_words`.
    """
    word = parents.get(id(node))
    if not isinstance(word, ast.Subscript) or word.value is not node:
        return None
    asked = parents.get(id(word))
    if getattr(asked, 'attr', '') not in ('count', 'index'):
        return None
    call = parents.get(id(asked))
    is_called = isinstance(call, ast.Call) and call.func is asked
    is_read = isinstance(asked.ctx, ast.Load) and not is_called
    return asked if is_read else None


def _made_by_gensim(tree, kinds, *ends, within=None):
    imported = imported_names(tree)
    found: dict = {}
    for node in trees.of_kind(tree, ast.ClassDef):
        bases = [dotted(base, imported) for base in node.bases]
        found.setdefault('self', set()).update(
            b.startswith('gensim.') and b.endswith(kinds) for b in bases
        )
    for node in trees.of_kind(within, ast.arg) if within else ():
        found.setdefault(node.arg, {False})
    for node in trees.of_kind(within or tree, ast.Assign):
        values = [v for v in _values(node.value, tree) if not trees.is_none(v)]
        for target in node.targets:
            name = ast.unparse(target)
            made = [v for v in values if not _loads_anew(v, name)]
            told = {_is_made(v, imported, kinds, ends) for v in made}
            found.setdefault(name, set()).update(told - {None})
    return {name for name, kinds in found.items() if kinds == {True}}


def _loads_anew(value, name):
    """Whether it is `model.load(path)`, of the name that is bound to it."""
    return trees.dotted(getattr(value, 'func', None)) == f'{name}.load'


def _is_made(value, imported, kinds, ends):
    """Whether a value is a model or vectors; None where it may be."""
    if getattr(value, 'attr', '') == 'wv':
        return kinds == _VECTORS
    full = dotted(getattr(value, 'func', value), imported)
    full = MOVED.get(full, full)
    if full in _OF_ANY_KIND:
        return None
    for end in ends:
        full = full.removesuffix(end)
    return full.startswith('gensim.') and full.endswith(kinds)


def _values(value, tree):
    """What a value is: of a call of a function of the source, its results."""
    function = getattr(value, 'func', None)
    owner = getattr(getattr(function, 'value', None), 'id', '')
    is_own = isinstance(function, ast.Name) or owner == 'self'
    given = trees.returned(tree).get(trees.called(value)) if is_own else None
    if not given:
        return [value]
    held = _held(tree)
    return [v for g in given for v in held.get(trees.dotted(g), [g])]


@trees.once
def _held(tree):
    """The values that a source assigns to its names, by dotted name."""
    found: dict = {}
    for node in trees.of_kind(tree, ast.Assign):
        for name in filter(None, map(trees.dotted, node.targets)):
            found.setdefault(name, []).append(node.value)
    return found
