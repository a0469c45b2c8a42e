"""`tf.gfile` of 0.5 to 0.9, which was Python's own `os` and `open`.

A file is there as soon as it is open to write, and what fails raises
OSError. Bytes and text may be written to any file, as in Python 2.
"""

import errno
import glob
import os
import shutil
import types

import tensorflow as tf


class GFile(tf.compat.v1.gfile.GFile):
    """A file.

    Args:
        name: Its path.
        mode: As of Python's `open`.

    Raises:
        OSError: It is to be read and is not there.
    """

    def __init__(self, name, mode='r'):
        super().__init__(name, mode)
        self.closed = False
        if mode.startswith('r'):
            os.stat(name)
        else:
            with open(name, mode):
                pass

    def write(self, data):
        """Writes text or bytes."""
        if self.closed:
            raise ValueError('write needs an open file, got a closed one')
        if self.mode in ('r', 'rb'):
            raise OSError(errno.EBADF, 'not open for writing', self.name)
        super().write(data)

    def writelines(self, seq):
        """Writes each string of a list; they bring their line ends."""
        for line in seq:
            self.write(line)

    def Size(self):
        """Number of bytes."""
        self.flush()
        return self.size()

    def truncate(self, new_size=None):
        """Cuts the file to a number of bytes, the present place if None."""
        self.flush()
        os.truncate(self.name, self.tell() if new_size is None else new_size)

    def close(self):
        """Closes the file."""
        self.closed = True
        super().close()


class FastGFile(GFile):
    """A file."""


def Open(name, mode='r'):
    """Opens a file, as `GFile`."""
    return GFile(name, mode)


def Exists(path):
    """Whether there is a file or folder."""
    return os.path.exists(path)


def IsDirectory(path):
    """Whether there is a folder."""
    return os.path.isdir(path)


def Glob(glob):
    """The paths that fit a pattern."""
    return _glob(glob)


_glob = glob.glob


def MkDir(path, mode=0o755):
    """Makes a folder; OSError if it is there."""
    os.mkdir(path, mode)


def MakeDirs(path, mode=0o755):
    """Makes a folder and those above; OSError if it is there."""
    if path:
        os.makedirs(path, mode)


def RmDir(directory):
    """Removes an empty folder."""
    os.rmdir(directory)


def Remove(path):
    """Removes a file."""
    os.remove(path)


def Rename(oldpath, newpath, overwrite=False):
    """Renames a file or folder; OSError if that would hide a file."""
    _check_free(newpath, overwrite)
    os.rename(oldpath, newpath)


def Copy(oldpath, newpath, overwrite=False):
    """Copies a file; OSError if that would hide one."""
    _check_free(newpath, overwrite)
    shutil.copy(oldpath, newpath)


def DeleteRecursively(path):
    """Removes a file, or a folder with all that is in it."""
    if os.path.isdir(path):
        shutil.rmtree(path)
    else:
        os.remove(path)


def ListDirectory(directory, return_dotfiles=False):
    """The names in a folder, hidden ones only if asked for."""
    names = os.listdir(directory)
    return [n for n in names if return_dotfiles or not n.startswith('.')]


def Walk(top, topdown=1, onerror=None):
    """Folders, sub-folders and files, as `os.walk`."""
    return os.walk(top, topdown=bool(topdown), onerror=onerror)


def Stat(path):
    """What is known of a file: `mtime`, seconds since the epoch."""
    return types.SimpleNamespace(mtime=os.stat(path).st_mtime)


def _check_free(path, overwrite):
    if not overwrite and os.path.exists(path) and not os.path.isdir(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
