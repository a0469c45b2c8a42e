"""Loops over the places and counts of words of gensim's vectors.

    for w, v in x.vocab.items():      ->  for w, v in x.key_to_index.items():
        rows[v.index] = w             ->      rows[v] = w

Source: gensim 4.0, "Migrating from Gensim 3.x to 4".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.vocabularies import gensim_vectors
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='word-loops',
    does="Asks gensim's vectors for the places and counts of words in loops",
    why='vectors have no vocab in gensim 4',
    before=(
        'from gensim.models import KeyedVectors\n'
        'x = KeyedVectors.load(path)\n'
        'total = sum(v.count for v in x.vocab.values())\n'
    ),
    after=(
        'from gensim.models import KeyedVectors\n'
        'x = KeyedVectors.load(path)\n'
        "total = sum(x.get_vecattr(v, 'count') for v in x.key_to_index)\n"
    ),
    sources=ANY_SOURCE,
)
_LOOPS = (ast.For, ast.comprehension)
_WHOLE = (ast.For, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)


def apply(port):
    """Ports loops that ask each word for its place and its count alone."""
    vectors = gensim_vectors(port.source.tree)
    for loop in trees.of_kind(port.source.tree, *_LOOPS):
        method = getattr(loop.iter, 'func', None)
        vocabulary = getattr(method, 'value', None)
        if not isinstance(vocabulary, ast.Attribute) or loop.iter.args:
            continue
        if vocabulary.attr != 'vocab':
            continue
        owner = vocabulary.value
        if getattr(owner, 'attr', '') != 'wv':
            if ast.unparse(owner) not in vectors:
                continue
        _port(port, loop, method, owner)


def _port(port, loop, method, owner):
    whole = loop
    if isinstance(loop, ast.comprehension):
        whole = port.parents[id(loop)]
    names = [getattr(n, 'id', '') for n in _parts(loop.target)]
    wanted = {'items': 2, 'values': 1}.get(method.attr)
    if len(names) != wanted or not all(names):
        return
    uses = _uses(port, whole, loop.target, names[-1])
    if uses is None or not isinstance(whole, _WHOLE):
        return
    word = names[0]
    shown = port.source.get(owner)
    for use in uses:
        new = f"{shown}.get_vecattr({word}, 'count')"
        if use.attr == 'index':
            new = f'{shown}.key_to_index[{word}]'
            new = names[1] if wanted == 2 else new
        port.source.replace(use, new)
    new = f'{shown}.key_to_index' + '.items()' * (wanted == 2)
    port.handled.add(id(method.value))
    port.source.replace(loop.iter, new)
    port.changed(loop.iter, RULE, RULE.why, new)


def _parts(target):
    return target.elts if isinstance(target, ast.Tuple) else [target]


def _uses(port, whole, target, name):
    """What asks a word of a loop; None where it is used in another way."""
    own = {id(node) for node in ast.walk(target)}
    found = []
    for node in ast.walk(whole):
        if getattr(node, 'id', None) != name or id(node) in own:
            continue
        above = port.parents[id(node)]
        asked = getattr(above, 'attr', '')
        if asked not in ('count', 'index') or id(above) in port.calls:
            return None
        found.append(above)
    return found
