"""Makes `keras_names.txt`: the names of Keras of the time that are here.

    TF_USE_LEGACY_KERAS=1 python compat/data/make_keras_names.py

One line a module of tf_keras, with its public names and those that
`old_keras.extras` adds; the first line is of Keras itself:

    layers LSTM GRU …
"""

import importlib
import pathlib
import pkgutil

from legacy_rnn.compat.old_keras import extras, library

TARGET = pathlib.Path(__file__).with_name('keras_names.txt')
_LEFT_OUT = ('__internal__', 'experimental', 'export', 'mixed_precision')


def main():
    """Writes the list beside this script."""
    TARGET.write_text(render(), 'utf-8')
    print(f'wrote {TARGET}')


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


def _names(module):
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith('_') and not isinstance(value, type(pathlib))
    }


if __name__ == '__main__':
    main()
