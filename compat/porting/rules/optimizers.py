"""Optimizers of 0.x that took each row of an embedding by itself.

Source: the gradient of a lookup holds a row as often as it was looked up.
Since 1.0 such rows are added up before an optimizer sees them
(python/training/optimizer.py, `_apply_sparse_duplicate_indices`); before,
Adam and its like took one after the other, and learned something else.
"""

from __future__ import annotations

from ... import table
from ..project import takes_rows

RULE = 'optimizers'
_KINDS = frozenset(
    f'train.{kind}Optimizer'
    for kind in 'Adadelta Adagrad Adam Ftrl Momentum RMSProp'.split()
)


def port_optimizers(port):
    """Keeps the release's own optimizer where rows are looked up."""
    if port.release > '0.12' or not _takes_rows(port):
        return
    for node in list(port.names.resolved):
        name = table.canonical(port.names.resolved[node][0], port.release)
        if name not in _KINDS or id(node) in port.handled:
            continue
        port.handled.add(id(node))
        new = port.own(name)
        port.source.replace(node, new)
        why = (
            'rows of an embedding that repeat are added up since 1.0; up to '
            '0.12 the optimizer took them one by one'
        )
        port.changed(node, RULE, why, new, '1.0')


def _takes_rows(port):
    return port.project.takes_rows or any(map(takes_rows, port.calls.values()))
