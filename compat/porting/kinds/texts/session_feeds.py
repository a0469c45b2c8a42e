"""Values that a session is fed: `session.run(output, {image: data})`."""

from __future__ import annotations

import ast


def is_fed(node, parent_of, uses_of):
    """Whether a value stands in the dictionary of a session alone.

    Bytes for a placeholder of strings were bytes to TensorFlow in Python 2.

    Args:
        node: The value.
        parent_of: Gives the node around one.
        uses_of: Gives the uses of the name that an expression gets.
    """
    feeds = parent_of(node)
    if not isinstance(feeds, ast.Dict) or node not in feeds.values:
        return False
    uses = list(uses_of(feeds))
    return bool(uses) and all(
        use is not None and _is_feed(use, parent_of(use)) for use in uses
    )


def _is_feed(node, parent):
    if isinstance(parent, ast.keyword):
        return parent.arg == 'feed_dict'
    method = getattr(getattr(parent, 'func', None), 'attr', '')
    place = {'run': 1, 'eval': 0}.get(method)
    return place is not None and parent.args[place : place + 1] == [node]
