"""Modules and names by a text: as `imp` and `pydoc` load them, for ports.

    old_imports.load_source(name, path)    imp.load_source(name, path)
    old_imports.locate(text, release)      pydoc.locate(text)

Python 3.12 dropped the module `imp`; `pydoc` finds today's TensorFlow.

Source: Python 3.11, `Lib/imp.py` and `Lib/pydoc.py`.
"""

from __future__ import annotations

import importlib
import importlib.util
import pydoc
import sys
from importlib import machinery

__all__ = ['load_source', 'locate']


def load_source(name, pathname, file=None):
    """Loads a source as a module, anew where it is loaded.

    Args:
        name: Name of the module, by which `sys.modules` has it then.
        pathname: The source.
        file: An open file, which is not read.

    Returns:
        The module.
    """
    loader = machinery.SourceFileLoader(name, pathname)
    spec = importlib.util.spec_from_file_location(
        name, pathname, loader=loader
    )
    assert spec is not None  # It was given its loader.
    module = sys.modules.get(name) or importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]


def locate(path, release):
    """What a dotted name stands for, with the TensorFlow of a release.

    Args:
        path: The name, such as `'tensorflow.nn.rnn_cell.GRUCell'`.
        release: The release, such as `'1.15'`.

    Returns:
        The object; None where nothing has the name.
    """
    top, *names = [part for part in path.split('.') if part] or ['']
    if top != 'tensorflow':
        return pydoc.locate(path)
    module = f'r{release}'.replace('.', '_')
    root = importlib.import_module(f'legacy_rnn.compat.{module}')
    return follow(root, names)


def follow(found, names):
    """What attributes of an object lead to, one after the other, or None."""
    for name in names:
        if not hasattr(found, name):
            return None
        found = getattr(found, name)
    return found
