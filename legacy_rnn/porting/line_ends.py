"""Line ends of a file, kept line by line."""

from __future__ import annotations

import difflib
import re

_ENDS = re.compile(r'\r\n|\r|\n')


def like(text, plain, new):
    """A new text with the line ends of the old one.

    Args:
        text: The old text, with the line ends of its file.
        plain: The same with `\\n` alone.
        new: The new text, with `\\n` alone.

    Returns:
        The new text. Where a file mixes line ends, each line that stays keeps
        its own, and a new one ends as the line above it. The file ends as
        it did.
    """
    ends = _ENDS.findall(text)
    if len(set(ends)) < 2:
        return new.replace('\n', ends[0]) if ends else new
    before, after = plain.split('\n'), new.split('\n')
    match = difflib.SequenceMatcher(None, before, after)
    found = []
    for _, first, last, start, end in match.get_opcodes():
        count = end - start
        own = ends[first : min(last, first + count)]
        spare = own[-1:] or found[-1:] or ends[first : first + 1] or ends[-1:]
        found += [*own, *(spare * (count - len(own)))]
    del found[len(after) - 1 :]
    if found and before[-1] == after[-1] == '':
        found[-1] = ends[-1]
    pairs = zip(after, [*found, ''], strict=True)
    return ''.join(line + end for line, end in pairs)
