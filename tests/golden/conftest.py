"""What the tests of the goldens share."""

import gc

import pytest

_OUTCOMES: list = []


@pytest.fixture(scope='session')
def outcomes():
    """Collects what the replayed cases gave."""
    return _OUTCOMES


@pytest.fixture(scope='module', autouse=True)
def seldom_collected():
    """Looks for garbage seldom: graphs are large, and cyclic as a whole."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
