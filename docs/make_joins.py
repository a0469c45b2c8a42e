"""Joins names that have no home with today's, by leaf and arguments.

    python docs/make_joins.py

Prints a line a join that is no row of the table and has no reason in
`legacy_rnn/compat/table/moved_contrib.py`; exit status 1 if there is one. A
join is a function or class of the same last name in `tf.compat.v1` that takes
all of the old arguments.
"""

import collections
import inspect
import sys
import types

from legacy_rnn.compat import history, table
from legacy_rnn.compat.table import moved_contrib
from legacy_rnn.console import quiet_import

DEEPEST = 5
_SKIPPED = ('compat', 'keras', 'raw_ops')


def main():
    """Prints the joins that nobody has judged."""
    found = list(joins(quiet_import.import_tensorflow().compat.v1))
    for name, targets in found:
        print(f'{name} -> {", ".join(targets)}')
    print(f'{len(found)} joins without a row or a reason')
    return 1 if found else 0


def joins(today):
    """Yields `(old name, today's names)` of what no row or reason names.

    Args:
        today: The module `tf.compat.v1`.
    """
    by_leaf = collections.defaultdict(dict)
    _walk(today, '', by_leaf, 0)
    for name in history.names():
        symbol = history.find(name)
        row = table.resolve(name, symbol.last).row
        if symbol.kind not in ('function', 'class') or row is None:
            continue
        if row.becomes != table.GONE or _has_reason(name):
            continue
        old = _names(symbol.arguments(symbol.last))
        targets = [
            target
            for target, value in by_leaf[name.rpartition('.')[2]].items()
            if old is not None and old <= _parameters(value)
        ]
        if targets:
            yield name, targets


def _has_reason(name):
    return any(name.startswith(start) for start in moved_contrib.NOT_MOVED)


def _walk(module, path, by_leaf, depth):
    for leaf in dir(module):
        value = None if leaf.startswith('_') else _get(module, leaf)
        full = f'{path}.{leaf}' if path else leaf
        if isinstance(value, types.ModuleType):
            own = vars(value).get('__name__', '').startswith('tensorflow')
            if own and leaf not in _SKIPPED and depth < DEEPEST:
                _walk(value, full, by_leaf, depth + 1)
        elif callable(value):
            by_leaf[leaf][full] = value


def _get(module, leaf):
    try:
        return getattr(module, leaf)
    except (AttributeError, ImportError):  # It asks for another Keras.
        return None


def _names(arguments):
    if arguments is None:
        return None
    return {argument.name.lstrip('*') for argument in arguments}


def _parameters(value):
    try:
        return set(inspect.signature(value).parameters)
    except (TypeError, ValueError):
        return set()


if __name__ == '__main__':
    sys.exit(main())
