"""Files that are made to hurt, through `date` and `port` as commands."""

import json

import pytest

from legacy_rnn import checkpoint, date, label, port
from legacy_rnn.compat.sources.programs.folders import MANIFEST

HEAD = b'import tensorflow as tf\n'
DEEP = {
    'brackets': HEAD + b'x = ' + b'(' * 20_000 + b')' * 20_000 + b'\n',
    'signs': HEAD + b'x = ' + b'-' * 200_000 + b'1\n',
    'names': HEAD + b'x = tf' + b'.a' * 100_000 + b'\n',
    'book': b'{"cells":' + b'[' * 100_000 + b']' * 100_000 + b'}',
}


@pytest.mark.first(2)
@pytest.mark.parametrize('name', DEEP)
def test_what_nests_too_deeply_is_one_line_and_stops_no_other(
    tmp_path, monkeypatch, capsys, name
):
    monkeypatch.chdir(tmp_path)
    suffix = 'ipynb' if name == 'book' else 'py'
    (tmp_path / f'bad.{suffix}').write_bytes(DEEP[name])
    (tmp_path / 'good.py').write_bytes(HEAD + b'x = tf.pack([1])\n')
    assert date.main(['.']) == 2
    out, err = capsys.readouterr()
    assert 'good.py' in out
    assert err.startswith('legacy-rnn: could not date bad.')
    assert err.count('\n') == 1 and 'Traceback' not in err
    assert port.main(['.', '--outdir=new']) == 2
    _, err = capsys.readouterr()
    assert 'internal error' not in err and 'bad.' in err
    assert b'tf.stack' in (tmp_path / 'new' / 'good.py').read_bytes()


@pytest.mark.parametrize('main', [date.main, port.main])
def test_terminal_escapes_are_never_printed_raw(
    tmp_path, monkeypatch, capsys, main
):
    monkeypatch.chdir(tmp_path)
    for name in ('a\x1b[31m.py', 'b\x1b]0;x\x07.py', 'c\n\r.py'):
        bad = (
            b'x = getattr(tf, a)  # \x1b[2J\n'
            if name < 'c'
            else b'x \x1b= =\n'
        )
        (tmp_path / name).write_bytes(HEAD + bad)
    arguments = ['.', '--outdir=new'] if main is port.main else ['.']
    assert main(arguments) == 2
    text = ''.join(capsys.readouterr())
    assert not [c for c in text if not c.isprintable() and c != '\n']


@pytest.fixture
def trap(tmp_path, monkeypatch):
    """A project, a folder beside it, and an outdir that leads there."""
    monkeypatch.chdir(tmp_path)
    for folder in ('project/sub', 'out', 'outside'):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / 'project/sub/a.py').write_bytes(HEAD)
    return tmp_path


@pytest.mark.parametrize('force', [[], ['--force']])
def test_port_writes_through_no_link_of_outdir(trap, capsys, force):
    (trap / 'out/sub').symlink_to('../outside')
    assert port.main(['project', '--outdir=out', *force]) == 2
    _, err = capsys.readouterr()
    assert err == (
        'legacy-rnn: out/sub links out of --outdir=out; delete the link, or '
        'choose another folder\n'
    )
    assert not list((trap / 'outside').iterdir())


@pytest.mark.parametrize('name', ['.legacy_rnn.journal', MANIFEST])
def test_port_keeps_no_record_in_a_linked_file(trap, capsys, name):
    (trap / 'outside/file').write_text('{"files": {}}')
    (trap / 'out' / name).symlink_to('../outside/file')
    assert port.main(['project', '--outdir=out', '--force']) == 2
    assert 'got a link' in capsys.readouterr().err
    assert (trap / 'outside/file').read_text() == '{"files": {}}'


def test_journal_of_others_removes_nothing_outside(trap):
    (trap / 'outside/.a.py.x.tmp').write_text('mine')
    rows = [['../outside/a.py', ''], [3, 4], ['/etc/../tmp/x', '']]
    journal = trap / 'out/.legacy_rnn.journal'
    journal.write_text('\n'.join(map(json.dumps, rows)))
    assert port.main(['project', '--outdir=out']) == 0
    assert (trap / 'outside/.a.py.x.tmp').read_text() == 'mine'


@pytest.mark.parametrize(
    'text, told',
    [
        (b'--epochs=1\n' * 200_000, 'at most 100000 bytes of flags'),
        (b'--logdir=a\0b\n', 'holds other data'),
        (b'--\x1b[31m=1\n', r'no flag --\x1b[31m;'),
        (b'--flagfile=a.flags\n', 'is read by itself'),
        (b'--epochs=' + b'9' * 5000, 'expected a whole number'),
        ('--epochs=0\n'.encode('utf-8-sig'), "at least 1, got '0'"),
    ],
)
def test_hostile_flag_files_are_refused_in_one_line(
    tmp_path, monkeypatch, capsys, text, told
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'a.flags').write_bytes(text)
    assert label.main(['--flagfile=a.flags']) == 2
    _, err = capsys.readouterr()
    assert told in err and err.count('\n') == 1 and err[:-1].isprintable()
    assert [path.name for path in tmp_path.iterdir()] == ['a.flags']


# A graph of one node of the op `Variable`, without a type.
@pytest.mark.parametrize(
    'graph',
    [b'', b'\x12\xff\xff\xff\xff\x07', b'\x12\x0c\n\n\x12\x08Variable'],
)
def test_hostile_meta_graphs_are_refused_by_name(tmp_path, capsys, graph):
    path = tmp_path / 'a.meta'
    path.write_bytes(graph)
    assert checkpoint.main(['list', str(path)]) == 2
    _, err = capsys.readouterr()
    assert f'{path} must be a MetaGraph, got ' in err and err.count('\n') == 1
