"""Training of gensim's models, which is told how much there is of it.

    model.build_vocab(sentences=words)
    model.train(sentences)
    ->  model.build_vocab(corpus_iterable=words)
        model.train(sentences, total_examples=model.corpus_count,
                    epochs=model.epochs)

It knew both by itself until gensim 1, and what is read has another name since
gensim 4.

Source: gensim 2.0, release notes, "Breaking changes"; "Migrating from Gensim
3.x to 4".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.old_calls import CORPUS, CORPUS_NAMES, TRAINED
from ...names import handed_models
from ...names.local_names import imported_packages
from ...names.vocabularies import gensim_models
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'from gensim.models import Word2Vec\n'
    'model = Word2Vec(min_count=1)\n'
    'model.train(words)\n'
)
_TOLD = 'total_examples=model.corpus_count, epochs=model.epochs'
RULE = Rule(
    name='trained-vectors',
    does="Tells gensim's models how much there is to train with",
    why='they refuse to train without since gensim 2',
    before=_BEFORE,
    after=_BEFORE.replace('(words)', f'(words, {_TOLD})'),
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes what a model knows of its words."""
    tree = port.source.tree
    if 'gensim' not in imported_packages(tree) | port.project.packages:
        return
    for call in trees.of_kind(tree, ast.Call):
        method = getattr(call.func, 'attr', '')
        if method not in ('build_vocab', 'train'):
            continue
        model = trees.dotted(call.func.value)
        if not model or any(k.arg is None for k in call.keywords):
            continue
        if _is_model(port, call, model):
            named = _name_corpus(port, call)
            if method == 'train' and len(call.args) + named == 1:
                _tell(port, call, model)


def _name_corpus(port, call):
    """Writes the name of today for what is read by a name.

    Returns:
        Whether it is given by a name.
    """
    for keyword in call.keywords:
        if keyword.arg in CORPUS_NAMES:
            start = port.source.whole(keyword)[0]
            end = start + len(keyword.arg)
            port.source.replace_span(start, end, CORPUS, owner=call)
            why = f'what it reads has the name {CORPUS} since gensim 4'
            port.changed(keyword.value, RULE, why, CORPUS)
            return True
    return False


def _tell(port, call, model):
    given = {k.arg for k in call.keywords}
    if 'total_words' in given:
        given.add('total_examples')
    told = [
        f'{name}={model}.{value}'
        for name, value in TRAINED.items()
        if name not in given
    ]
    if told:
        new = ', '.join(told)
        parts = [*call.args, *(k.value for k in call.keywords)]
        end = max(port.source.whole(part)[1] for part in parts)
        port.source.insert(end, f', {new}')
        port.changed(call, RULE, RULE.why, new)


def _is_model(port, call, model):
    """Whether a call's function, or the source, has it of gensim."""
    tree = port.source.tree
    if model in gensim_models(tree):
        return True
    function = trees.above(call, port.parents, ast.FunctionDef)
    if function is None:
        return False
    if model in gensim_models(tree, False, function):
        return True
    handed = port.handed_models.given(handed_models.MODEL)
    return any(
        model in models and call in trees.of_kind(scope, ast.Call)
        for scope, models in handed_models.names(tree, handed)
    )
