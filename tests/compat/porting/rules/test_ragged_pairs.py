"""Arrays of zipped rows are made of objects."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text, project
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, check_transformed

BATCHES = """import numpy as np
def batches(data, size):
    data = np.array({})
    return data[:size]
"""


CALL = 'x = batches(list(zip(a, b)), 3)\n'


def test_zipped_rows_are_objects():
    check_transformed(
        'import numpy\nx = numpy.array(list(zip(a, b)))\n',
        'import numpy\nx = numpy.array(list(zip(a, b)), dtype=object)\n',
    )


def test_iterator_that_becomes_a_list_is_told_too():
    check_transformed(
        'import numpy\nx = numpy.array(zip(a, b))\n',
        'import numpy\nx = numpy.array(list(zip(a, b)), dtype=object)\n',
    )


def test_argument_that_is_zipped_in_the_call_is_of_objects():
    check_transformed(
        BATCHES.format('data') + CALL,
        BATCHES.format('data, dtype=object') + CALL,
    )


FILLED = """import numpy as np
def batches(data, size):
    rows, chosen = [], []
    for i in np.random.permutation(len(data)):
        rows.append(data[i])
    for i in range(size):
        chosen.append(rows[{}])
    return np.array(chosen{})
"""


def test_list_that_is_filled_with_zipped_rows_is_of_objects():
    check_transformed(
        FILLED.format('i', '') + CALL,
        FILLED.format('i', ', dtype=object') + CALL,
    )
    check_noop(FILLED.format('i:', '') + CALL)


def test_argument_may_be_zipped_in_another_file():
    told = Project(zipped=project.facts(CALL).zipped)
    source = BATCHES.format('data')
    ported = port_text(source, '1.0', project=told)
    assert ported.text == BATCHES.format('data, dtype=object')
    assert port_text(ported.text, '1.0', project=told).text == ported.text
    space = {}
    exec(ported.text, space)
    rows = list(zip([[1, 2, 3]] * 2, [[0, 1]] * 2, strict=True))
    x, y = zip(*space['batches'](rows, 2), strict=True)
    assert np.array(x).tolist() == [[1, 2, 3]] * 2
    assert np.array(y).tolist() == [[0, 1]] * 2


@pytest.mark.parametrize(
    'source',
    [
        BATCHES.format('data') + 'x = batches(a, 3)\n',
        BATCHES.format('size') + CALL,
        BATCHES.format('data, dtype=int') + CALL,
        'import numpy as np\nx = np.array(a)\n',
        'x = np.array(list(zip(a, b)))\n',
    ],
)
def test_other_arrays_stay(source):
    check_noop(source)


PARTS = """import numpy as np
def batches(x, y, size, n):
    a = np.split(x.reshape(size, -1), n, 1)
    b = np.split(y.reshape({}, -1), n, 1)
    return np.array(list(zip(a, b)){})
"""


def test_parts_of_arrays_that_were_reshaped_alike_are_numbers():
    source = PARTS.format('size', '')
    check_noop(source)
    space = {}
    exec(source, space)
    made = space['batches'](np.arange(8), np.arange(8), 2, 2)
    assert made.shape == (2, 2, 2, 2) and made.dtype.kind == 'i'
    check_transformed(
        PARTS.format('2', ''), PARTS.format('2', ', dtype=object')
    )
