"""What a `from` statement of the user's asks a module for."""

from __future__ import annotations

import sys
import types

from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.sources.libraries.lost_names import LOST

from ..shims import absent
from . import overlays


def filled(module, name, fromlist, old, frame):
    """A module, with the sub-modules that a `from` statement asks for.

    Names that TensorFlow no longer has raise as they are used, and so do those
    of another package that a module of helpers imports.

    Args:
        module: The module.
        name: Its dotted name in the statement.
        fromlist: Names that the statement asks for.
        old: What supplies TensorFlow.
        frame: Frame of the statement.
    """
    lost = {}
    for part in fromlist:
        if part == '*':
            continue
        full = f'{name}.{part}'
        try:
            getattr(module, part)
        except RemovedSymbolError as error:
            if _found(old.get, full) is None:
                lost[part] = error
        except AttributeError as error:
            if _found(old.get, full) or overlays.load_part(module, part):
                continue
            if not absent.may_wait(name, frame):
                raise ImportError(str(error), name=name) from None
            lost[part] = _gone(full)
        except ImportError:  # As scikit-learn says of its own.
            if not absent.may_wait(name, frame):
                raise
            lost[part] = _gone(full)
    return absent.with_lost(module, fromlist, lost, frame) if lost else module


def of_package(module, name, fromlist, frame):
    """An installed package's module, for helpers with what it lacks.

    Args:
        module: The module.
        name: Its dotted name in the statement.
        fromlist: Names that the statement asks for.
        frame: Frame of the statement.

    Returns:
        The module, or one whose other names raise as they are used.
    """
    lost = [p for p in fromlist if p != '*' and not hasattr(module, p)]
    if not lost or not absent.may_wait(name, frame):
        return module
    errors = {part: _gone(f'{name}.{part}') for part in lost}
    return absent.with_lost(module, fromlist, errors, frame)


def starred(module, stand_in):
    """A module whose star gives packages as the user's files import them.

    Keras's `from .callbacks import *` gave `np`, too.

    Args:
        module: Today's module, or one of the old Keras.
        stand_in: Function of a package's name, that gives what the user's
            files see in its place, or None.

    Returns:
        The module, or one of the same names, some of them other packages.
    """
    listed = getattr(module, '__all__', None)
    if listed is None:
        listed = [name for name in vars(module) if not name.startswith('_')]
    given, refused = {}, []
    for name in listed:
        try:
            given[name] = getattr(module, name)
        except AttributeError:  # A module that the star imports.
            continue
        except ImportError:  # Of scikit-learn, before another import.
            refused.append(name)
    swapped = {}
    for name, value in given.items():
        known = type(value) is types.ModuleType and value.__name__
        found = known and sys.modules.get(known) is value and stand_in(known)
        if found:
            swapped[name] = found
    if not swapped and not refused:
        return module
    shown = [name for name in listed if name not in refused]
    made = types.ModuleType(module.__name__)
    vars(made).update({**given, **swapped, '__all__': shown})
    return made


def _gone(full):
    advice = f': write {LOST[full]}' if full in LOST else ''
    said = f"today's package has no {full}{advice}"
    return ImportError(said, name=full.rpartition('.')[0])


def _found(get, name):
    try:
        return get(name)
    except ImportError:
        return None
