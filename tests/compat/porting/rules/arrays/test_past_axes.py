"""New axes of lists past the last go to the end."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\ny = []\ny.append(x[0, -1])\n'


@pytest.mark.parametrize('axis', ['2', 'axis=3'])
def test_a_list_gets_its_axis_by_ours(axis):
    check_transformed(
        f'{HEAD}z = np.expand_dims(y, {axis})\n',
        f'from legacy_rnn.compat import numpy1\n{HEAD}'
        f'z = numpy1.expand_dims(y, {axis})\n',
        head=False,
    )


@pytest.mark.parametrize('call', ['(y, 1)', '(y, -1)', '(x, 2)', '(y, k)'])
def test_other_axes_stay(call):
    check_noop(f'{HEAD}z = np.expand_dims{call}\n')
