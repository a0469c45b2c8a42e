"""Values and chances of a distribution are handed on as rows."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed, findings

HEAD = 'import numpy as np\nfrom scipy import stats\n'
LINE = "{}x = stats.rv_discrete(name='own', values=({}, {}))\n"


def test_both_are_rows():
    check_transformed(
        LINE.format(HEAD, 'words', 'prob.T'),
        LINE.format(HEAD, 'np.ravel(words)', 'np.ravel(prob.T)'),
    )
    check_transformed(
        LINE.format(HEAD, 'range(3)', 'prob[0]'),
        LINE.format(HEAD, 'range(3)', 'np.ravel(prob[0])'),
    )


@pytest.mark.parametrize(
    'pair', [('[1, 2]', '(0.5, 0.5)'), ('np.arange(2)', 'prob.ravel()')]
)
def test_rows_stay(pair):
    check_noop(LINE.format(HEAD, *pair))


@pytest.mark.parametrize('values', ['pair', 'None'])
def test_other_values_stay(values):
    check_noop(f'{HEAD}x = stats.rv_discrete(values={values})\n')


def test_without_numpy_it_is_reported():
    source = 'from scipy import stats\nx = stats.rv_discrete(values=(a, b))\n'
    ported = check_noop(source)
    assert findings(ported, 'check') == ['discrete-values']
