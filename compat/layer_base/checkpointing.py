"""Object-based checkpoints: what an object saves, and under which names.

`tf.train.Checkpoint(cell=cell)` of 1.11 to 1.15 saved a cell by the roles of
its weights (`kernel`, `bias`) and by the cells within it (`cell`, `cell-0`),
whatever the names of the variables are.
"""

from __future__ import annotations

from typing import NamedTuple

import tensorflow as tf


class Dependency(NamedTuple):
    """One part of an object.

    Attributes:
        name: Its name below the object.
        ref: The part: a variable or another object.
    """

    name: str
    ref: object


class Tracked(tf.Module):
    """An object that `tf.train.Checkpoint` can save and restore.

    Attributes are what was set, not a copy that is watched: a sub-class says
    by `_checkpoint_parts()` what it is made of.
    """

    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__

    def _checkpoint_parts(self):
        """A dict of name to variable or object."""
        return {}

    @property
    def _checkpoint_dependencies(self):
        parts = self._checkpoint_parts().items()
        return [
            Dependency(name, part)
            for name, part in parts
            if isinstance(part, (tf.Module, tf.Variable))
        ]

    def _trackable_children(self, *args, **kwargs):
        return {part.name: part.ref for part in self._checkpoint_dependencies}
