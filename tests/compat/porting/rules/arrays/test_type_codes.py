"""Names of types that NumPy had in capitals."""

import pytest

from legacy_rnn.compat.porting import port_text

HEAD = 'import numpy as np\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("np.frombuffer(d, 'Int16')", "np.frombuffer(d, 'int16')"),
        ("np.dtype('UInt8')", "np.dtype('uint8')"),
        ("np.full(3, 1, 'Float32')", "np.full(3, 1, 'float32')"),
        (
            "np.zeros([3], dtype='Complex64')",
            "np.zeros([3], dtype='complex128')",
        ),
    ],
)
def test_names_in_capitals_are_todays(old, new):
    result = port_text(f'{HEAD}x = {old}\n', '1.4')
    assert result.text == f'{HEAD}x = {new}\n'
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text


@pytest.mark.parametrize(
    'line',
    [
        "frame.astype('Int64')",
        "pd.array(x, dtype='Int64')",
        "np.zeros(3, 'int16')",
        "np.array('Int16')",
        'np.zeros(3, dtype=kind)',
    ],
)
def test_others_stay(line):
    text = f'{HEAD}import pandas as pd\nx = {line}\n'
    assert port_text(text, '1.4').text == text
