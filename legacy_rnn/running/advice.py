"""What the project knows about the line at which a script failed."""

from __future__ import annotations

import ast
import contextlib
import functools
import linecache
import os
import re
import sys
import traceback

import numpy as np

from legacy_rnn import compat
from legacy_rnn.compat import table
from legacy_rnn.compat.dating import old_packages
from legacy_rnn.compat.errors import REMOVED
from legacy_rnn.compat.sources.programs import packages

from . import lost_ops, nearby
from .imports import ownership

# `get_variable` of an array that was float32 under NumPy 1.
_WIDENED = (
    "Initializer type '<dtype: 'float64'>' and explicit dtype "
    "'<dtype: 'float32'>' don't match"
)
_NARROW = (
    'since NumPy 2 an array of float32 and a number of NumPy, as in '
    'x / np.sqrt(n), make float64: write x / float(np.sqrt(n))'
)
_NUMPY = int(np.__version__.split('.')[0])


def advise(error, place, release):
    """Sentences about an error, the last lines of its traceback.

    Args:
        error: The exception.
        place: Tuple of file name and line of the user's last frame, or None.
        release: Release that the script runs under.

    Returns:
        List of lines without their prefix.
    """
    where = f'{os.path.basename(place[0])}:{place[1]}: ' if place else ''
    if isinstance(error, REMOVED):
        return [where + str(error)]
    package = _old_package(error)
    if package is not None:
        return [
            f"{where}{package} was written for TensorFlow 1 and met today's: "
            f'copy {package} beside the script, and it runs as a part of it'
        ]
    if isinstance(error, ModuleNotFoundError) and error.name:
        return [where + _missing_package(error, place)]
    if isinstance(error, FileNotFoundError) and error.filename is not None:
        return [where + _missing_file(error)]
    lost = lost_ops.advise(error)
    if lost is not None:
        return [where + lost]
    if _WIDENED in str(error) and _NUMPY >= 2:
        return [where + _NARROW]
    if not _is_raised_below(error, place):
        return []
    text = _calling(error, place)
    return [where + line for line in _symbols(text, place, release)]


def _is_raised_below(error, place):
    """Whether what the script's line called refused its arguments.

    What a graph or a file was found to be at run time, an error of another
    kind, is passed through by the call.
    """
    frames = traceback.extract_tb(error.__traceback__)
    if not frames or place is None:
        return False
    if not isinstance(error, (TypeError, ValueError)):
        return False
    last = os.path.realpath(frames[-1].filename)
    return last.startswith(_called()) and last != os.path.realpath(place[0])


def _calling(error, place):
    """The function whose call failed, else the whole line.

    In `session.run(tf.foo(x))` it is `session.run` or `tf.foo`. Python 3.10
    does not tell, nor does a line that was converted from Python 2.
    """
    line = linecache.getline(*place)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if (frame.filename, frame.lineno) == place:
            ends = [getattr(frame, n, None) for n in ('colno', 'end_colno')]
            if None in ends or frame.end_lineno != frame.lineno:
                break
            text = line.encode()[slice(*ends)].decode(errors='replace')
            with contextlib.suppress(SyntaxError):
                call = ast.parse(text.strip(), mode='eval').body
                if isinstance(call, ast.Call):
                    return ast.unparse(call.func)
            break
    return line


@functools.cache
def _called():
    """Folders of the code whose signatures are known."""
    paths = [*compat.__path__]
    paths += getattr(sys.modules.get('tensorflow'), '__path__', ())
    return tuple(os.path.join(os.path.realpath(path), '') for path in paths)


def _old_package(error):
    """A package of TensorFlow 1's time in which an error was raised."""
    missing = getattr(error, 'name', None) or ''
    if isinstance(error, ModuleNotFoundError):
        if missing.partition('.')[0] != 'tensorflow':
            return None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        top = frame.f_globals.get('__name__', '').partition('.')[0]
        is_user = ownership.is_user_code(frame.f_code.co_filename)
        if not is_user and old_packages.is_old(top):
            return top
    return None


