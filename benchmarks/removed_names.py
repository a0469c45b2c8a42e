"""Counts what code uses of NumPy, pandas and kin, and today lacks.

usage: python benchmarks/removed_names.py FOLDER... [--json=FILE] [--page=FILE]

Each folder is a repository; every `.py` and `.ipynb` file in it is read. What
a repository uses is counted once, in three kinds:

    numpy.float_               the package has no such attribute or module
    pandas.read_csv(squeeze=)  the function takes no such argument, by name
                               or by place
    pandas .ix                 a method or argument that the package dropped,
                               by its name alone, where a file imports it

The packages must be installed, in the releases of today. Prints a Markdown
row a name, the most used first; `--page` writes these into the table of a
page, between its marks.
"""

import argparse
import ast
import collections
import importlib
import inspect
import json
import pathlib

from legacy_rnn.compat.sources import reading

PACKAGES = (
    'PIL base64 cgi collections cv2 fractions gensim imp inspect librosa '
    'matplotlib nltk numpy pandas platform scipy seaborn six sklearn time '
    'tqdm yaml'
).split()
ABSTRACT = 'integer floating number inexact signedinteger unsignedinteger'
# Methods that left, and arguments of methods, by package.
METHODS = {
    'gensim': (
        'doesnt_match index2word init_sims most_similar similarity syn0 '
        'syn0norm vocab wv_vocab'
    ).split(),
    'matplotlib': 'hold set_axis_bgcolor get_axis_bgcolor'.split(),
    'numpy': 'itemset ptp'.split(),
    'pandas': (
        'applymap as_blocks as_matrix convert_objects get_dtype_counts '
        'get_ftype_counts get_value get_values icol iget irow iteritems ix '
        'lookup mad order reindex_axis select set_value sort sortlevel '
        'swaplevel tshift'
    ).split(),
}
ARGUMENTS = {
    'matplotlib': 'axisbg hold normed'.split(),
    'gensim': 'size iter'.split(),
}
MARKS = '<!-- removed:start -->', '<!-- removed:end -->'
SKIPPED = {'.git', '__pycache__', 'node_modules'}


def main():
    """Counts and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument('folders', nargs='+', type=pathlib.Path)
    parser.add_argument('--json', type=pathlib.Path)
    parser.add_argument('--page', type=pathlib.Path)
    args = parser.parse_args()
    counts, read = collections.Counter(), 0
    for folder in args.folders:
        paths = [
            path
            for path in sorted(folder.rglob('*'))
            if path.suffix in ('.py', '.ipynb')
            and path.is_file()
            and not SKIPPED & set(path.parts)
        ]
        read += len(paths)
        counts.update(set().union(*map(names, paths)))
    rows = [
        f'| `{name}` | {count} |'
        for name, count in sorted(
            counts.items(), key=lambda pair: (-pair[1], pair[0])
        )
    ]
    print(f'{len(args.folders)} repositories, {read} files')
    print('\n'.join(rows))
    if args.json:
        args.json.write_text(json.dumps(counts.most_common(), indent=1))
    if args.page:
        _write(args.page, rows)


def _write(page, rows):
    """Puts rows between the marks of a page."""
    text = page.read_text('utf-8')
    before, _, rest = text.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    table = ['', '| name | repositories |', '|---|---:|', *rows, '']
    page.write_text(before + '\n'.join([MARKS[0], *table, MARKS[1]]) + after)


def names(path):
    """What a file uses and today's packages lack, each once."""
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
                self.missing.add(f'{package} .{node.attr}')
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
        for package, arguments in ARGUMENTS.items():
            for keyword in node.keywords:
                if keyword.arg in arguments and self._imports(package):
                    self.missing.add(f'{package} {keyword.arg}=')
        full = self._resolve(node.func)
        if full and not first_missing(full):
            self.missing.update(refused(full, node))
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
    for i in range(2, len(parts) + 1):
        start = '.'.join(parts[:i])
        try:
            value = find(start)
        except AttributeError:
            return start
        except LookupError:  # A corpus of nltk that is not downloaded.
            return None
        if callable(value) and not isinstance(value, type):
            return None  # What it has itself is another matter.
    return None


def refused(full, call):
    """What a call gives to a function that no longer takes it.

    Args:
        full: Dotted name of the function.
        call: ast.Call.

    Yields:
        `name(argument=)`, or `name(by place)`.
    """
    try:
        parameters = inspect.signature(find(full)).parameters.values()
    except (AttributeError, LookupError, TypeError, ValueError):
        return
    kinds = {parameter.kind for parameter in parameters}
    known = {parameter.name for parameter in parameters}
    if inspect.Parameter.VAR_KEYWORD not in kinds:
        for keyword in call.keywords:
            if keyword.arg and keyword.arg not in known:
                yield f'{full}({keyword.arg}=)'
    placed = [
        parameter
        for parameter in parameters
        if parameter.kind
        in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]
    stars = any(isinstance(arg, ast.Starred) for arg in call.args)
    if inspect.Parameter.VAR_POSITIONAL not in kinds and not stars:
        if len(call.args) > len(placed):
            yield f'{full}(by place)'


def find(full):
    """What a dotted name stands for.

    Raises:
        AttributeError: Nothing.
    """
    parts = full.split('.')
    value = importlib.import_module(parts[0])
    for i, part in enumerate(parts[1:], 2):
        try:
            value = getattr(value, part)
        except AttributeError:
            try:
                value = importlib.import_module('.'.join(parts[:i]))
            except ImportError:
                raise AttributeError(full) from None
    return value


if __name__ == '__main__':
    main()
