"""`nest` of the datasets: structures of tuples and dicts, no lists.

It was `contrib.data.python.util.nest` in 1.2 and 1.3, and is
`python.data.util.nest` since.
"""

from tensorflow.python.data.util.nest import (
    assert_same_structure,
    flatten,
    is_nested,
    map_structure,
    pack_sequence_as,
)

__all__ = [
    'assert_same_structure',
    'flatten',
    'is_sequence',
    'map_structure',
    'pack_sequence_as',
]
is_sequence = is_nested
