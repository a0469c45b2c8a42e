"""The one table: every old symbol, and what becomes of it today.

    table.resolve('concat', '0.8').row
    # Row('concat', 'reordered', 'concat', {'concat_dim': 'axis'}, …)

The history knows where a symbol existed and with which arguments. The rows
of the area files say what a signature cannot: new names, renamed arguments,
symbols of ours, advice. Where no row speaks, a symbol that `tf.compat.v1`
still has is the same, and any other is gone with the advice of its package.
A name is resolved here alone; the namespaces, dating, the porter and the
reports only read the `Resolution`. Nothing here imports TensorFlow.
"""

from . import old_keras
from .index import AREAS, rows
from .modules import (
    dropped_after,
    holds_modules_of_ours,
    holds_ours,
    is_any_module,
    is_called,
    is_in_package,
    is_known,
    is_module,
    is_ours,
    is_ours_by_name,
    lists,
    meant,
    members,
    releases,
    shown,
)
from .resolution import Resolution, resolve, resolved
from .row import GONE, MOVED, OURS, REORDERED, SAME, Row

__all__ = [
    'AREAS',
    'GONE',
    'MOVED',
    'OURS',
    'REORDERED',
    'SAME',
    'Resolution',
    'Row',
    'dropped_after',
    'holds_modules_of_ours',
    'holds_ours',
    'is_any_module',
    'is_called',
    'is_in_package',
    'is_known',
    'is_module',
    'is_ours',
    'is_ours_by_name',
    'lists',
    'meant',
    'members',
    'old_keras',
    'releases',
    'resolve',
    'resolved',
    'rows',
    'shown',
]
