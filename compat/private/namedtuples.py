"""What a named tuple is."""


def is_namedtuple(value):
    """Whether a value is a tuple with named fields."""
    return isinstance(value, tuple) and hasattr(value, '_fields')
