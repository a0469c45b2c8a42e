"""Makes `today.txt.gz`: the public names of today's TensorFlow.

    python compat/data/make_today.py walk WALK.json    # under each release
    python compat/data/make_today.py merge WALK.json...

A walk is run by the Python of one release. It reads every public name below
`tensorflow`, Keras 3 included, and below `tensorflow.compat.v1` those that no
release up to 1.15 had; the history knows which of the others are left. The
output holds one name a line:

    NAME KIND[:ARGS]

KIND is m(odule), c(lass), f(unction) or v(alue). ARGS is the line of the
newest argument list, counted from 0 after the first empty line.
"""

import gzip
import inspect
import json
import os
import pathlib
import sys
import types

TARGET = pathlib.Path(__file__).with_name('today.txt.gz')
DEEPEST = 6
# Kernels by the hundred, and the same names once more.
SKIPPED = (
    'compat.v2',
    'compat.v1.compat',
    'compat.v1.keras',
    'compat.v1.raw_ops',
    'raw_ops',
)


def main(argv):
    """Walks this release, or merges walks."""
    if len(argv) == 3 and argv[1] == 'walk':
        pathlib.Path(argv[2]).write_text(json.dumps(walk()), 'utf-8')
        return
    if len(argv) < 3 or argv[1] != 'merge':
        sys.exit('usage: make_today.py walk WALK.json | merge WALK.json...')
    walks = [json.loads(pathlib.Path(p).read_text('utf-8')) for p in argv[2:]]
    # No time within, so that the same input gives the same bytes.
    data = merge(walks).encode('utf-8')
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f'wrote {TARGET}')


def walk():
    """Names below `tensorflow` to `[kind, arguments or None]`."""
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    import tensorflow as tf

    found = {}
    _members(tf, '', found, 0)
    _members(tf.compat.v1, 'compat.v1', found, 0)
    for name in _history():
        found.pop(f'compat.v1.{name}', None)
    return found


def merge(walks):
    """The text of the file.

    Args:
        walks: List of walks, the oldest release first.
    """
    arguments = {}
    lines = []
    for name, (kind, args) in sorted({**walks[0], **walks[-1]}.items()):
        line = f'{name} {kind}'
        if args is not None:
            text = '\t'.join(args) or '-'
            line += f':{arguments.setdefault(text, len(arguments))}'
        lines.append(line)
    return '\n'.join([*lines, '', *arguments]) + '\n'


def _members(owner, path, found, depth):
    for leaf in _listed(owner):
        name = f'{path}.{leaf}' if path else leaf
        if leaf.startswith('_') or name in (*SKIPPED, 'compat.v1'):
            continue
        value, kind = _read(owner, leaf)
        if kind is None:
            continue
        found[name] = [kind, _arguments(value) if kind in 'cf' else None]
        if kind == 'm' and depth < DEEPEST:
            _members(value, name, found, depth + 1)


def _history():
    path = pathlib.Path(__file__).with_name('api_history.txt.gz')
    text = gzip.decompress(path.read_bytes()).decode('utf-8')
    return [s.split(' ')[0] for s in text.partition('\n\n')[0].split('\n')]


def _listed(owner):
    try:
        return sorted(set(dir(owner)))
    except ImportError:  # Keras 3 has no such part.
        return []


def _read(owner, leaf):
    """A member and its kind, or None: private, or reading it raises."""
    try:
        value = getattr(owner, leaf)
    except (AttributeError, ImportError):
        return None, None
    if inspect.isclass(value):
        return value, 'c'
    if isinstance(value, types.ModuleType):
        return value, 'm' if _is_public(value) else None
    return value, 'f' if callable(value) else 'v'


def _is_public(module):
    if type(module).__name__ == 'KerasLazyLoader':
        return True
    name = module.__name__
    if name in ('tensorflow.experimental', 'tensorflow.security'):
        return True  # These call themselves as their users do.
    return name.startswith(('tensorflow._api', 'tensorboard', 'keras')) and (
        not name.startswith('keras.src')
    )


def _arguments(value):
    """Argument list in the words of the history, or None."""
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return None
    stars: dict[object, str] = {
        inspect.Parameter.VAR_POSITIONAL: '*',
        inspect.Parameter.VAR_KEYWORD: '**',
    }
    found = []
    for parameter in parameters:
        name = stars.get(parameter.kind, '') + parameter.name
        if parameter.default is not parameter.empty:
            name += '=' + ' '.join(repr(parameter.default).split())[:40]
        found.append(name)
    return found


if __name__ == '__main__':
    main(sys.argv)
