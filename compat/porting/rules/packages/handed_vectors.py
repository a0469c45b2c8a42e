"""Models of gensim that a function is given, by its calls or what it asks.

    index = model.vocab[word].index
    ->  index = getattr(model, 'wv', model).key_to_index[word]

Vectors have no `wv`, and give the same themselves.

Source: gensim 4.0, "Migrating from Gensim 3.x to 4".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.lost_names import GENSIM_OF_VECTORS
from ....sources.libraries.moved_names import METHODS_MOVED
from ...findings import CHECK
from ...names import handed_models
from ...names.handed_models import MODEL, VECTORS
from ...names.local_names import imported_packages
from ...names.vocabularies import (
    gensim_models,
    gensim_vectors,
    reads_words,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='handed-vectors',
    does='Asks the vectors of gensim that a function is given for words',
    why='gensim 4 has the places of words in key_to_index of the vectors',
    before=(
        'import gensim\n'
        'def place(model, word):\n'
        '    return model.vocab[word].index if word in model.vocab else 0\n'
    ),
    after=(
        'import gensim\n'
        'def place(model, word):\n'
        "    return getattr(model, 'wv', model).key_to_index[word] "
        "if word in getattr(model, 'wv', model).key_to_index else 0\n"
    ),
    sources=ANY_SOURCE,
)
# What a word of a vocabulary had, and nothing else that has one.
_OF_WORDS = ('count', 'index')
# What is asked of models of gensim 4, or of documents.
_OF_OTHERS = frozenset('wv key_to_index docvecs dv infer_vector'.split())


def apply(port):
    """Asks those whose `vocab[word].index` is read, which gensim's had."""
    tree = port.source.tree
    if 'gensim' not in imported_packages(tree) | port.project.packages:
        return
    bound = gensim_models(tree) | gensim_vectors(tree)
    handed = port.handed_models
    of_models = dict(handed_models.names(tree, handed.given(MODEL)))
    either = handed.given(MODEL, VECTORS)
    for scope, names in handed_models.names(tree, either):
        nodes = trees.of_kind(scope, ast.Attribute)
        given = names - bound
        if isinstance(scope, ast.FunctionDef):
            told = {a.arg for a in trees.of_kind(scope, ast.arg)} - {'self'}
            told -= bound | _bound(scope) | given
            for name in {_place(port, n) for n in nodes} & told:
                _port_words(port, nodes, name)
        for name in given:
            asked = {n.attr for n in nodes if trees.dotted(n.value) == name}
            if not asked & _OF_OTHERS:
                _port_words(port, nodes, name)
                if name in of_models[scope]:
                    _port_vectors(port, scope, name)


def _bound(function):
    """Names that a function binds anew."""
    nodes = trees.of_kind(function, ast.Name)
    return {n.id for n in nodes if not isinstance(n.ctx, ast.Load)}


def _place(port, node):
    """`model` of `model.vocab[word].index`, or ''."""
    words = getattr(node.value, 'value', None)
    if node.attr not in _OF_WORDS or getattr(words, 'attr', '') != 'vocab':
        return ''
    is_read = isinstance(node.ctx, ast.Load) and id(node) not in port.calls
    return trees.dotted(getattr(words, 'value', None)) if is_read else ''


def _port_words(port, nodes, name):
    """Writes what the vocabulary of a model is asked."""
    vectors = f"getattr({name}, 'wv', {name})"
    written = set()
    for node in nodes:
        if _place(port, node) == name:
            word = node.value.slice
            new = [f'{vectors}.key_to_index[', word, ']']
            if node.attr == 'count':
                new = [f'{vectors}.get_vecattr(', word, ", 'count')"]
            written.add(id(node.value.value))
            port.source.replace(node, *new)
            port.changed(node, RULE, RULE.why, f'{vectors}...')
    for node in nodes:
        if node.attr != 'vocab' or trees.dotted(node.value) != name:
            continue
        if reads_words(node, port.parents):
            new = f'{vectors}.key_to_index'
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)
        elif id(node) not in written:
            why = 'of a model of gensim: write wv.key_to_index'
            port.note(node, CHECK, RULE, why)


def _port_vectors(port, scope, name):
    """Writes what a model is asked for a vector, or for its methods."""
    vectors = f"getattr({name}, 'wv', {name})"
    for node in trees.of_kind(
        scope, ast.Attribute, ast.Subscript, ast.Compare
    ):
        if isinstance(node, ast.Compare):
            pairs = zip(node.ops, node.comparators, strict=True)
            for operator, part in pairs:
                is_in = isinstance(operator, (ast.In, ast.NotIn))
                if is_in and trees.dotted(part) == name:
                    port.source.replace(part, vectors)
                    port.changed(part, RULE, RULE.why, vectors)
            continue
        is_read = isinstance(node.ctx, ast.Load)
        if trees.dotted(node.value) != name or not is_read:
            continue
        if isinstance(node, ast.Subscript):
            port.source.replace(node.value, vectors)
            port.changed(node, RULE, RULE.why, vectors)
        elif node.attr in GENSIM_OF_VECTORS - {'vocab'}:
            today = METHODS_MOVED['gensim'].get(node.attr, node.attr)
            port.source.replace(node, f'{vectors}.{today}')
            port.changed(node, RULE, RULE.why, f'{vectors}.{today}')
