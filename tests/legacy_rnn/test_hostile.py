"""Files that are made to hurt, through `date` and `port` as commands."""

import pytest

from legacy_rnn import date, port

HEAD = b'import tensorflow as tf\n'
DEEP = {
    'brackets': HEAD + b'x = ' + b'(' * 20_000 + b')' * 20_000 + b'\n',
    'signs': HEAD + b'x = ' + b'-' * 200_000 + b'1\n',
    'book': b'{"cells":' + b'[' * 100_000 + b']' * 100_000 + b'}',
}


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
            b'x = tf.concat(*a)  # \x1b[2J\n' if name < 'c' else b'x \x1b= =\n'
        )
        (tmp_path / name).write_bytes(HEAD + bad)
    arguments = ['.', '--outdir=new'] if main is port.main else ['.']
    assert main(arguments) == 2
    text = ''.join(capsys.readouterr())
    assert not [c for c in text if not c.isprintable() and c != '\n']
