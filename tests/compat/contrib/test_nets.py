"""Networks of slim against what real releases built and computed."""

import json
import pathlib

import numpy as np
import pytest

from legacy_rnn.compat import api
from tests.golden import make_nets

RECORDED = json.loads(pathlib.Path(make_nets.FILE).read_text('utf-8'))
NAMES = sorted({name for networks in RECORDED.values() for name in networks})
# Deep ones repeat blocks of others, and are built in the last release alone.
LARGE = 'inception_v3', 'inception_v3_base', 'resnet_v1_50'


def cases():
    """Pairs of a release and a network, those of every run first."""
    names = sorted(NAMES, key=lambda name: name != 'resnet_v1')
    for name in names:
        releases = [r for r in RECORDED if name in RECORDED[r]]
        for release in releases:
            is_rare = name in LARGE and release != releases[-1]
            marks = pytest.mark.rare if is_rare else ()
            yield pytest.param(release, name, marks=marks)


@pytest.mark.first(1)
@pytest.mark.parametrize('release, name', cases())
def test_network_is_that_of_the_release(release, name):
    found = make_nets.measured(api(release.rpartition('.')[0]), name)
    wanted = dict(RECORDED[release][name])
    np.testing.assert_allclose(
        found.pop('outputs', []), wanted.pop('outputs', []), 1e-5, 1e-6
    )
    assert found == wanted
