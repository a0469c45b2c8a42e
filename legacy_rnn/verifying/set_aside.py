"""What a program wrote, taken aside so that the next one starts as it did.

Many scripts restore the checkpoint that they find, or refuse a folder that is
there: the second of two that are to be compared must not find what the first
one left.
"""

from __future__ import annotations

import contextlib
import os
import shutil

LIMIT = 50_000  # Entries of a folder that is nobody's working folder.


class Contents:
    """What a folder and those below hold at one moment.

    Attributes:
        files: Paths of files relative to the folder.
        folders: Paths of folders, the deepest last.
        complete: Whether all was read; more than LIMIT entries are not.
    """

    def __init__(self, root):
        self.files, self.folders, self.complete = set(), [], True
        for folder, below, names in os.walk(root):
            below[:] = [name for name in below if name != '.git']
            path = os.path.relpath(folder, root)
            self.folders += [os.path.join(path, name) for name in below]
            self.files.update(os.path.join(path, name) for name in names)
            if len(self.files) + len(self.folders) > LIMIT:
                self.complete = False
                break


@contextlib.contextmanager
def taken(root, before, store):
    """Takes aside what a folder holds since then, and puts it back.

    What has been written anew under the same name meanwhile stays.

    Args:
        root: The folder.
        before: Its Contents before.
        store: Path of a folder to be made for what is taken.
    """
    now = Contents(root)
    files, folders = set(), []
    if before.complete and now.complete:
        files = now.files - before.files
        folders = [f for f in now.folders if f not in set(before.folders)]
    for path in files:
        _move(root, path, store)
    for path in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.join(root, path))
    try:
        yield
    finally:
        for path in folders:
            os.makedirs(os.path.join(root, path), exist_ok=True)
        for path in files:
            if not os.path.lexists(os.path.join(root, path)):
                _move(store, path, root)


def _move(source, path, target):
    target = os.path.join(target, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.move(os.path.join(source, path), target)
