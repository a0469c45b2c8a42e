"""Sizes of windows, and the order of axes."""


def sizes(value, rank, name='sizes'):
    """One size for each dimension, from one int or from several.

    Raises:
        ValueError: Neither an int nor a size for each dimension.
    """
    if isinstance(value, int):
        return [value] * rank
    try:
        found = [int(size) for size in value]
    except (TypeError, ValueError):
        found = []
    if len(found) != rank:
        raise ValueError(
            f'{name} must be an int, or {rank} of them, got {value}'
        )
    return found


def channels(data_format, rank):
    """TensorFlow's name of a format, such as NHWC."""
    space = 'DHW'[3 - rank :]
    last = checked_format(data_format) == 'channels_last'
    return f'N{space}C' if last else f'NC{space}'


def checked_format(data_format):
    """A format itself; ValueError if there is none of its name."""
    if data_format not in ('channels_last', 'channels_first'):
        raise ValueError(
            f'data_format must be channels_last or channels_first, got '
            f'{data_format}'
        )
    return data_format
