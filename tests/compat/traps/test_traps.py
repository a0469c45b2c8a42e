"""The release decides what a call means: nothing answers wrongly in silence.

`rows.py` holds the calls that another release takes for something else.
"""

import ast
import re

import numpy as np
import pytest
import tensorflow

from legacy_rnn import compat
from tests.compat.traps import inputs, rows

V1 = tensorflow.compat.v1
IDS = [
    f'{area}-{release}-{number}'
    for number, (area, release, _, _) in enumerate(rows.ROWS)
]


@pytest.mark.parametrize('row', rows.ROWS, ids=IDS)
def test_call_means_what_it_meant_then(row):
    _, release, call, expected = row
    tf = compat.api(release)
    with tensorflow.Graph().as_default():
        V1.set_random_seed(1)
        names = inputs.make_inputs(tf)
        if re.fullmatch(r'\(?[\w, ]*Error\)?', expected):
            with pytest.raises(eval(expected)):
                found = eval(call, names)
                evaluate(found)
            return
        found = evaluate(eval(call, names))
        wanted = evaluate(eval(expected, {**names, 'v1': V1}))
    compare(found, wanted)


def test_calls_are_expressions():
    for _, _, call, expected in rows.ROWS:
        ast.parse(call, mode='eval')
        ast.parse(expected, mode='eval')


def evaluate(value):
    """Arrays in place of the tensors of a structure."""
    flat = tensorflow.nest.flatten(value)
    tensors = [leaf for leaf in flat if isinstance(leaf, tensorflow.Tensor)]
    if not tensors:
        return value
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        session.run(V1.local_variables_initializer())
        return session.run(value)


def compare(found, wanted):
    """Both are the same structure of the same numbers or words."""
    if isinstance(found, np.ndarray | np.generic):
        np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-6)
        return
    found, wanted = map(tensorflow.nest.flatten, (found, wanted))
    assert len(found) == len(wanted), (found, wanted)
    for one, other in zip(found, wanted, strict=True):
        if isinstance(one, np.ndarray | np.generic):
            np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)
        else:
            assert one == other
