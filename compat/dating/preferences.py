"""What makes some releases likelier, where others fit as well."""

from __future__ import annotations

from . import flag_values, scopes, states, variable_texts


def gather(uses):
    """The Preferences of a source, a list.

    Args:
        uses: `names.Uses`.
    """
    return [
        *states.prefer(uses),
        *scopes.prefer(uses),
        *flag_values.prefer(uses),
        *variable_texts.prefer(uses),
    ]
