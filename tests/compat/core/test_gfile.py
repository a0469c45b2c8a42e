"""`tf.gfile` up to 0.9, which was Python's own `os` and `open`."""

import pytest

from legacy_rnn.compat.namespace import namespaces


@pytest.fixture(params=['0.8', '0.9'])
def gfile(request):
    return namespaces.api(request.param).python.platform.gfile


def test_a_file_is_there_as_soon_as_it_is_open(gfile, tmp_path):
    name = str(tmp_path / 'file')
    with gfile.GFile(name, 'w'):
        assert gfile.Exists(name)


def test_lines_come_back(gfile, tmp_path):
    name = str(tmp_path / 'file')
    with gfile.FastGFile(name, 'w') as file:
        file.writelines(['a\n', 'b\n'])
        assert file.Size() == 4
    with gfile.Open(name) as file:
        assert list(file) == ['a\n', 'b\n']


def test_bytes_may_be_written_to_text(gfile, tmp_path):
    name = str(tmp_path / 'file')
    with gfile.GFile(name, mode='wb') as file:
        file.write('ä'.encode())
    with gfile.GFile(name, mode='a') as file:
        file.write(b'b')
    with gfile.GFile(name, mode='rb') as file:
        assert file.read() == 'äb'.encode()


def test_what_fails_raises_oserror(gfile, tmp_path):
    name = str(tmp_path / 'none')
    for function in ('Remove', 'RmDir', 'DeleteRecursively', 'Stat', 'GFile'):
        with pytest.raises(OSError):
            getattr(gfile, function)(name)
    gfile.MakeDirs(name + '/below')
    with pytest.raises(OSError):
        gfile.RmDir(name)
    with pytest.raises(OSError):
        gfile.MkDir(name)
    gfile.DeleteRecursively(name)
    assert not gfile.Exists(name)


def test_a_closed_file_takes_nothing(gfile, tmp_path):
    file = gfile.GFile(str(tmp_path / 'file'), 'w')
    file.close()
    with pytest.raises(ValueError, match='closed'):
        file.write('late')


def test_files_are_renamed_copied_and_cut(gfile, tmp_path):
    one, two = str(tmp_path / 'one'), str(tmp_path / 'two')
    with gfile.GFile(one, 'w') as file:
        file.write('ababab')
    gfile.Copy(one, two)
    with pytest.raises(OSError):
        gfile.Rename(oldpath=one, newpath=two)
    gfile.Rename(one, two, overwrite=True)
    with gfile.GFile(two, 'a+') as file:
        file.truncate(2)
    with gfile.GFile(two) as file:
        assert file.read() == 'ab'
    assert gfile.Stat(two).mtime > 1e9


def test_hidden_files_are_listed_if_asked_for(gfile, tmp_path):
    for name in ('.hidden', 'seen'):
        (tmp_path / name).touch()
    folder = str(tmp_path)
    assert gfile.ListDirectory(folder) == ['seen']
    assert len(gfile.ListDirectory(folder, return_dotfiles=True)) == 2
    assert len(gfile.Glob(folder + '/*')) == 1
    assert [files for _, _, files in gfile.Walk(folder)] == [
        gfile.ListDirectory(folder, True)
    ]


def test_later_releases_have_todays(tmp_path):
    gfile = namespaces.api('0.10').gfile
    gfile.MakeDirs(str(tmp_path))
    with pytest.raises(namespaces.api('0.10').errors.NotFoundError):
        gfile.Remove(str(tmp_path / 'none'))
