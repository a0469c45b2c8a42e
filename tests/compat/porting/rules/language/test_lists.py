"""Lists of Python 2 in files that fit both."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('y = map(f, x)\nsplit(x, y)\n', 'y = list(map(f, x))\nsplit(x, y)\n'),
        ('y = zip(a, b)\nn = y[0]\n', 'y = list(zip(a, b))\nn = y[0]\n'),
        (
            'y = filter(f, x)\nfor a in y:\n    pass\nfor a in y:\n    pass\n',
            'y = list(filter(f, x))\n'
            'for a in y:\n    pass\nfor a in y:\n    pass\n',
        ),
        ('a = np.array(map(f, x))\n', 'a = np.array(list(map(f, x)))\n'),
        ('a = np.max(map(len, x))\n', 'a = np.max(list(map(len, x)))\n'),
        (
            'y = map(f, x)\na = np.sum(y)\n',
            'y = list(map(f, x))\na = np.sum(y)\n',
        ),
    ],
)
def test_iterator_that_is_treated_as_a_list_becomes_one(before, after):
    check_transformed(before, after, '1.4')


@pytest.mark.parametrize(
    'source',
    [
        'y = zip(a, b)\nfor p, q in y:\n    pass\n',
        'y = zip(grads, tvars)\noptimizer.apply_gradients(y)\n',
        'y = map(f, x)\nfirst = next(y)\nrest = g(y)\n',
        'y = list(map(f, x))\nsplit(x, y)\n',
        'from lazy import map\ny = map(f, x)\nsplit(x, y)\n',
        'y = pool.map(f, x)\nsplit(x, y)\n',
        'd = dict(zip(a, b))\n',
        'y = map(f, x)\na = max(y)\n',
        'a = max(map(len, x)), tf.reduce_max(y)\n',
    ],
)
def test_other_iterators_stay(source):
    check_noop(source, '1.4')
