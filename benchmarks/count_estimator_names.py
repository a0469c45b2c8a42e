"""Counts which names of Estimators public recurrent code uses.

    python benchmarks/count_estimator_names.py FOLDER... [--top=60]

Each FOLDER is a repository. A file counts if it mentions an RNN, LSTM or GRU
and Estimators; a name counts once for each repository and file, by the path
that its imports and aliases give it.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
import subprocess

RECURRENT = re.compile(r'LSTM|GRU|[^a-z]rnn|RNN')
FIRST = re.compile(
    r'\b(?:tf|tensorflow)\.((?:contrib\.(?:estimator|learn|predictor)|'
    r'estimator|python\.estimator)(?:\.\w+)*)'
)
IMPORTED = re.compile(
    r'^\s*from tensorflow\.((?:contrib|estimator|python)[\w.]*) import '
    r'\(?([^\n#)]+)',
    re.M,
)
FORK = 'estimators/dynamic_rnn_estimator.py'  # TensorFlow itself
PARTS = ('estimator', 'contrib.learn', 'contrib.predictor')


def main():
    """Prints a table of names, most used first."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folders', nargs='+')
    parser.add_argument('--top', type=int, default=60)
    options = parser.parse_args()
    repositories = collections.defaultdict(set)
    files = collections.Counter()
    for folder in options.folders:
        for _, text in sources(folder):
            for found in names(text):
                repositories[found].add(folder)
                files[found] += 1
    print('| name | repositories | files |\n|---|---|---|')
    order = sorted(repositories, key=lambda n: (-len(repositories[n]), n))
    for name in order[: options.top]:
        print(f'| `{name}` | {len(repositories[name])} | {files[name]} |')


def sources(folder):
    """Names and texts of a repository's Python files and notebooks."""
    inside = pathlib.Path(folder)
    git = inside / '.git' if (inside / '.git').exists() else inside
    command = ['git', f'--git-dir={git}']
    listed = subprocess.run(
        [*command, 'ls-tree', '-r', '--name-only', 'HEAD'],
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    if any(name.endswith(FORK) for name in listed):
        return
    for name in listed:
        if not name.endswith(('.py', '.ipynb')):
            continue
        shown = subprocess.run(
            [*command, 'show', f'HEAD:{name}'], capture_output=True
        )
        text = shown.stdout.decode('utf-8', 'replace')
        if name.endswith('.ipynb'):
            text = code_of(text)
        if RECURRENT.search(text):
            yield name, text


def code_of(notebook):
    """The code of a notebook's cells."""
    try:
        cells = json.loads(notebook).get('cells', [])
    except ValueError:
        return ''
    code = [c for c in cells if c.get('cell_type') == 'code']
    return '\n'.join(''.join(cell['source']) for cell in code)


def names(text):
    """Names of Estimators that a source uses."""
    found = set(FIRST.findall(text))
    for module, members in IMPORTED.findall(text):
        for member in re.findall(r'(\w+)(?: as (\w+))?', members):
            name, alias = f'{module}.{member[0]}', member[1] or member[0]
            uses = re.findall(rf'\b{alias}((?:\.\w+)+)', text)
            found |= {name + use for use in uses} or {name}
    return {name for name in map(public, found) if belongs(name)}


def public(name):
    """The name without the private modules in it."""
    name = re.sub(r'^python\.estimator', 'estimator', name)
    name = re.sub(r'\.python\.learn|\.python', '', name)
    return re.sub(r'\.(TRAIN|EVAL|INFER|PREDICT|train|replace)$', '', name)


def belongs(name):
    """Whether a name is one of Estimators, data sets left out."""
    inside = name.removeprefix('contrib.estimator').startswith(PARTS)
    return (inside or name.startswith('contrib.estimator')) and not re.search(
        r'learn\.datasets|preprocessing', name
    )


if __name__ == '__main__':
    main()
