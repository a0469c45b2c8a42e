"""Stand-ins, in the user's files alone, for what moved around TensorFlow.

`find(name, python2)` gives the stand-in of a module, or None where today's
will do. Each family is a small module beside this one with a `table` of
makers by module name.
"""

from __future__ import annotations

import functools


@functools.cache
def find(name, python2):
    """The stand-in of a module for the user's files.

    Args:
        name: Dotted name that the import asks for.
        python2: Whether a Python 2 file asks.

    Returns:
        A module, or None where today's own will do.
    """
    from .. import single
    from . import (
        arrays,
        frames,
        future_package,
        games,
        images,
        installed,
        jupyter,
        loaders,
        moved_modules,
        old_names,
        pickles,
        pylab,
        removed_modules,
        text_readers,
    )

    for family in (
        arrays,
        frames,
        future_package,
        games,
        images,
        pickles,
        pylab,
        removed_modules,
        old_names,
        installed,
        jupyter,
        loaders,
        single,
    ):
        if name in family.TABLE:
            module = family.TABLE[name]()
            break
    else:
        module = None
    if name == 'numpy':
        read = text_readers.of_text if python2 else text_readers.of_bytes
        module = read(module)
    if python2 and name in moved_modules.TABLE:
        return moved_modules.TABLE[name](module)
    return module
