"""Which files of a checkout belong to a case of the corpus."""

from __future__ import annotations

import re

from legacy_rnn.compat.sources import reading

IMPORT = re.compile(
    r'^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([\w, \t]+)'
    r'|import[ \t]+([\w., \t]+))',
    re.M,
)


def project(root, paths):
    """Sources of a case: those it names and local modules they import."""
    named = [root / path for path in paths]
    found = [path for path in named if path.suffix == '.py']
    places = [root, *(path.parent for path in named)]
    todo = [*found, *(path for path in named if path.suffix == '.ipynb')]
    for path in todo:
        for module in imported(reading.read(path)):
            if module.split('.')[0] == 'tensorflow':
                continue  # A checkout of TensorFlow is not the program's.
            tail = module.replace('.', '/')
            for place in dict.fromkeys([path.parent, *places]):
                for name in (f'{tail}.py', f'{tail}/__init__.py'):
                    if (place / name).is_file() and place / name not in found:
                        found.append(place / name)
                        todo.append(place / name)  # Read in its turn.
    return found


def imported(text):
    """Dotted names that a source may import."""
    for package, names, modules in IMPORT.findall(text):
        for name in re.split(r'[ \t]*,[ \t]*', names or modules):
            name = name.split()[0] if name.split() else ''
            yield f'{package}.{name}'.strip('.')
        if package:
            yield package.strip('.')
