"""Texts of the flags of `checkpoint`, read."""

from __future__ import annotations

from legacy_rnn.console import command


def rename(text):
    """The pair of names in `OLD=NEW`."""
    old, equals, new = text.partition('=')
    if not (old and equals and new) or '' in new.split('/'):
        raise command.CommandError(
            f'map must be OLD=NEW, a variable or scope each, got {text!r}'
        )
    return old.rstrip('/'), new


def check_words(flag, words, known):
    """Refuses words that a flag does not know."""
    for word in words:
        if word not in known:
            raise command.CommandError(
                f'{flag} must be one of {", ".join(sorted({*known}))}, got '
                f'{word!r}'
            )


def listed(text):
    """The scopes or words of a list with commas."""
    return [one.rstrip('/') for one in text.split(',') if one]


def by_scope(text):
    """Dict of scope to value, of `VALUE` or `SCOPE=VALUE,...`."""
    pairs = [one.rpartition('=') for one in listed(text)]
    return {scope.rstrip('/'): value for scope, _, value in pairs}


def shards(text):
    """Dict of scope to number of shards, of `N` or `SCOPE=N,...`."""
    counts = by_scope(text)
    if not all(one.isdecimal() and int(one) for one in counts.values()):
        raise command.CommandError(
            f'shards must be N or SCOPE=N,... with N of at least 1, got '
            f'{text!r}'
        )
    return {scope: int(count) for scope, count in counts.items()}
