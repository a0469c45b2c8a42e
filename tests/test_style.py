"""Small files with short functions: what the linter has no rule for."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ('benchmarks', 'compat', 'flags', 'legacy_rnn', 'tests')

# Lines that a file may have; the first prefix that fits counts.
FILE_LINES = {
    'compat/table/': float('inf'),  # rows
    'compat/names/variables.py': float('inf'),  # names, as rows
    'compat/cells/': 600,
    'tests/': 600,
    '': 300,
}


def test_files_are_short():
    long = {}
    for path in _sources():
        lines = len(path.read_text('utf-8').splitlines())
        if lines > _limit(path.relative_to(ROOT).as_posix()):
            long[path.relative_to(ROOT).as_posix()] = lines
    assert not long, f'split these files, by lines: {long}'


def test_functions_are_short():
    lengths = _function_lengths()
    long = {name: lines for name, lines in lengths.items() if lines > 80}
    assert not long, f'split these functions, by lines: {long}'
    assert statistics.median(lengths.values()) <= 12
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= 40


def test_docstrings_say_what_a_thing_does():
    giving = [
        f'{path.relative_to(ROOT)}: {line.strip()}'
        for path in _sources()
        if path.name != 'test_style.py'
        for line in path.read_text('utf-8').splitlines()
        if line.strip().startswith('"""Gives ')
    ]
    assert not giving, f'name what it is, or what it does: {giving}'


def test_tests_import_no_other_tests():
    """Bazel gives each test file helpers, and no other test."""
    wrong = [
        f'{path.relative_to(ROOT)}:{node.lineno}'
        for path in (ROOT / 'tests').rglob('test_*.py')
        for node in ast.walk(ast.parse(path.read_text('utf-8')))
        if isinstance(node, ast.ImportFrom)
        and (node.module or '').rpartition('.')[2].startswith('test_')
    ]
    assert not wrong, f'move what is shared into a helper: {wrong}'


def _limit(name):
    return next(v for k, v in FILE_LINES.items() if name.startswith(k))


def _sources():
    return [x for folder in FOLDERS for x in (ROOT / folder).rglob('*.py')]


def _function_lengths():
    lengths = {}
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text('utf-8'))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                name = f'{path.relative_to(ROOT)}:{node.lineno} {node.name}'
                lengths[name] = node.end_lineno - node.lineno + 1
    return lengths
