"""Sparse matrices of SciPy that become arrays."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\nimport scipy.sparse as sp\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('x = sp.eye(3).A\n', 'x = sp.eye(3).toarray()\n'),
        (
            'm = sp.csr_matrix(y)\nx = m[0].A, m[1:].A\n',
            'm = sp.csr_matrix(y)\nx = m[0].toarray(), m[1:].toarray()\n',
        ),
        (
            'm = sp.coo_matrix(y).tocsr()\nm = m.T.astype(int)\nx = m.A[0]\n',
            'm = sp.coo_matrix(y).tocsr()\nm = m.T.astype(int)\n'
            'x = m.toarray()[0]\n',
        ),
        (
            'm = sp.eye(3)\nx = (m * m).A\n',
            'm = sp.eye(3)\nx = (m * m).toarray()\n',
        ),
        (
            'from sklearn.feature_extraction.text import CountVectorizer\n'
            'v = CountVectorizer()\nx = v.fit_transform(y).A\n',
            'from sklearn.feature_extraction.text import CountVectorizer\n'
            'v = CountVectorizer()\nx = v.fit_transform(y).toarray()\n',
        ),
        ('x = sp.csr_matrix(y).H\n', 'x = sp.csr_matrix(y).conj().T\n'),
    ],
)
def test_sparse_matrix_becomes_an_array(before, after):
    check_transformed(HEAD + before, HEAD + after, '1.4')


@pytest.mark.parametrize(
    'source',
    [
        'x = np.asmatrix(y).A\n',
        'm = sp.eye(3)\nm = f(m)\nx = m.A\n',
        'm = sp.eye(3).todense()\nx = m.A\n',
        'self.A = sp.eye(3)\nx = self.A\n',
        'def f(m):\n    return m.A\nm = sp.eye(3)\n',
    ],
)
def test_what_may_be_another_matrix_stays(source):
    check_noop(HEAD + source, '1.4')
