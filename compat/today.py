"""The public names of today's TensorFlow, 2.16 to 2.21, with their arguments.

    today.has('random.set_seed')  # True
    today.has('placeholder')  # False: only tf.compat.v1 has it
    today.has('compat.v1.nn.rnn_cell.GRUCell')  # False: it raises

Names are relative to the `tensorflow` package. The lists ship as package
data (`data/make_today.py` and, for what is private,
`data/make_private.py` make them); which names of 1.15 are left below
`tf.compat.v1` is known to the history.
"""

from __future__ import annotations

import functools
import gzip
import pathlib
import re

from . import history

_DATA = pathlib.Path(__file__).with_name('data')
# Packages whose public members are not listed.
_OPEN = frozenset(['lite', 'raw_ops'])
# Packages of private modules.
_PRIVATE = re.compile(
    r'(compiler|core|lite\.(experimental\.examples|python|toco)|python|tools)'
    r'(\.|$)'
)
_V1, _V2 = 'compat.v1', 'compat.v2'
# Where TensorFlow keeps a Keras of its own, which is private.
KERAS = 'python.keras'


def below(name, module):
    """What a name is called inside a module; None if it is not below it.

    Args:
        name: Dotted name, such as `compat.v1.nn.rnn_cell`.
        module: Dotted name, such as `compat.v1`.
    """
    if name == module:
        return ''
    start = f'{module}.'
    return name[len(start) :] if name.startswith(start) else None


def has(name):
    """Whether today's TensorFlow has a name, or an attribute of one.

    A name of `tf.compat.v1` that raises with Keras 3 is not there.

    Args:
        name: Dotted name relative to `tensorflow`.
    """
    inner = below(name, _V1)
    if inner is not None:
        return _has_v1(inner)
    name = _plain(name)
    top = name.partition('.')[0]
    if top == 'python':
        return _has_private(name)
    if is_private(name):
        return private(name) is not False
    if not name or top in _OPEN:
        return True
    start, kind = _known(name)
    return start == name or kind not in ('', 'm')


def is_listed(name):
    """Whether a name itself is public today, `compat.v1` not counted."""
    return _plain(name) in _tables()[0]


def is_private(name):
    """Whether a name belongs to a module that TensorFlow keeps for itself."""
    return bool(_PRIVATE.match(name))


def private(name):
    """Whether today's TensorFlow has a name in a private module.

    Args:
        name: Dotted name such as `python.client.timeline.Timeline`.

    Returns:
        A bool; None of tests, which the list leaves out, and of
        modules that find their names when they are asked.
    """
    if not is_private(name):
        return False
    parts = name.split('.')
    if any(re.fullmatch('kernel_tests|.*_test', p) for p in parts):
        return None
    found = _private_modules()
    for count in range(len(parts), 0, -1):
        names = found.get('.'.join(parts[:count]))
        if names is not None:
            rest = parts[count:]
            if rest and '__getattr__' in names:
                return None
            return not rest or '*' in names or rest[0] in names
    return any(module.startswith('.'.join([*parts, ''])) for module in found)


def arguments(name):
    """The newest argument list of a public name of `tf`.

    Args:
        name: Dotted name relative to `tensorflow`, not below `compat.v1`.

    Returns:
        Tuple of `history.Argument`, or None where it is not known.
    """
    line = _tables()[0].get(_plain(name), '')
    _, colon, place = line.partition(':')
    return history.parse_arguments(_tables()[1][int(place)]) if colon else None


def lost_by_keras(root, inner):
    """Whether a name of Keras 2 is no more where a program finds it.

    Args:
        root: `'keras'`, the package of its own, or `'python.keras'` of
            TensorFlow.
        inner: Dotted name below it, such as `layers.core.Dense`.
    """
    module, _, leaf = inner.rpartition('.')
    lost, parts = _lost_names()[root], inner.split('.')
    starts = ('.'.join(parts[:end]) for end in range(1, len(parts) + 1))
    if any(lost.get(start) == frozenset() for start in starts):
        return True  # The module is lost as a whole.
    return leaf in lost.get(module, ())


def _plain(name):
    inner = below(name, _V2)
    return name if inner is None else inner


def _has_private(name):
    inner = below(name, KERAS)
    if inner and lost_by_keras(KERAS, inner):
        return False
    found = history.find(name)
    if found is None and history.members(name):
        inside = (f'{name}.{leaf}' for leaf in history.members(name))
        return any(map(_has_private, inside))
    if found is None:
        return private(name) is not False
    return found.today


def _has_v1(name):
    # The same module, which the history lists under its shorter name.
    name = re.sub(r'^app\.flags\.', 'flags.', name)
    inner = below(name, _V1)
    if inner is not None:
        return _has_v1(inner)
    if name.partition('.')[0] == 'keras' or below(name, _V2) is not None:
        return has(name)
    found, start = None, name
    while start and found is None:
        found = history.find(start)
        start = start if found else start.rpartition('.')[0]
    if found and (start == name or found.kind != 'module'):
        return found.today
    if not name or name.partition('.')[0] in _OPEN:
        return True
    # A name that no release up to 1.15 had.
    start, kind = _known(f'{_V1}.{name}')
    return start == f'{_V1}.{name}' or kind not in ('', 'm')


def _known(name):
    """The longest start of a name that is listed, and its kind."""
    names = _tables()[0]
    while name and name not in names:
        name = name.rpartition('.')[0]
    return name, names.get(name, '')[:1]


@functools.cache
def _tables():
    names, _, lists = _read('today.txt.gz').partition('\n\n')
    pairs = (line.split(' ', 1) for line in names.split('\n'))
    return dict(pairs), lists.split('\n')


@functools.cache
def _private_modules():
    lines = _read('private.txt.gz').splitlines()
    words = (line.split() for line in lines)
    return {module: frozenset(names) for module, *names in words}


def _read(name):
    return gzip.decompress((_DATA / name).read_bytes()).decode('utf-8')


@functools.cache
def _lost_names():
    """Modules to their lost names, none of a module that is lost, by root."""
    found: dict = {}
    for line in (_DATA / 'keras_lost.txt').read_text('utf-8').splitlines():
        root, module, *names = line.split(' ')
        found.setdefault(root, {})[module] = frozenset(names)
    return found
