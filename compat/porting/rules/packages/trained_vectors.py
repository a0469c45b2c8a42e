"""Training of gensim's models, which is told how much there is of it.

    model.train(sentences)
    ->  model.train(sentences, total_examples=model.corpus_count,
                    epochs=model.epochs)

It knew both by itself until gensim 1.

Source: gensim 2.0, release notes, "Breaking changes".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.old_calls import TRAINED
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
        is_train = getattr(call.func, 'attr', '') == 'train'
        model = trees.dotted(call.func.value) if is_train else ''
        given = {k.arg for k in call.keywords}
        if not model or None in given or len(call.args) != 1:
            continue
        if 'total_words' in given:
            given.add('total_examples')
        if not _is_model(port, call, model):
            continue
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
