"""NumPy's whole numbers are of Python 2's type `int` in its ports."""

import pytest

from legacy_rnn.compat.porting import port_text

HEAD = 'import numpy as np\n'


@pytest.mark.parametrize(
    ('asked', 'wanted'),
    [
        ('int', '(int, np.int64)'),
        ('(int, float)', '(int, np.int64, float)'),
        ('(float, int)', '(float, int, np.int64)'),
        ('(int, np.integer)', '(int, np.integer)'),
        ('float', 'float'),
    ],
)
def test_whole_numbers_of_numpy_are_whole(asked, wanted):
    ported = port_text(f'{HEAD}print isinstance(x, {asked})\n', '1.4')
    assert ported.text == f'{HEAD}print(isinstance(x, {wanted}))\n'
    assert port_text(ported.text, '1.4').findings == ()


def test_long_numbers_are_whole_as_well():
    source = f'{HEAD}print 3\nif isinstance(x, (int, long)):\n    f(x)\n'
    ported = port_text(source, '1.4').text
    assert 'np.int64' in ported and 'long' not in ported


@pytest.mark.parametrize(
    'source',
    [f'{HEAD}print(isinstance(x, int), end="")\n', 'print isinstance(x, int)'],
)
def test_programs_of_python_3_and_without_numpy_are_left(source):
    assert 'int64' not in port_text(source, '1.4').text


@pytest.mark.parametrize(
    ('place', 'type_'),
    [
        ('def g():\n    {}\ndef f(x):\n', 'numpy.int64'),
        ('class A:\n    {}\ndef f(x):\n', 'numpy.int64'),
        ('def f(x):\n    {}\n', 'np.int64'),
        (
            'try:\n    {}\nexcept ImportError:\n    pass\ndef f(x):\n',
            'np.int64',
        ),
    ],
)
def test_names_that_other_functions_import_are_not_used(place, type_):
    place = place.format('import numpy as np')
    source = f'{place}    return isinstance(x, int)\n'
    ported = port_text(f"{source}print 'x'\n", '1.4').text
    assert f'isinstance(x, (int, {type_}))' in ported
    assert ported.startswith('import numpy\n') == (type_ == 'numpy.int64')
