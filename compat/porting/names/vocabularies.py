"""What a source asks a vocabulary of gensim for."""

from __future__ import annotations

import ast


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
