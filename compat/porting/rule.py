"""What a rule of the porter says of itself."""

from __future__ import annotations

import dataclasses

# The sources that a rule looks at, by whether they import TensorFlow.
WITH_TENSORFLOW, WITHOUT_TENSORFLOW = 'with', 'without'
ANY_SOURCE = frozenset((WITH_TENSORFLOW, WITHOUT_TENSORFLOW))
# For `follows`: all rules that do not follow every other one themselves.
EVERY_OTHER = ('*',)


@dataclasses.dataclass(frozen=True)
class Rule:
    """One rule, declared as `RULE` by its module in `rules/`.

    Attributes:
        name: That of the module, with `-` for `_`.
        does: What it does, one sentence without a full stop.
        why: Why a port needs it, one sentence without a full stop.
        before: Old source that it ports or reports.
        after: What is written for it; `''` where the rule only reports.
        releases: First and last release whose sources it changes.
        follows: Names of the rules that must run before it.
        sources: Which sources it looks at: `ANY_SOURCE`, or one of the two.
        styles: Styles of a port that run it.
    """

    name: str
    does: str
    why: str
    before: str
    after: str = ''
    releases: tuple[str, str] = ('0.5', '1.15')
    follows: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset((WITH_TENSORFLOW,))
    styles: tuple[str, ...] = ('full',)

    def __str__(self):
        """The name, as findings show it."""
        return self.name
