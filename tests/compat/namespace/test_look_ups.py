"""How much work a first look-up of a name is."""

import pathlib
import sys

import pytest

from legacy_rnn import compat
from legacy_rnn.compat import history
from legacy_rnn.compat.table import resolution

RESOLVING = (resolution._resolved, resolution.canonical)
ROOT = str(pathlib.Path(compat.__path__[0]).resolve())


def calls(release, name):
    """Names of our functions that a look-up calls, comprehensions aside."""
    module, _, leaf = name.rpartition('.')
    owner = compat.api(release)
    for part in filter(None, module.split('.')):
        owner = getattr(owner, part)
    assert leaf not in vars(owner)
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
    ('release', 'name', 'limit'),
    [
        ('0.11', 'pack', 15),
        ('0.11', 'placeholder', 15),
        ('0.11', 'train.GradientDescentOptimizer', 16),
        ('0.11', 'nn.rnn', 22),
    ],
)
def test_first_look_up_is_short(release, name, limit):
    other = compat.api('0.9')
    for part in name.split('.'):  # What it needs is imported.
        other = getattr(other, part)
    found = calls(release, name)
    assert len(found) <= limit, found
    assert found.count('canonical') <= 1
    assert found.count('_resolved') == 1
