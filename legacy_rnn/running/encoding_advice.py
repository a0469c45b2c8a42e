"""What to do about text that is not in the encoding it is read by."""

from __future__ import annotations

import os
import re

# What no text holds: control characters other than white space.
_BINARY = re.compile(rb'[\x00-\x08\x0e-\x1f\x7f]')


def advise(error, place):
    """A sentence about text in another encoding, or None.

    Args:
        error: What ended the program.
        place: File name and line of the program's last frame, or None.
    """
    if not isinstance(error, UnicodeDecodeError) or place is None:
        return None
    if _BINARY.search(bytes(error.object)):
        return None
    return (
        f'{os.path.basename(place[0])}:{place[1]}: the text that is read here '
        f'is not {error.encoding}: convert its file, as by iconv -f GB18030 '
        '-t UTF-8 FILE > NEW (GB18030 for Chinese, CP1252 for western text), '
        "or name its encoding where it is read, as in io.open(FILE, 'r', "
        "encoding='gb18030')"
    )
