"""What the process keeps for a program that runs."""

import gc
import weakref

from legacy_rnn.running.patches import process


class Link:
    """An object that holds itself."""

    def __init__(self):
        self.own = self


def test_only_what_the_program_makes_is_searched_for_garbage():
    loaded = Link()
    with process.loaded_to_stay():
        assert not any(item is loaded for item in gc.get_objects())
        made = Link()
        assert any(item is made for item in gc.get_objects())
        seen = weakref.ref(made)
        del made
        gc.collect()
        assert seen() is None
    assert any(item is loaded for item in gc.get_objects())
