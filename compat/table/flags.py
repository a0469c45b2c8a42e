"""Command-line flags, as each release had them.

Up to 1.4 flags are argparse's: read at the first access, unknown ones left
alone. From 1.5 they are absl's. Here each namespace has flags of its own, so
that nothing collides with the flags that absl defines.
"""

from .row import ours

_ADVICE = 'absl.flags defines and reads them.'

ROWS = tuple(
    ours(
        name,
        f'core.flags:make_{target}',
        factory=True,
        plain='0.5',
        advice=_ADVICE,
    )
    for name, target in (
        ('app.flags', 'flags'),
        ('flags', 'flags'),
        ('app.run', 'run'),
    )
)
