"""A folder of many files, which several processes date and port."""

import pytest

from legacy_rnn import date, port
from legacy_rnn.compat.sources.programs import processes


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Programs of two releases that share modules, and two bad files."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / 'project'
    folder.mkdir()
    for n in range(processes.FEWEST // 2):
        (folder / f'model_{n}.py').write_text(
            'import tensorflow as tf\ndef join(x):\n'
            + ('  return tf.concat(1, x)\n' if n % 2 else '  print x\n')
        )
        (folder / f'train_{n}.py').write_text(
            f'import model_{n}\nimport tensorflow as tf\n'
            f'y = model_{n}.join(tf.pack([1, {n}]))\n'
        )
    (folder / 'broken.py').write_text('import tensorflow as tf\nx = (\n')
    (folder / 'bytes.py').write_bytes(b'\xff\xfe\x00import')
    return folder


def outcome(capsys, monkeypatch, cores, command, *argv):
    monkeypatch.setattr(processes, '_cores', lambda: cores)
    return command(list(argv)), capsys.readouterr()


def test_several_processes_port_as_one_does(project, capsys, monkeypatch):
    several = outcome(
        capsys, monkeypatch, 3, port.main, 'project', '--outdir=a'
    )
    one = outcome(capsys, monkeypatch, 1, port.main, 'project', '--outdir=b')
    assert several[0] == one[0] == 2
    assert several[1].err == one[1].err
    texts = [
        {p.name: p.read_text() for p in (project.parent / name).glob('*.py')}
        for name in 'ab'
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == processes.FEWEST


@pytest.mark.deep
def test_several_processes_date_as_one_does(project, capsys, monkeypatch):
    several = outcome(capsys, monkeypatch, 3, date.main, 'project')
    one = outcome(capsys, monkeypatch, 1, date.main, 'project')
    assert several == one
    assert several[0] == 2


@pytest.mark.deep
def test_error_of_ours_is_one_file_s_alone(project, capsys, monkeypatch):
    whole = port.port_files.port_file

    def fail(path, *args):
        if path.name == 'train_3.py':
            raise KeyError('ours')
        return whole(path, *args)

    monkeypatch.setattr(port.port_files, 'port_file', fail)
    argv = 'project', '--outdir=a', '--verbose'
    status, told = outcome(capsys, monkeypatch, 3, port.main, *argv)
    assert status == 2
    assert 'train_3.py: left alone, internal error' in told.err
    assert len(list((project.parent / 'a').glob('*.py'))) == (
        processes.FEWEST - 1
    )
