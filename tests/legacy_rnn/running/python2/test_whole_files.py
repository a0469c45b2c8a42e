"""Python 2 programs read files of any bytes, also as text."""

from legacy_rnn import run

BYTES = b'\x89PNG\r\n\x1a\n\xff'


def prints(capfd, tmp_path, data, code):
    (tmp_path / 'a.bin').write_bytes(data)
    program = tmp_path / 'program.py'
    program.write_text(f'path = {str(tmp_path / "a.bin")!r}\n{code}')
    assert run.main([str(program)]) == 0, capfd.readouterr().err
    return capfd.readouterr().out.split('\n')


def test_bytes_that_are_no_text_stay_and_become_strings(capfd, tmp_path):
    code = (
        'import tensorflow as tf\n'
        'a = tf.constant(open(path).read())\n'
        'b = tf.decode_raw(open(path).read(), tf.uint8)\n'
        'with tf.Session() as session:\n'
        '    print len(session.run(a)), session.run(b).tolist()[4:6]\n'
    )
    wanted = [f'{len(BYTES)} [13, 10]']
    assert prints(capfd, tmp_path, BYTES, code)[:1] == wanted


def test_text_has_ends_of_lines_of_one_character(capfd, tmp_path):
    code = 'f = open(path)\nprint f.read().split("\\n"), f.read() == ""\n'
    found = prints(capfd, tmp_path, b'a\r\nb', code)
    assert found[:1] == ["['a', 'b'] True"]
