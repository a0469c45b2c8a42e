"""Losses whose labels stood behind the scores up to 0.12.

    tf.nn.nce_loss(weights, biases, embed, train_labels, 64, 5000)
    tf.nn.ctc_loss(logits, targets, lengths)

Names of the arguments tell which are the labels.

Source: argument lists of TensorFlow 0.12.1 and 1.0.1.
"""

from __future__ import annotations

import ast
import re

from .. import table
from . import forms
from .facts import Evidence, known, ordered

_LABELS = 'labels', 'targets'
_SCORES = 'inputs', 'logits'
_LIKE_LABELS = re.compile(r'label|target|truth', re.I)
_LIKE_SCORES = re.compile(r'embed|input|logit|output|pred|score', re.I)


def of_use(use):
    """Evidence of the places at which a loss is given labels and scores.

    Args:
        use: `names.Use`.
    """
    symbol = known(use.names[0])[0] if use.call is not None else None
    if symbol is None or any(
        isinstance(a, ast.Starred) for a in use.call.args
    ):
        return None
    existing = table.releases(symbol)
    places = {release: _places(symbol, release) for release in existing}
    if len({*places.values(), None}) < 3:
        return None
    like = [_is_like_labels(a) for a in use.call.args]
    chosen = {
        release
        for release, (label, score) in places.items()
        if max(label, score) < len(like) and like[label] and not like[score]
    }
    if not chosen:
        return None
    return Evidence(symbol, use.line, ordered(chosen), 'arguments')


def _places(symbol, release):
    """Where a release's function takes the labels and the scores, or None."""
    arguments = table.resolve(symbol, release).arguments or ()
    names = [argument.name for argument in arguments]
    label = [names.index(n) for n in names if n in _LABELS]
    score = [names.index(n) for n in names if n in _SCORES]
    return (label[0], score[0]) if label and score else None


def _is_like_labels(node):
    name = forms.last_name(node) or ''
    return bool(_LIKE_LABELS.search(name) and not _LIKE_SCORES.search(name))
