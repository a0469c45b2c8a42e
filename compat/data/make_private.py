"""Makes `private.txt.gz`: the private modules of today's TensorFlow.

    python compat/data/make_private.py SITE-PACKAGES/tensorflow...

The folders are those of the oldest and the newest release that is supported.
They are read, not imported. The output has a line for each module of the
packages of `TOPS` that all of them have, relative to `tensorflow`, and the
names that it binds in all of them; `*` where these are not to be read: modules
of C, of messages and of generated kernels. Keras of TensorFlow 1 is left out.
"""

import ast
import gzip
import pathlib
import re
import sys

TARGET = pathlib.Path(__file__).with_name('private.txt.gz')
OPEN = re.compile(r'\bgen_\w+$|\b_?pywrap\w*$|_pb2$')
TOPS = ('compiler', 'core', 'lite', 'python', 'tools')
SKIPPED = re.compile(r'_test$|(^|\.)kernel_tests\.')


def main(folders):
    """Reads the folders and writes what they share."""
    if not folders:
        sys.exit('usage: make_private.py SITE-PACKAGES/tensorflow...')
    first, *others = [modules(pathlib.Path(folder)) for folder in folders]
    lines = []
    for module, names in sorted(first.items()):
        if all(module in other for other in others):
            shared = names.intersection(*(other[module] for other in others))
            lines.append(' '.join([module, *sorted(shared)]))
    # No time within, so that the same input gives the same bytes.
    data = ('\n'.join(lines) + '\n').encode('utf-8')
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f'wrote {TARGET}: {len(lines)} modules')


def modules(root):
    """Modules below a folder to the set of names that they bind."""
    trees, found = {}, {}
    folders = [root / top for top in TOPS]
    paths = [p for f in folders for p in (*f.rglob('*.py'), *f.rglob('*.so'))]
    for path in paths:
        parts = path.relative_to(root).with_suffix('').parts
        parts = parts[:-1] if parts[-1] == '__init__' else parts
        name = '.'.join(parts)
        if not name or SKIPPED.search(name):
            continue
        found[name] = {'*'}
        if path.suffix == '.py' and not OPEN.search(name):
            trees[name] = ast.parse(path.read_text('utf-8'))
    for name in trees:
        found[name] = _names(trees, name, ())
    return found


def _names(trees, module, seen):
    """Names that a module binds, those of `import *` included."""
    if module not in trees:
        return {'*'} if module else set()
    names = set()
    for node in _statements(trees[module].body):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            names |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                if alias.name != '*':
                    names.add(alias.asname or alias.name.split('.')[0])
                    continue
                source = getattr(node, 'module', None) or ''
                source = source.removeprefix('tensorflow.')
                if source not in seen:
                    brought = _names(trees, source, (*seen, module))
                    names |= {n for n in brought if n[0] != '_'}
    return names


def _statements(body):
    for node in body:
        yield node
        for field in ('body', 'orelse', 'finalbody', 'handlers'):
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield from _statements(getattr(node, field, ()))


if __name__ == '__main__':
    main(sys.argv[1:])
