"""Texts of Python 2 that are joined of bytes."""

from legacy_rnn import run

# What `vectors.bin` of word2vec is read by.
CODE = """
f = open({path!r}, 'rb')
words, word = [], []
while len(words) < 3:
    letter = f.read(1)
    if letter == ' ':
        words.append(''.join(word))
        word = []
    else:
        word.append(letter)
known = {{'caf\\xc3\\xa9': 1, '\\xe4\\xbd\\xa0': 2, '\\xff': 3}}
print [known.get(word) for word in words]
import os
print os.path.join('a', 'b'), ''.join(c for c in 'caf\\xe9'[::1]) == 'caf\\xe9'
try:
    ''.join(['a', 3])
except TypeError:
    print 'no text'
"""


def test_letters_that_are_read_byte_by_byte_are_whole_again(tmp_path, capfd):
    path = tmp_path / 'vectors.bin'
    path.write_bytes('caf\u00e9 \u4f60 '.encode() + b'\xff \n')
    assert run.main(['-c', CODE.format(path=str(path))]) == 0
    assert capfd.readouterr().out == '[1, 2, 3]\na/b True\nno text\n'


def test_mark_before_text_is_none_of_it_where_the_encoding_says_so(
    tmp_path, capfd
):
    path = tmp_path / 'marked.txt'
    path.write_text('caf\u00e9', encoding='utf-8-sig')
    code = (
        f'text = open({str(path)!r}).read()\n'
        "print len(text.decode('utf-8-sig')), len(text.decode('utf-8'))\n"
        "print unicode(text, 'utf_8_sig') == u'caf\\xe9'\n"
    )
    assert run.main(['-c', code]) == 0  # As under Python 2.7.
    assert capfd.readouterr().out == '4 5\nTrue\n'