def _missing_package(error, place):
    parent, _, _ = error.name.rpartition('.')
    top = error.name.partition('.')[0]
    if top != 'tensorflow' and (parent in sys.modules or _ran(error, top)):
        return f'needs the module {error.name}, which {parent} does not have'
    if top == 'tensorflow':
        return f'{error.name} is in no release that this project knows'
    wanted = packages.on_pypi(top)
    if wanted:
        return f'needs the package {top}: pip install {wanted}'
    if top in old_packages.ENDED:
        return (
            f"needs {top}, which ended before today's TensorFlow: import what "
            'tf.contrib of 1.15 has of it (seq2seq, crf, rnn), or move the '
            'import to where it is used'
        )
    near = nearby.advise(top, place[0]) if place else ''
    if top in old_packages.KNOWN and not near:
        return (
            f"needs {top} of TensorFlow 1's time, which is neither beside the "
            'script nor installed: copy its folder of then beside it'
        )
    return (
        f'needs the module {top}, which is neither beside the script nor '
        f'installed{near}'
    )


def _ran(error, top):
    """Whether a package is there, as its own module asked for another."""
    return any(
        frame.f_globals.get('__name__', '').startswith(f'{top}.')
        or frame.f_globals.get('__package__') == top
        for frame, _ in traceback.walk_tb(error.__traceback__)
    )


def _missing_file(error):
    name = error.filename
    name = name.decode() if isinstance(name, bytes) else str(name)
    if not name:
        return 'opens a path that is empty: give the flag or setting it is of'
    if '\\' in name:
        return f'{name} is a path of Windows: write / for its \\'
    if os.path.isabs(name):
        return f'{name} is not there; the script names this path itself'
    folder = os.path.dirname(name)
    if os.path.isdir(folder or '.'):
        return f'{name} is not in {os.getcwd()}; put the file there or name it'
    return (
        f'{name}: there is no folder {folder} in {os.getcwd()}; make it, with '
        'the file if it is read'
    )


def _symbols(text, place, release):
    """What the rows say of the old symbols in a part of a line."""
    aliases = _aliases(''.join(linecache.getlines(place[0])))
    lines = []
    for name in re.findall(r'[A-Za-z_][\w.]*', text):
        top, _, rest = name.partition('.')
        if top in aliases and rest:
            full = '.'.join(filter(None, (aliases[top], rest)))
            lines += _describe(name, full, release)
    return list(dict.fromkeys(lines))


def _describe(shown, name, release):
    found = table.resolve(name, release)
    if found.row is None:
        return _unknown(shown, found)
    facts = []
    if found.arguments:
        taken = ', '.join(map(_argument, found.arguments))
        facts.append(f'{release} took ({taken})')
    if found.advice:
        facts.append(found.advice)
    return [f'{shown}: {"; ".join(facts)}'] if facts else []


def _unknown(shown, found):
    symbol = found.symbol
    if symbol is None:
        return []
    return [
        f'{shown} is not in {found.release}; it was in {symbol.first} to '
        f'{symbol.last} (choose another by --release)'
    ]


def _argument(argument):
    if argument.default is None:
        return argument.name
    return f'{argument.name}={argument.default}'


def _aliases(text):
    """Local names of TensorFlow's modules, to their dotted names."""
    found = {'tf': ''}
    for name, alias in re.findall(
        r'^\s*import tensorflow\.?([\w.]*) as (\w+)', text, re.M
    ):
        found[alias] = name
    for module, names in re.findall(
        r'^\s*from tensorflow\.?([\w.]*) import \(?([\w, ]+)', text, re.M
    ):
        for part in names.split(','):
            name, _, alias = part.strip().partition(' as ')
            full = f'{module}.{name.strip()}'.strip('.')
            found[(alias or name).strip()] = full
    return found
