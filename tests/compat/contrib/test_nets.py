"""Networks of slim against what real releases built and computed."""

import json
import pathlib

import numpy as np
import pytest

from legacy_rnn.compat import api
from tests.golden import make_nets

RECORDED = json.loads(pathlib.Path(make_nets.FILE).read_text('utf-8'))
CASES = sorted(
    (
        (release, name)
        for release, networks in RECORDED.items()
        for name in networks
    ),
    key=lambda case: case[1] not in ('inception_v3_base', 'resnet_v1'),
)


@pytest.mark.first(1)
@pytest.mark.parametrize('release, name', CASES)
def test_network_is_that_of_the_release(release, name):
    found = make_nets.measured(api(release.rpartition('.')[0]), name)
    wanted = dict(RECORDED[release][name])
    np.testing.assert_allclose(
        found.pop('outputs', []), wanted.pop('outputs', []), 1e-5, 1e-6
    )
    assert found == wanted
