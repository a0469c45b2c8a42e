"""Names that NumPy, pandas and SciPy dropped."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)


def test_removed_names_of_numpy_in_a_module_without_tensorflow():
    source = 'import numpy as np\nfrom model import *\nx = np.Inf\n'
    ported = port_text(source, '0.8')
    assert ported.text == source.replace('np.Inf', 'np.inf')
    assert [f.rule for f in ported.findings] == ['numpy-names']
    assert port_text(ported.text, '0.8').findings == ()
    assert port_text(source, '0.8', 'safe').text == source


def test_removed_names_of_numpy():
    source = 'import numpy as np\nimport tensorflow as tf\n'
    text = port_text(source + 'x = np.float(3), np.asscalar(y)\n', '0.8').text
    assert text.endswith('x = float(3), (y).item()\n')
    text = port_text(source + 'x = np.float32(3)\n', '0.8').text
    assert text.endswith('x = np.float32(3)\n')


def test_classes_of_numpy_types_that_serve_as_types():
    source = 'import numpy as np\nimport tensorflow as tf\n'
    lines = (
        'a = np.zeros((2, 3), dtype=np.integer)\n'
        'b = np.array(a).astype(np.floating)\n'
        'c = isinstance(b[0], np.floating) or np.issubdtype(a, np.integer)\n'
    )
    text = port_text(source + lines, '0.8').text
    assert 'dtype=np.int_)' in text
    assert '.astype(np.float64)' in text
    assert text.endswith(lines.splitlines(keepends=True)[-1])


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'np.issubdtype(x.dtype, float)',
            'np.issubdtype(x.dtype, np.floating)',
        ),
        ('np.issubdtype(x, np.float)', 'np.issubdtype(x, np.floating)'),
        ('np.issubdtype(x, int)', 'np.issubdtype(x, np.signedinteger)'),
        ('np.issubdtype(x, np.float64)', ''),
        ('np.issubdtype(x, kind.float)', ''),
        ('np.issubdtype(np.float, x)', 'np.issubdtype(float, x)'),
        ('np.issubdtype(x, np.bool)', 'np.issubdtype(x, bool)'),
    ],
)
def test_types_of_python_stand_for_families_of_types(before, after):
    source = 'import numpy as np\nx = '
    text = port_text(f'{source}{before}\n', '1.4').text
    assert text == f'{source}{after or before}\n'


def test_names_of_numpy_that_are_written_otherwise_are_reported():
    source = 'import numpy as np\nx = np.asfarray([1], t)\ny = np.asarray(x)\n'
    found = [f for f in port_text(source, '0.8').findings]
    assert [f.severity for f in found] == ['check']
    assert 'np.asarray(x, dtype=float)' in found[0].why


def test_names_of_numpy_2_alone_are_checked():
    found = port_text('import numpy as np\nx = np.trapz(y)\n', '0.8')
    assert 'x = np.trapezoid(y)' in found.text
    (check,) = (f for f in found.findings if f.severity == 'check')
    assert check.why.endswith('write trapz for 1.26')


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'np.mat(a), np.rank(a), np.PINF',
            'np.asmatrix(a), np.ndim(a), np.inf',
        ),
        ('np.asfarray(r)[:k]', 'np.asarray(r, dtype=float)[:k]'),
        ('np.msort(f(r))', 'np.sort(f(r), axis=0)'),
        ('max(a, np.NINF)', 'max(a, (-np.inf))'),
        (
            'np.set_printoptions(threshold=np.nan)',
            'np.set_printoptions(threshold=np.inf)',
        ),
        (
            'np.random.random_integers(0, n - 1, 2)',
            'np.random.randint(0, n - 1 + 1, 2)',
        ),
        (
            'np.random.random_integers(1, 2 if a else 3)',
            'np.random.randint(1, (2 if a else 3) + 1)',
        ),
        (
            'np.random.random_integers(low=0, high=9)',
            'np.random.randint(low=0, high=9 + 1)',
        ),
        ('np.random.random_integers(6)', 'np.random.randint(1, 6 + 1)'),
        (
            'np.random.random_integers(low=k, size=2)',
            'np.random.randint(low=1, high=k + 1, size=2)',
        ),
        ('np.load(f(p))', 'np.load(f(p), allow_pickle=True)'),
        (
            "np.load(p, encoding='bytes')",
            "np.load(p, allow_pickle=True, encoding='bytes')",
        ),
        ('np.load(file=f(p))', 'np.load(file=f(p), allow_pickle=True)'),
        ('np.load(p, mmap_mode=m)', 'np.load(p, mmap_mode=m)'),
    ],
)
def test_more_of_numpy(before, after):
    head = 'import numpy as np\n'
    check_transformed(f'{head}x = {before}\n', f'{head}x = {after}\n')


def test_frames_are_written_as_arrays():
    head = 'import pandas as pd\n'
    check_transformed(
        f'{head}x = pd.Series(y).as_matrix()[0]\n',
        f'{head}x = pd.Series(y).to_numpy()[0]\n',
    )


def test_arrays_of_python_2_are_read_as_such():
    source = 'import numpy as np\nx = np.load(p)\n'
    new = port_text(source, '0.8', project=Project(python2=True)).text
    told = "np.load(p, allow_pickle=True, encoding='latin1')\n"
    assert new.endswith(told)
    source = source.replace('(p)', "(p, encoding='latin1')")
    new = port_text(source, '0.8', project=Project(python2=True)).text
    assert new.endswith(told)


def test_names_that_a_module_takes_from_numpy():
    check_transformed(
        'from numpy import array, float, product\n'
        'from numpy import VisibleDeprecationWarning\n'
        'import numpy as np\n'
        'x = array(np.math.pi), np.ComplexWarning\n'
        "np.warnings.simplefilter('ignore')\n",
        'from numpy import array\n'
        'from builtins import float\n'
        'from numpy import prod as product\n'
        'from numpy.exceptions import VisibleDeprecationWarning\n'
        'import warnings\nimport math\n'
        'import numpy as np\n'
        'x = array(math.pi), np.exceptions.ComplexWarning\n'
        "warnings.simplefilter('ignore')\n",
    )
    source = 'from numpy import NINF, array, asfarray\n'
    found = port_text(source, '1.4').findings
    assert [f.severity for f in found] == ['check', 'check']


LIKE = """import numpy as np
def f(x, y):
    a, b = tf.cast(x, tf.int32), y
    c = tf.square(x)
    return {}
"""


def test_ones_like_a_tensor_are_tensorflow_s():
    check_transformed(
        LIKE.format('np.ones_like(c) + np.zeros_like(c)'),
        LIKE.format('tf.ones_like(c) + tf.zeros_like(c)'),
    )
    for argument in ('x', 'b', 'c, int'):
        check_noop(LIKE.format(f'np.ones_like({argument})'))


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'np.unique(x, return_inverse=True)',
            'np.unique(np.ravel(x), return_inverse=True)',
        ),
        ('np.unique(x, False, True)', 'np.unique(np.ravel(x), False, True)'),
        ('np.unique(x, return_inverse=True, axis=0)', ''),
        ('np.unique(x.ravel(), return_inverse=True)', ''),
        ('np.unique(x, return_inverse=False)', ''),
        ('np.unique(x, return_counts=True)', ''),
        ('np.unique(*x)', ''),
    ],
)
def test_places_of_unique_values_are_in_one_row(before, after):
    source = 'import numpy as np\nx = '
    ported = port_text(f'{source}{before}\n', '1.4')
    assert ported.text == f'{source}{after or before}\n'
    assert len(ported.findings) == bool(after)
