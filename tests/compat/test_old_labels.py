"""Labels of the largest values, as pandas 0.24.2 gave them."""

import numpy as np
import pytest

pandas = pytest.importorskip('pandas')
OF_THEN = pytest.importorskip('legacy_rnn.compat.old_pandas.labels')
pytestmark = pytest.mark.usefixtures('pandas_of_then')


def test_argmax_gives_the_label():
    column = pandas.Series([1, 5, 2], index=['a', 'b', 'c'])
    found = [column.argmax(), column.argmin(), np.argmax(column)]
    assert found == ['b', 'a', 'b']
    assert [column.idxmax(), column.idxmin()] == ['b', 'a']
    assert column.values.argmax() == 1


def test_rows_of_frames():
    frame = pandas.DataFrame({'v': [3, 9], 'k': [4, 2]}, index=[10, 20])
    assert frame.loc[20].argmin() == 'k'
    assert frame.idxmax().tolist() == [20, 10]
    assert frame.v.reindex([20, 10]).argmax() == 20
