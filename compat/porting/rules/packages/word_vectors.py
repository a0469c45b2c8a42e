"""Vectors of gensim's models, which are those of `model.wv` today.

Source: gensim 4.0, "Migrating from Gensim 3.x to 4".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.lost_names import GENSIM_OF_VECTORS
from ....sources.libraries.moved_names import METHODS_MOVED
from ...findings import CHECK
from ...names.local_names import imported_packages
from ...names.vocabularies import (
    gensim_models,
    gensim_vectors,
    reads_words,
    word_asked,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='word-vectors',
    does="Asks the `wv` of gensim's models for what they gave themselves",
    why='the models lost it in gensim 4',
    before=(
        'from gensim.models import Word2Vec\n'
        'model = Word2Vec.load(path)\n'
        "x = model['word']\n"
    ),
    after=(
        'from gensim.models import Word2Vec\n'
        'model = Word2Vec.load(path)\n'
        "x = model.wv['word']\n"
    ),
    sources=ANY_SOURCE,
)


_TODAY = {**METHODS_MOVED['gensim'], 'vocab': 'key_to_index'}
_UNKNOWN = 'of a model of gensim: write wv.key_to_index'
# What models of documents have beside vectors of words.
_OF_DOCUMENTS = ('docvecs', 'dv', 'infer_vector')


def apply(port):
    """Writes `wv` after models of words; those of documents give more."""
    tree = port.source.tree
    for node in trees.of_kind(tree, ast.Subscript, ast.Attribute, ast.Compare):
        vectors = _vectors_at(port, node)
        if _is_of_vectors(node, vectors) and reads_words(node, port.parents):
            port.rename(node, RULE, _TODAY['vocab'])
        asked = word_asked(node, port.parents)
        if asked and getattr(node, 'attr', '') == 'vocab':
            _port_word(port, node, asked, vectors)
        if _is_wv_of_vectors(port, node, vectors):
            start, end = (port.source.span(n)[1] for n in (node.value, node))
            port.source.replace_span(start, end, '')
            port.changed(node, RULE, 'vectors have no wv in gensim 4', '')
        for owner in _owners(port, node):
            if _is_model(port, owner):
                end = port.source.span(owner)[1]
                new = '.wv'
                if isinstance(node, ast.Attribute):
                    new = f'.wv.{_TODAY.get(node.attr, node.attr)}'
                    last = port.source.span(node)[1]
                    port.source.replace_span(end, last, new)
                else:
                    port.source.insert(end, new)
                port.changed(node, RULE, RULE.why, new)
    for loop in trees.of_kind(tree, ast.For):
        for name, value in _bound(loop.target, loop.iter):
            if _is_model(port, value) and _asks_words(port, loop, name):
                port.source.insert(port.source.span(value)[1], '.wv')
                port.changed(value, RULE, RULE.why, '.wv')


def _port_word(port, node, asked, vectors):
    """`m.vocab[word].index`, the place of a word, and how often it came."""
    wv = '' if _is_of_vectors(node, vectors) else '.wv'
    if wv and not _is_model(port, node.value):
        if _may_be_model(port, node.value):
            port.note(asked, CHECK, RULE, _UNKNOWN)
        return
    new = f'{wv}.key_to_index[', asked.value.slice, ']'
    if asked.attr == 'count':
        new = f'{wv}.get_vecattr(', asked.value.slice, ", 'count')"
    port.source.replace(asked, node.value, *new)
    port.changed(asked, RULE, RULE.why, f'{wv}.key_to_index[...]')


def _is_model(port, value):
    """Whether the source, or its function, binds a name to models alone."""
    tree = port.source.tree
    if not _uses_gensim(port):
        return False
    name = ast.unparse(value)
    if name in gensim_models(tree, True):
        return True
    function = trees.above(value, port.parents, ast.FunctionDef)
    if not isinstance(value, ast.Name) or function is None:
        return False
    if name in gensim_models(tree, True, function):
        return True
    return name in _given(function) and _asks_wv(function, name)


def _may_be_model(port, value):
    """Whether it is neither an argument nor of a class of the source."""
    name = trees.dotted(value)
    function = trees.above(value, port.parents, ast.FunctionDef)
    given = _given(function) if function else ()
    has_own = any(
        node.attr == 'vocab' and isinstance(node.ctx, ast.Store)
        for node in trees.of_kind(port.source.tree, ast.Attribute)
    )
    is_free = name and name != 'self' and name not in given
    return is_free and not has_own and _uses_gensim(port)


def _uses_gensim(port):
    """Whether the source, or a file beside it, imports gensim."""
    own = imported_packages(port.source.tree)
    return 'gensim' in own | port.project.packages


def _given(function):
    """Names of a function's arguments that it binds to nothing else."""
    nodes = trees.of_kind(function, ast.Name)
    bound = {n.id for n in nodes if not isinstance(n.ctx, ast.Load)}
    return {a.arg for a in trees.of_kind(function, ast.arg)} - bound


def _asks_wv(function, name):
    """Whether a function asks a name for `wv`, as no dictionary has one."""
    nodes = trees.of_kind(function, ast.Attribute)
    asked = {n.attr for n in nodes if ast.unparse(n.value) == name}
    return 'wv' in asked and not asked.intersection(_OF_DOCUMENTS)


def _vectors_at(port, node):
    """Names of vectors alone where a node stands."""
    tree = port.source.tree
    function = trees.above(node, port.parents, ast.FunctionDef)
    local = gensim_vectors(tree, function) if function else frozenset()
    return gensim_vectors(tree) | local


def _is_wv_of_vectors(port, node, vectors):
    """Whether it is the `wv` of vectors, which were their own until 4.0."""
    if getattr(node, 'attr', '') != 'wv' or not isinstance(node.ctx, ast.Load):
        return False
    name = ast.unparse(node.value)
    function = trees.above(node, port.parents, ast.FunctionDef)
    arguments = trees.of_kind(function, ast.arg) if function else ()
    is_given = any(argument.arg == name for argument in arguments)
    return name in vectors and not is_given


def _bound(target, given):
    """Yields `(name, value)` of a loop over values that are listed."""
    parts = getattr(given, 'elts', ())
    if isinstance(target, ast.Name):
        yield from ((target.id, part) for part in parts)
    elif getattr(getattr(given, 'func', None), 'id', None) == 'zip':
        for one, listed in zip(target.elts, given.args, strict=False):
            yield from _bound(one, listed)


def _asks_words(port, loop, name):
    """Whether a loop asks a name for vectors and words alone."""
    nodes = (node for part in loop.body for node in ast.walk(part))
    uses = [n for n in nodes if getattr(n, 'id', None) == name]
    around = [port.parents[id(use)] for use in uses]
    return bool(uses) and all(
        not isinstance(node, ast.Attribute) and use in _owners(port, node)
        for use, node in zip(uses, around, strict=True)
    )


def _is_of_vectors(node, vectors):
    """Whether it is `model.wv.vocab`, or that of a name of vectors."""
    if getattr(node, 'attr', '') != 'vocab':
        return False
    is_wv = getattr(node.value, 'attr', '') == 'wv'
    return is_wv or ast.unparse(node.value) in vectors


def _owners(port, node):
    """What a node asks for a vector, for a method of vectors, or a word."""
    if isinstance(node, ast.Subscript):
        yield node.value
    elif isinstance(node, ast.Attribute):
        whole = node.attr != 'vocab' or reads_words(node, port.parents)
        if node.attr in GENSIM_OF_VECTORS and whole:
            yield node.value
    elif isinstance(node, ast.Compare):
        for operator, part in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, (ast.In, ast.NotIn)):
                yield part
