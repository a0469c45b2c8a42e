"""Writes files whole or not at all; standard library alone."""

import contextlib
import os
import shutil
import stat
import tempfile


@contextlib.contextmanager
def atomic(path, mode='w', rights=None, lasting=True):
    """Opens a temporary neighbour of `path` and renames it when all is well.

    The file is flushed to the disk before it takes the name, so that a crash
    at any moment leaves either the old file or the new one. On an error the
    temporary file is removed and `path` stays as it was. A device or a pipe,
    such as /dev/stdout, is written as it is.

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
            handle, temporary = tempfile.mkstemp('.tmp', f'.{name}.', folder)
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


def _is_device(path):
    return os.path.exists(path) and not (
        os.path.isfile(path) or os.path.isdir(path)
    )


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
