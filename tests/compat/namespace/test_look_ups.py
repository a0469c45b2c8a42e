"""How much work a first look-up of a name is."""

import pathlib
import sys

import pytest

from legacy_rnn import compat
from legacy_rnn.compat import history
from legacy_rnn.compat.namespace import namespaces
from legacy_rnn.compat.table import resolution

RESOLVING = (resolution.resolved, resolution.canonical)
MOST = 15
ROOT = str(pathlib.Path(compat.__path__[0]).resolve())


def calls(name, release='0.11'):
    """Names of our functions that a look-up calls, comprehensions aside."""
    module, _, leaf = name.rpartition('.')
    owner = compat.api(release)
    for part in filter(None, module.split('.')):
        owner = getattr(owner, part)
    namespaces.looked_up(owner).pop(leaf, None)  # Of another test.
    for cached in (*RESOLVING, history.find, history.parse_arguments):
        cached.cache_clear()
    found = []

    def note(frame, event, _):
        path = str(pathlib.Path(frame.f_code.co_filename).resolve())
        if event == 'call' and path.startswith(ROOT):
            found.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        getattr(owner, leaf)
    finally:
        sys.setprofile(None)
    return [called for called in found if not called.startswith('<')]


@pytest.mark.parametrize(
    'name', ['pack', 'placeholder', 'train.GradientDescentOptimizer', 'nn.rnn']
)
def test_first_look_up_is_short(name):
    other = compat.api('0.9')
    for part in name.split('.'):  # What it needs is imported.
        other = getattr(other, part)
    found = calls(name)
    assert len(found) <= MOST, found
    assert found.count('canonical') <= 1
    assert found.count('resolved') == 1
