"""Modules that are loaded by their paths, as `imp` did, for ports.

    old_imports.load_source(name, path)    imp.load_source(name, path)

Python 3.12 dropped the module `imp`.

Source: Python 3.11, `Lib/imp.py`.
"""

from __future__ import annotations

import importlib.util
import sys
from importlib import machinery

__all__ = ['load_source']


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
