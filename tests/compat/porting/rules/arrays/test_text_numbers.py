"""The numbers of a text are read up to what is none."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

OURS = 'from legacy_rnn.compat import number_texts\n'


@pytest.mark.parametrize(
    'given', ["f.readline(), sep=','", "x, 'f', sep=s", "x, float, -1, ' '"]
)
def test_numbers_of_a_text_are_read_by_ours(given):
    head = 'import numpy as np\n'
    check_transformed(
        f'{head}x = np.fromstring({given})\n',
        f'{OURS}{head}x = number_texts.fromstring({given})\n',
        head=False,
    )


@pytest.mark.parametrize(
    'line',
    [
        "x = np.fromstring('1 2', sep=' ')\n",
        "x = array.fromstring(y, sep=' ')\n",
        "x = np.fromstring(*y, sep=' ')\n",
    ],
)
def test_other_texts_stay(line):
    check_noop(f'import numpy as np\n{line}')
