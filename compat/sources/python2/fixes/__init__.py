"""Our own fissix fixers: those of fissix would move lines."""

PREFIX = '_unpack_'


def pattern_name(node):
    """A name that holds a pattern, so that the tree can be unpacked by it."""
    pattern = ' '.join(str(node).split())
    return PREFIX + pattern.encode('utf-8').hex()
