"""JSON of what was a number of Python's own in NumPy 1."""

import json

import numpy as np
import pytest

from legacy_rnn.running.patches import json_numbers


class Arrays(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, np.ndarray):
            return o.tolist()
        return json.JSONEncoder.default(self, o)


def test_mean_of_fetched_losses_is_written():
    loss = sum([np.float32(2), np.float32(3)]) / 2
    with json_numbers.written():
        assert json.dumps({'loss': loss}) == '{"loss": 2.5}'
        assert json.dumps([loss, np.ones(1)], cls=Arrays) == '[2.5, [1.0]]'


def test_all_else_is_refused_as_it_was():
    with json_numbers.written():
        with pytest.raises(TypeError, match='ndarray is not JSON'):
            json.dumps([np.ones(1)])
        assert json.dumps([np.float32(1)], default=str) == '["1.0"]'
    with pytest.raises(TypeError, match='float32 is not JSON'):
        json.dumps(np.float32(1))
