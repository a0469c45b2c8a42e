"""Files that `file_io` of TensorFlow reads whole."""

from __future__ import annotations

_READER = 'python.lib.io.file_io.read_file_to_string'


def as_bytes(port, node, rule):
    """Has a file of data be read as bytes, which Python 2 did always.

    Args:
        port: `port.Port`.
        node: An expression; only a call of `read_file_to_string` with a path
            alone is changed.
        rule: The rule that asks for it.
    """
    function = getattr(node, 'func', None)
    resolved, _ = port.names.resolved.get(function, ('', ''))
    if resolved == _READER and len(node.args) == 1 and not node.keywords:
        new = ', binary_mode=True'
        port.source.insert(port.source.whole(node.args[0])[1], new)
        port.changed(node, rule, 'it holds data', new)
