"""Sizes of complex numbers have the type that is named."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed


@pytest.mark.parametrize('name', ['abs', 'absolute'])
def test_sizes_of_a_type_are_ours(name):
    check_transformed(
        f'import numpy as np\ny = np.{name}(x, dtype=np.float32)\n',
        'from legacy_rnn.compat import numpy1\n'
        'import numpy as np\n'
        'y = numpy1.absolute(x, dtype=np.float32)\n',
        head=False,
    )


@pytest.mark.parametrize(
    'call', ['np.abs(x)', 'np.abs(x, out=y, dtype=float)', 'abs(x)']
)
def test_other_sizes_stay(call):
    check_noop(f'import numpy as np\nz = {call}\n')
