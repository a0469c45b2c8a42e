"""What git can restore."""

from __future__ import annotations

import os
import subprocess

from legacy_rnn.compat.sources.programs import checkouts

CLEAN, CHANGED, ABSENT = 'clean', 'changed', 'absent'


def states(paths):
    """Whether git could bring each file back.

    Args:
        paths: List of paths.

    Returns:
        Dict from the paths to `CLEAN`: as it is in the last commit;
        `CHANGED`: it differs from it, or git does not know it yet; or
        `ABSENT`: git ignores it, or it lies in no repository.
    """
    by_root = {}
    for path in paths:
        real = path.resolve()
        by_root.setdefault(_root(real.parent), []).append((path, real))
    found = {}
    for root, pairs in by_root.items():
        known, changed = _listed(root) if root else (set(), set())
        for path, real in pairs:
            name = os.fsencode(os.path.relpath(real, root or '/'))
            if name in changed:
                found[path] = CHANGED
            else:
                found[path] = CLEAN if name in known else ABSENT
    return found


def _root(folder):
    """The work tree that a folder lies in, or None."""
    return (checkouts.up_to(folder) or [None])[-1]


def _listed(root):
    """Names of the files that git knows, and of those that differ."""
    known = _git(root, 'ls-files', '-z')
    status = _git(root, 'status', '--porcelain', '--no-renames', '-z', '-uall')
    if known is None or status is None:
        return set(), set()
    return set(known.split(b'\0')), {e[3:] for e in status.split(b'\0')}


def _git(root, *arguments):
    """What a git command prints; None where there is none, or it fails."""
    try:
        run = subprocess.run(
            ['git', '-C', os.fspath(root), *arguments], capture_output=True
        )
    except OSError:
        return None
    return None if run.returncode else run.stdout
