"""What Python dropped is there for packages of the time, until the end."""

import collections
import collections.abc
import errno
import os
import time

from legacy_rnn.running.patches import lost_library


def test_lost_names_are_there_until_the_end():
    before = {module: dict(vars(module)) for module in (collections, os, time)}
    with lost_library.given():
        assert collections.Mapping is collections.abc.Mapping
        assert time.clock() <= time.clock()
        assert os.errno is errno
    assert all(vars(module) == names for module, names in before.items())


def test_names_that_python_has_stay():
    counter = collections.Counter
    with lost_library.given():
        assert collections.Counter is counter
