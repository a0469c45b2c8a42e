"""Data of NLTK, which a running program asks for by their names of then."""

from __future__ import annotations

import functools

from legacy_rnn.compat.sources.libraries import nltk_data

from . import plots_and_signals


def changes():
    """Module -> functions of its name that tell `(owner, name, value)`."""
    found: dict[str, list] = {}
    for full in nltk_data.FUNCTIONS:
        module, _, leaf = full.rpartition('.')
        found.setdefault(module, []).append(functools.partial(_named, leaf))
    return found


def _named(leaf, module):
    """A function that is given names, which takes today's for those of then.

    An NLTK that reads what it read then is left.
    """
    owner = plots_and_signals.find(module)
    punkt = plots_and_signals.find('nltk.tokenize.punkt')
    if owner is None or not hasattr(punkt, 'PunktTokenizer'):
        return None
    known = getattr(owner, leaf)

    @functools.wraps(known)
    def named(*args, **options):
        args = [*map(_today, args[:1]), *args[1:]]
        options = {
            name: _today(value) if name == 'info_or_id' else value
            for name, value in options.items()
        }
        return known(*args, **options)

    return owner, leaf, named


def _today(given):
    if isinstance(given, (list, tuple)):
        return [_today(part) for part in given]
    return nltk_data.today(given) if isinstance(given, str) else given
