"""Measures the tables of docs/checkpoints.md anew.

    python docs/make_checkpoint_tables.py             # prints both tables
    python docs/make_checkpoint_tables.py --write     # into the page
    python docs/make_checkpoint_tables.py --parts=keras --keras=jax,torch

Every recorded checkpoint (`tests/golden/checkpoints`) is restored into the
graph of the last release by `tf.train.Saver` of that namespace. Its stacks
become `.keras` files on the first of Keras' backends that are named, and each
backend loads them; `--python` is the Python that has them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / 'docs' / 'checkpoints.md'
TARGET = '1.15'


def main():
    """Measures, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--parts', default='restored,keras')
    parser.add_argument('--keras', default='tensorflow')
    parser.add_argument('--python', default=sys.executable)
    options = parser.parse_args()
    parts = options.parts.split(',')
    if 'restored' in parts:
        _show('restored', restored_table(), options.write)
    if 'keras' in parts:
        table = keras_table(options.keras.split(','), options.python)
        _show('keras', table, options.write)


def _show(part, text, write):
    """Prints a table, and puts it between the page's marks of its name."""
    print(text)
    if write:
        begin, end = f'<!-- {part} -->', f'<!-- /{part} -->'
        page = PAGE.read_text('utf-8')
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        PAGE.write_text(f'{before}{begin}\n{text}\n{end}{after}', 'utf-8')


def restored_table():
    """Table of models and releases, what was mapped and how far it is off."""
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    from tests.golden import keras_table as goldens
    from tests.golden import models

    columns = ['0.12.1 V1', '0.12.1 V2']
    columns += [f'{one} V2' for one in goldens.releases('stacks')[1:]]
    cells, unknown, found = {}, 0, 0
    for group in models.GROUPS:
        print(group, file=sys.stderr)
        for column, name, text, counts in _group(group, columns):
            cells.setdefault(name, {})[column] = text
            found, unknown = found + counts[0], unknown + counts[1]
    rows = [
        f'| {name} | '
        + ' | '.join(by_column.get(column, '') for column in columns)
        + ' |'
        for name, by_column in cells.items()
    ]
    head = f'| model | {" | ".join(columns)} |'
    line = '|---' * (len(columns) + 1) + '|'
    last = f'{found} variables in all, {unknown} of them unknown.'
    return '\n'.join([head, line, *rows, '', last])


def _group(group, columns):
    """Cells of one group: column, model, text, and counts."""
    import tensorflow as tf

    from tests.golden import models, namespaces

    with tf.Graph().as_default():
        tf_1_15 = namespaces.namespace(TARGET)
        graph = models.Graph(tf_1_15, TARGET, group)
        config = models.session_config(graph.tf)
        with tf.compat.v1.Session(config=config) as session:
            for column in columns:
                yield from _restored(graph, session, column)


def _restored(graph, session, column):
    import tensorflow as tf

    from legacy_rnn.checkpointing import reader
    from legacy_rnn.compat import train
    from tests.golden import keras_table as goldens
    from tests.golden import models

    version, form = column.split()
    end = '.v1' if form == 'V1' else '.ckpt'
    prefix = os.path.join(goldens.FOLDER, version, graph.group + end)
    if not reader.exists(prefix):
        return
    recorded = goldens.recorded(version, graph.group)
    shapes = reader.Stored(prefix).shapes
    chosen = [m for m in graph.models if m.name in recorded]
    chosen = [
        m for m in chosen if not models.another_model(m.name, version, TARGET)
    ]
    for name in recorded:
        if models.another_model(name, version, TARGET):
            yield column, name, 'another model', (0, 0)
    if not chosen:
        return
    others = [m.name for m in graph.models if m not in chosen]
    variables = [
        one
        for one in tf.compat.v1.global_variables()
        if not any(f'/{other}/' in f'/{one.name}' for other in others)
    ]
    wanted = train.wanted_variables((None, one) for one in variables)
    wanted = {name: one.shape for name, one in wanted.items()}
    plan = train.find_plan(shapes, wanted, TARGET)
    graph.initialize(session)
    graph.tf.train.Saver(variables).restore(session, prefix)
    outputs = graph.outputs(session, chosen)
    for model, got in zip(chosen, outputs, strict=True):
        error = np.abs(got - recorded[model.name]).max()
        mine = _of(shapes, model.name, graph.group)
        lost = len([name for name in mine if name in plan.unknown])
        text = f'{len(mine)}, {len(mine) - lost}, {lost}, {error:.0e}'
        yield column, model.name, text, (len(mine), lost)


def _of(shapes, name, group):
    """A model's variables and slots: its scope's, or all."""
    if name == group:
        return list(shapes)
    return [one for one in shapes if f'/{name}/' in f'/{one}']


def keras_table(backends, python):
    """Table of stacks and backends: the largest difference of all releases."""
    largest = {}
    files = tempfile.mkdtemp()
    for backend in backends:
        done = subprocess.run(
            [python, '-m', 'tests.golden.keras_table'],
            env=os.environ
            | {'KERAS_BACKEND': backend, 'KERAS_FILES': files}
            | {'TF_CPP_MIN_LOG_LEVEL': '3'},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for line in done.stdout.splitlines():
            _, release, name, lengths, error = line.split()
            key = (release, name, lengths == 'True', backend)
            largest[key] = float(error)
    return _keras_rows(largest, backends)


def _keras_rows(largest, backends):
    releases = list(dict.fromkeys(key[0] for key in largest))
    stacks = list(dict.fromkeys(key[1:3] for key in largest))
    head = f'| stack | mask | {" | ".join(releases)} |'
    rows = [head, '|---' * (len(releases) + 2) + '|']
    for name, lengths in stacks:
        cells = [
            ', '.join(
                f'{largest[release, name, lengths, backend]:.0e}'
                for backend in backends
            )
            for release in releases
        ]
        mask = 'yes' if lengths else 'no'
        rows.append(
            f'| {name.removeprefix("on.")} | {mask} | {" | ".join(cells)} |'
        )
    return '\n'.join(rows)


if __name__ == '__main__':
    main()
