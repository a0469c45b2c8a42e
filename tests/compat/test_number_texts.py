"""Numbers of a text, held against NumPy 1.16 and 1.18."""

import numpy as np
import pytest

from legacy_rnn import run
from legacy_rnn.compat import number_texts

# What both gave.
READ = [
    ('1 2 x', ' ', float, [1, 2]),
    ('x 3', ' ', float, []),
    ('1.5 2', ' ', int, [1]),
    ('1,2,3,label', ',', int, [1, 2, 3]),
    ('1, 2, label', ',', int, [1, 2, 0]),
    ('1 , x', ',', float, [1, -1]),
    ('1 ,x', ',', float, [1]),
    (' x', ' ', float, [-1]),
    ('1,,2', ',', float, [1]),
    ('1e3 inf 2.e 3', ' ', float, [1000, np.inf, 2]),
    ('3 4abc', ' ', float, [3, 4]),
    ('-5 0x10 7', ' ', int, [-5, 0]),
    ('1\t2\n\tx', '\t', 'f4', [1, 2]),
    ('1::2:: x', '::', float, [1, 2, -1]),
    ('1 2\n', ' ', float, [1, 2]),
    (b'1 2 x', ' ', float, [1, 2]),
]


@pytest.mark.parametrize(('text', 'sep', 'dtype', 'read'), READ)
def test_numbers_up_to_what_is_none(text, sep, dtype, read):
    found = number_texts.fromstring(text, dtype, sep=sep)
    assert found.dtype == dtype and found.tolist() == read


def test_no_more_numbers_than_wanted():
    assert number_texts.fromstring('1;2', float, 1, ',').tolist() == [1]
    assert number_texts.fromstring('1 2 x', count=1, sep=' ').tolist() == [1]


def test_script_reads_lines_that_end_with_a_name(tmp_path, capfd):
    path = tmp_path / 'reads.py'
    path.write_text(
        'import numpy as np\nimport tensorflow as tf\n'
        "print(np.fromstring('1 2 end', sep=' ').tolist())\n"
    )
    assert run.main([str(path)]) == 0
    assert '[1.0, 2.0]' in capfd.readouterr().out
