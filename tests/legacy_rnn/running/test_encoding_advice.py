"""Text in another encoding is told from data that are no text."""

import pytest

from legacy_rnn import run
from legacy_rnn.running import encoding_advice

GBK = '天地玄黄'.encode('gbk')
PLACE = ('/x/a.py', 3)


def raised(data):
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode('utf-8')
    return caught.value


def test_text_in_another_encoding_says_what_to_do():
    line = encoding_advice.advise(raised(GBK), PLACE)
    assert line.startswith('a.py:3: the text that is read here is not utf-8: ')
    assert 'iconv -f GB18030' in line


def test_data_and_other_errors_get_no_advice():
    assert encoding_advice.advise(raised(GBK + b'\0'), PLACE) is None
    assert encoding_advice.advise(raised(GBK), None) is None
    assert encoding_advice.advise(ValueError('utf-8'), PLACE) is None


@pytest.mark.parametrize(
    'code',
    [
        "for line in open('poem.txt'):\n    print line.decode('utf-8')\n",
        "text = open('poem.txt').read()\n",
    ],
    ids=['Python 2', 'Python 3'],
)
def test_last_line_of_a_run_says_it(code, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'poem.txt').write_bytes(GBK)
    assert run.main(['-c', code]) == 1
    last = capfd.readouterr().err.rstrip().split('\n')[-1]
    assert 'not utf-8: convert its file' in last
