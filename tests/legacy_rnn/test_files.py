import errno
import os
import stat

import pytest

from legacy_rnn import files


def test_file_appears_whole_in_a_new_folder(tmp_path):
    path = tmp_path / 'new' / 'a.txt'
    with files.atomic(path) as stream:
        stream.write('é')
        assert not path.exists()
    assert path.read_bytes() == 'é'.encode()
    assert os.listdir(path.parent) == ['a.txt']


def test_error_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / 'a.txt'
    path.write_text('old')
    with pytest.raises(RuntimeError), files.atomic(path, 'wb') as stream:
        stream.write(b'half')
        raise RuntimeError
    assert path.read_text() == 'old'
    assert os.listdir(tmp_path) == ['a.txt']


def test_a_pipe_stays_a_pipe(tmp_path):
    path = tmp_path / 'pipe'
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    files.write_text(path, 'told')
    assert os.read(reader, 9) == b'told'
    os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_mode_follows_the_umask(tmp_path):
    path = tmp_path / 'a.txt'
    old = os.umask(0o027)
    try:
        files.write_text(path, 'x')
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_error_names_the_wanted_path(tmp_path):
    (tmp_path / 'file').write_text('')
    path = tmp_path / 'folder'
    path.mkdir()
    with pytest.raises(OSError) as caught, files.atomic(path) as stream:
        stream.write('x')
    assert caught.value.filename == str(path)
    assert sorted(os.listdir(tmp_path)) == ['file', 'folder']


def test_error_never_names_the_temporary_file(tmp_path, monkeypatch):
    def mkstemp(suffix, prefix, folder):
        path = os.path.join(folder, prefix + 'x' + suffix)
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr(files.tempfile, 'mkstemp', mkstemp)
    path = tmp_path / 'a.txt'
    with pytest.raises(OSError) as caught, files.atomic(path):
        pass
    assert caught.value.filename == str(path)


def test_what_a_killed_process_left_goes_and_what_is_in_use_stays(tmp_path):
    folder = tmp_path / 'new'
    child = os.fork()
    if not child:
        path = folder / 'a.txt'
        with files.atomic(path), files.folder_beside(path):
            os.kill(os.getpid(), 9)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == 9
    dead = os.listdir(folder)
    assert len(dead) == 2 and all(name.startswith('.a.txt.') for name in dead)
    (folder / '.a.txt.mine.tmp').write_text('')
    with files.folder_beside(folder / 'b'), files.atomic(folder / 'a.txt'):
        inside = set(os.listdir(folder))
        child = os.fork()
        if not child:
            files._cleaned.clear()
            files.write_text(folder / 'c.txt', 'c')
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert set(os.listdir(folder)) == inside | {'c.txt'}
    assert not inside & set(dead)
    wanted = ['.a.txt.mine.tmp', 'a.txt', 'c.txt']
    assert sorted(os.listdir(folder)) == wanted


def test_long_names_are_written_too(tmp_path):
    path = tmp_path / ('ä' * 127)
    files.write_text(path, 'x')
    with files.folder_beside(path):
        pass
    assert os.listdir(tmp_path) == [path.name]
