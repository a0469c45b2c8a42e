"""Writes files whole or not at all; standard library alone."""

import contextlib
import importlib
import os
import re
import shutil
import stat
import tempfile

# What stands for a file or folder until it is whole.
_MARK = '.legacy_rnn-'
_TEMPORARY = re.compile(r'\..+\.legacy_rnn-\w{8}\.tmp')
# Folders where this process has removed what killed ones had left.
_cleaned: set[str] = set()


@contextlib.contextmanager
def atomic(path, mode='w', rights=None, lasting=True):
    """Opens a temporary neighbour of `path` and renames it when all is well.

    The file is flushed to the disk before it takes the name, so that a crash
    at any moment leaves either the old file or the new one. On an error the
    temporary file is removed and `path` stays as it was; one that a process
    left when it was killed goes when the next one writes to its folder. A
    device or a pipe, such as /dev/stdout, is written as it is.

    Args:
      path: Where the file is to stand; missing folders are made.
      mode: 'w' for UTF-8 text, 'wb' for bytes.
      rights: Rights of the file; None for those of a new one.
      lasting: Whether it must also outlast a crash of the machine.

    Yields:
      The open file.

    Raises:
      OSError: As the system says it, naming `path` (full disk, read-only
        folder).
    """
    path = os.fspath(path)
    encoding = None if 'b' in mode else 'utf-8'
    if _is_device(path):
        with open(path, mode, encoding=encoding) as stream:
            yield stream
        return
    temporary = None
    try:
        folder, name = os.path.split(os.path.abspath(path))
        os.makedirs(folder, exist_ok=True)
        with naming(path):
            remove_dead(folder)
            handle, temporary = _locked(tempfile.mkstemp, folder, name)
        with open(handle, mode, encoding=encoding) as stream:
            yield stream
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
        if rights is None:
            allow_reading(temporary)
        else:
            os.chmod(temporary, stat.S_IMODE(rights))
        os.replace(temporary, path)
        temporary = None
        if lasting:
            sync_folder(folder)
    except OSError as error:
        if error.errno is not None and error.filename in (None, temporary):
            raise type(error)(error.errno, error.strerror, path) from error
        raise
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


@contextlib.contextmanager
def folder_beside(path):
    """Makes a folder beside `path`, where it is written and moved from.

    It is removed at the end; what killed processes left of theirs goes first.

    Args:
      path: What is to stand there; missing folders are made.

    Yields:
      The folder's path.

    Raises:
      OSError: As the system says it, naming `path`.
    """
    folder, name = os.path.split(os.path.abspath(path))
    with naming(path):
        os.makedirs(folder, exist_ok=True)
        remove_dead(folder)
        handle, temporary = _locked(_make_folder, folder, name)
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        if handle is not None:
            os.close(handle)


@contextlib.contextmanager
def alone(folder, busy):
    """Keeps other processes that ask for it out of a folder meanwhile.

    The system forgets it when the process ends, however it ends. Where it
    knows no such locks, nothing is kept.

    Args:
      folder: The folder, which exists.
      busy: What is said where another process is in it.

    Raises:
      ValueError: Another process is in it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _lock(handle) is False:
            raise ValueError(busy)
        yield
    finally:
        os.close(handle)


def remove_dead(folder):
    """Removes temporary files and folders of processes that were killed.

    Once a process and folder. Where the system has no locks, nothing tells
    which are in use, and all stay.
    """
    folder = os.path.abspath(folder)
    if folder in _cleaned:
        return
    _cleaned.add(folder)
    with contextlib.suppress(OSError):
        for name in filter(_TEMPORARY.fullmatch, os.listdir(folder)):
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                with contextlib.suppress(OSError):
                    _remove_unlocked(path)


def write_text(path, text):
    """Writes `text` to `path` as `atomic` does."""
    with atomic(path) as stream:
        stream.write(text)


@contextlib.contextmanager
def naming(path):
    """Lets an error of the system name the file that was asked for.

    Args:
      path: The file, where what was written meanwhile has another name.

    Raises:
      OSError: As the system says it, naming `path`.
    """
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise type(error)(error.errno, error.strerror, str(path)) from error


def remove(path):
    """Removes a file or a folder, if it is there."""
    with contextlib.suppress(FileNotFoundError):
        if os.path.isdir(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)


def allow_reading(path):
    """Sets a temporary file's mode to that of a new file."""
    os.chmod(path, 0o666 & ~_umask())


def sync_folder(folder):
    """Makes renames inside `folder` last; does nothing where it cannot."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(make, folder, name):
    """Makes a temporary file or folder that `remove_dead` leaves alone.

    Returns:
      Tuple of its descriptor, which holds the lock, and its path.
    """
    while True:
        handle, path = make('.tmp', f'.{name[:50]}{_MARK}', folder)
        # Another process may have taken it for a dead one meanwhile.
        taken = handle is not None and _lock(handle) is False
        if not taken and os.path.exists(path):
            return handle, path
        os.close(handle)


def _make_folder(suffix, prefix, folder):
    path = tempfile.mkdtemp(suffix, prefix, folder)
    try:
        return os.open(path, os.O_RDONLY), path
    except OSError:  # Windows opens no folders.
        return None, path


def _remove_unlocked(path):
    handle = os.open(path, os.O_RDONLY)
    try:
        if _lock(handle):
            remove(path)
    finally:
        os.close(handle)


def _lock(handle):
    """Whether a lock was got; None where there are none."""
    try:
        fcntl = importlib.import_module('fcntl')
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True


def _is_device(path):
    return os.path.exists(path) and not (
        os.path.isfile(path) or os.path.isdir(path)
    )


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
