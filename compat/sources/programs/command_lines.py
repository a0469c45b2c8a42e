"""Command lines that the files beside a program tell.

README.md    python main.py --train False
run.sh       python main.py --train=0
"""

from __future__ import annotations

import re

from .. import reading
from . import checkouts

_FILES = ('README*', '*.md', '*.sh')
_ABOVE = 2
_FALSE = re.compile(
    r'(?<![\w-])--([\w-]+)[ \t]+(?:false|f|0)(?![\w.=-])', re.I
)


def given_false(folder, known):
    """Flags that are given a false value by a word of its own.

    Args:
        folder: pathlib.Path.
        known: Dict from folders to these flags, which grows.

    Returns:
        Frozenset of names, of files in the folder and above it in the same
        project.
    """
    found = frozenset()
    for each in checkouts.up_to(folder) or [folder, *folder.parents[:_ABOVE]]:
        if each not in known:
            files = {p for pattern in _FILES for p in each.glob(pattern)}
            known[each] = frozenset().union(
                *(_FALSE.findall(reading.any_text(p)) for p in files)
            )
        found |= known[each]
    return found
