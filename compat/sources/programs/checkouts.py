"""The git checkout that a folder lies in."""

from __future__ import annotations

import os


def up_to(folder):
    """A folder and those above it, up to its git checkout.

    Args:
        folder: pathlib.Path, absolute.

    Returns:
        List of paths, the checkout last; empty outside of one.
    """
    above = [folder, *folder.parents]
    for number, place in enumerate(above, 1):
        if os.path.lexists(place / '.git'):
            return above[:number]
    return []
