"""A working folder as the first program found it, for the next one.

Many scripts restore the checkpoint that they find, refuse a folder that is
there, or go on with a file that they have changed: the second of two programs
that are to be compared must find what the first one found.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import shutil
import stat

from legacy_rnn.compat.sources.programs import checkouts

LIMIT = 50_000  # Entries of a folder that is nobody's working folder.
ROOM = 256 * 2**20  # Bytes that copies may take, of small files first.
# A path in a source that leads out of the working folder.
_ABOVE = re.compile(rb'[\'"]\.\./')


def root_of(folder):
    """The folder that the programs of a working folder write to.

    It is the working folder, or the checkout around it where a source in it
    names what lies above: `'../model/'`.

    Args:
        folder: The working folder.
    """
    above = checkouts.up_to(pathlib.Path(folder))
    root = os.fspath(above[-1]) if above else folder
    sources = (n for n in os.listdir(folder) if n.endswith(('.py', '.ipynb')))
    for name in sources if root != folder else ():
        with contextlib.suppress(OSError):
            with open(os.path.join(folder, name), 'rb') as file:
                if _ABOVE.search(file.read()):
                    return root
    return folder


class Contents:
    """What a folder and those below hold at one moment.

    Args:
        root: The folder.
        copies: A folder to be made for copies of its files, or None.

    Attributes:
        files: Path of each file relative to the folder -> size and time of
            the last change.
        folders: Paths of folders, the deepest last.
        complete: Whether all was read; more than LIMIT entries are not.
        copies: The folder with copies of the files, or None.
    """

    def __init__(self, root, copies=None):
        self.files, self.folders, self.complete = {}, [], True
        for folder, below, names in os.walk(root):
            below[:] = [name for name in below if name != '.git']
            path = os.path.relpath(folder, root)
            self.folders += [os.path.join(path, name) for name in below]
            for name in names:
                place = os.path.join(path, name)
                self.files[place] = _stamp(root, place)
            if len(self.files) + len(self.folders) > LIMIT:
                self.complete = False
                break
        self.copies = copies
        if copies is not None and self.complete:
            self._copy(root)

    def _copy(self, root):
        """Copies regular files, the smallest first, while there is room."""
        room = ROOM
        regular = [path for path, known in self.files.items() if known]
        for path in sorted(regular, key=self.files.__getitem__):
            room -= self.files[path][0]
            if room < 0:
                break
            with contextlib.suppress(OSError):  # One that nobody may read.
                _put(shutil.copy2, root, path, self.copies)

    def has_copy(self, path):
        """Whether there is a copy of a file."""
        return self.copies is not None and os.path.lexists(
            os.path.join(self.copies, path)
        )


@contextlib.contextmanager
def taken(root, before, store):
    """Puts a folder back as it was; at the end, what was written since, too.

    What is new is away, what was changed or removed is as it was. What is
    written meanwhile stays.

    Args:
        root: The folder.
        before: Its Contents before.
        store: Path of a folder to be made for what is taken.

    Yields:
        Paths of files that were changed or removed and have no copy, so that
        they are not as they were.
    """
    now = Contents(root)
    new, folders, changed = set(), [], set()
    if before.complete and now.complete:
        new = now.files.keys() - before.files.keys()
        folders = [f for f in now.folders if f not in set(before.folders)]
        changed = {
            path
            for path, known in before.files.items()
            if now.files.get(path) != known
        }
    copied = {path for path in changed if before.has_copy(path)}
    for path in new | (copied & now.files.keys()):
        _put(shutil.move, root, path, store)
    for path in copied:
        _put(shutil.copy2, before.copies, path, root)
    for path in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.join(root, path))
    try:
        yield sorted(changed - copied)
    finally:
        for path in folders:
            os.makedirs(os.path.join(root, path), exist_ok=True)
        for path in copied:
            if _stamp(root, path) == before.files[path]:
                os.remove(os.path.join(root, path))
        for path in new | (copied & now.files.keys()):
            if not os.path.lexists(os.path.join(root, path)):
                _put(shutil.move, store, path, root)


@contextlib.contextmanager
def unlinked(links):
    """Takes links away that lead to what is away, and puts them back.

    Args:
        links: Paths of links that the runs before made, wherever.
    """
    dangling = {
        link: os.readlink(link)
        for link in links
        if os.path.islink(link) and not os.path.exists(link)
    }
    for link in dangling:
        os.remove(link)
    try:
        yield
    finally:
        for link, target in dangling.items():
            if not os.path.lexists(link):
                os.symlink(target, link)


def in_words(lost):
    """The line about files that are not as they were, if there are any.

    Args:
        lost: What `taken` yields.
    """
    if lost:
        more = f' and {len(lost) - 1} more' if lost[1:] else ''
        yield (
            f'{os.path.normpath(lost[0])}{more}: changed by the first run and '
            'not copied before it, so the next run finds what the first left'
        )


def _stamp(root, path):
    """Size and time of the last change of a regular file, else None."""
    try:
        known = os.lstat(os.path.join(root, path))
    except OSError:
        return None
    regular = stat.S_ISREG(known.st_mode)
    return (known.st_size, known.st_mtime_ns) if regular else None


def _put(how, source, path, target):
    """Moves or copies a file to the same place below another folder."""
    target = os.path.join(target, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    how(os.path.join(source, path), target)
