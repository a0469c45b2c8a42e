"""Models of gensim that a function is given, by what it asks them.

    index = model.vocab[word].index
    ->  index = getattr(model, 'wv', model).key_to_index[word]

Source: gensim 4.0, "Migrating from Gensim 3.x to 4".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...names.local_names import imported_names
from ...names.vocabularies import gensim_models, reads_words
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


def apply(port):
    """Asks those whose `vocab[word].index` is read, which gensim's had."""
    tree = port.source.tree
    own = {name.partition('.')[0] for name in imported_names(tree).values()}
    if 'gensim' not in own | port.project.packages:
        return
    for function in trees.of_kind(tree, ast.FunctionDef):
        given = {a.arg for a in trees.of_kind(function, ast.arg)} - {'self'}
        given -= gensim_models(tree) | _bound(function)
        nodes = trees.of_kind(function, ast.Attribute)
        for name in {_place(port, n) for n in nodes} & given:
            _port_uses(port, nodes, name)


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
    owner = getattr(words, 'value', None)
    return getattr(owner, 'id', '') if is_read else ''


def _port_uses(port, nodes, name):
    """Writes what a function asks of a model that it is given."""
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
        if node.attr != 'vocab' or getattr(node.value, 'id', '') != name:
            continue
        if reads_words(node, port.parents):
            new = f'{vectors}.key_to_index'
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)
        elif id(node) not in written:
            why = 'of a model of gensim: write wv.key_to_index'
            port.note(node, CHECK, RULE, why)
