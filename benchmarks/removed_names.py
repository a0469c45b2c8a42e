"""Counts names of NumPy, pandas and kin that code uses and today lacks.

usage: python benchmarks/removed_names.py FOLDER... [--json=FILE]

Every `.py` and `.ipynb` file below the folders is read; a name is counted once
a file. `numpy.float_` is lacking where the installed NumPy has no such
attribute, `numpy.integer (as a dtype)` where it refuses it. Methods cannot be
resolved without running the code: those that the packages dropped are counted
by their name, wherever the file imports the package. Prints a Markdown row a
name, the most used first.
"""

import argparse
import ast
import collections
import importlib
import json
import pathlib

from legacy_rnn.compat.sources import reading

PACKAGES = 'matplotlib numpy pandas scipy sklearn'.split()
ABSTRACT = 'integer floating number inexact signedinteger unsignedinteger'
# Methods that left, by package.
METHODS = {
    'numpy': 'itemset newbyteorder ptp'.split(),
    'pandas': (
        'append as_matrix get_value get_values icol irow iteritems ix lookup '
        'order set_value sort'
    ).split(),
}
SKIPPED = {'.git', '__pycache__', 'node_modules'}


def main():
    """Counts and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument('folders', nargs='+', type=pathlib.Path)
    parser.add_argument('--json', type=pathlib.Path)
    args = parser.parse_args()
    counts, files, programs = collections.Counter(), 0, set()
    for folder in args.folders:
        for path in sorted(folder.rglob('*')):
            if path.suffix not in ('.py', '.ipynb') or not path.is_file():
                continue
            if SKIPPED & set(path.parts):
                continue
            found = names(path)
            files += 1
            if found:
                programs.add(folder)
            counts.update(found)
    print(f'{files} files, {len(programs)} of {len(args.folders)} folders')
    for name, count in counts.most_common():
        print(f'| `{name}` | {count} |')
    if args.json:
        args.json.write_text(json.dumps(counts.most_common(), indent=1))


def names(path):
    """The names of a file that today's packages lack, each once."""
    try:
        statements = reading.parse(reading.read(path), path)
    except (OSError, ValueError, SyntaxError, RecursionError):
        return set()
    visitor = _Names()
    for statement in statements:
        visitor.visit(statement.node)
    return visitor.missing


class _Names(ast.NodeVisitor):
    def __init__(self):
        self.aliases = {}
        self.missing = set()

    def visit_Import(self, node):
        for alias in node.names:
            if alias.name.split('.')[0] in PACKAGES:
                bound = alias.asname or alias.name.split('.')[0]
                full = alias.name if alias.asname else bound
                self.aliases[bound] = full
                self._check(alias.name)

    def visit_ImportFrom(self, node):
        top = (node.module or '').split('.')[0]
        if node.level or top not in PACKAGES:
            return
        for alias in node.names:
            if alias.name != '*':
                full = f'{node.module}.{alias.name}'
                self.aliases[alias.asname or alias.name] = full
                self._check(full)

    def visit_Attribute(self, node):
        full = self._resolve(node)
        if full:
            self._check(full)
            return
        for package, methods in METHODS.items():
            if node.attr in methods and self._imports(package):
                self.missing.add(f'{package} method .{node.attr}')
        self.generic_visit(node)

    def visit_Call(self, node):
        name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
        if name not in ('isinstance', 'issubclass', 'issubdtype'):
            values = [*node.args, *(k.value for k in node.keywords)]
            for value in values:
                full = self._resolve(value) or ''
                package, _, leaf = full.rpartition('.')
                if package == 'numpy' and leaf in ABSTRACT.split():
                    self.missing.add(f'{full} (as a dtype)')
        self.generic_visit(node)

    def _imports(self, package):
        return any(
            full.split('.')[0] == package for full in self.aliases.values()
        )

    def _resolve(self, node):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.aliases:
            return None
        return '.'.join([self.aliases[node.id], *reversed(parts)])

    def _check(self, full):
        lacking = first_missing(full)
        if lacking:
            self.missing.add(lacking)


def first_missing(full):
    """The shortest start of a dotted name that is not there, or None."""
    parts = full.split('.')
    value = importlib.import_module(parts[0])
    for i, part in enumerate(parts[1:], 2):
        start = '.'.join(parts[:i])
        try:
            value = getattr(value, part)
        except AttributeError:
            try:
                value = importlib.import_module(start)
            except ImportError:
                return start
        if isinstance(value, type) or callable(value):
            return None  # What it has itself is another matter.
    return None


if __name__ == '__main__':
    main()
