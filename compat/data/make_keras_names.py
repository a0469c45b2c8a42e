"""Makes `keras_names.txt`: the names of Keras of the time that are here.

    TF_USE_LEGACY_KERAS=1 python compat/data/make_keras_names.py

One line a module of tf_keras, with its public names and those that
`old_keras.extras` adds; the first line is of Keras itself:

    layers LSTM GRU …

And `keras_lost.txt`: which of these today's package keras, and
`tensorflow.python.keras`, have no more; a module alone is lost as a whole:

    keras layers CuDNNLSTM …
    keras layers.core
"""

import importlib
import pathlib
import pkgutil

from legacy_rnn.compat.old_keras import extras, library
from legacy_rnn.compat.table import old_keras

TARGET = pathlib.Path(__file__).with_name('keras_names.txt')
LOST = pathlib.Path(__file__).with_name('keras_lost.txt')
# What modules import for themselves.
_SHORT = {'K', 'np', 'tf'}
_ROOTS = {'keras': 'keras', 'python.keras': 'tensorflow.python.keras'}
_LEFT_OUT = ('__internal__', 'experimental', 'export', 'mixed_precision')


def main():
    """Writes the lists beside this script."""
    TARGET.write_text(render(), 'utf-8')
    LOST.write_text(render_lost(), 'utf-8')
    print(f'wrote {TARGET} and {LOST}')


def render():
    """The text of the list."""
    root = library()
    lines = {'': _names(root)}
    start = f'{root.__name__}.'
    for _, full, _ in pkgutil.walk_packages(root.__path__, start):
        name = full[len(start) :]
        if name.split('.')[0] not in _LEFT_OUT:
            lines[name] = _names(importlib.import_module(full))
    for name in extras.names():
        module, _, leaf = name.rpartition('.')
        lines.setdefault(module, set()).add(leaf)
    return ''.join(
        f'{" ".join([name, *sorted(lines[name])])}\n' for name in sorted(lines)
    )


def render_lost():
    """The text of the list of what is lost."""
    lines = []
    for root, package in _ROOTS.items():
        for module in old_keras.modules():
            full = f'{package}.{module}'.rstrip('.')
            try:
                found = importlib.import_module(full)
            except ImportError:
                lines.append(f'{root} {module}')
                continue
            names = old_keras.names(module) - _SHORT
            lost = sorted(n for n in names if not _has(found, n))
            if lost and old_keras.is_whole(module):
                lines.append(' '.join([root, module, *lost]))
    return ''.join(f'{line}\n' for line in sorted(lines))


def _has(module, name):
    if hasattr(module, name):
        return True
    try:
        importlib.import_module(f'{module.__name__}.{name}')
    except ImportError:
        return False
    return True


def _names(module):
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith('_') and not isinstance(value, type(pathlib))
    }


if __name__ == '__main__':
    main()
