"""Named tuples, as `tensorflow.python.util.nest` recognizes them."""


def is_namedtuple(value):
    """Whether a value is a tuple with named fields."""
    return isinstance(value, tuple) and hasattr(value, '_fields')
