"""Ports what TensorFlow's own `tf_upgrade_v2` makes of real old scripts.

usage: python benchmarks/upgraded_corpus.py MANIFEST.json CHECKOUTS --tools=DIR
           [--limit=SECONDS] [--steps=N] [--python=COMMAND] [--json=FILE]
           [ID ...]

For every case of the manifest, in copies of its checkout: `tf_upgrade_v2` on
the script and the modules beside it that it imports. Where each of them comes
out as Python, and not empty, the half-ported program is

1. run by `legacy-rnn run`;
2. ported by `legacy-rnn port --write`, and run by plain Python;
3. compared with its port by `legacy-rnn verify --steps=N`.

The words in the table, and the arguments, are those of `port_corpus.py`.
Prints a Markdown row a case and the totals.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import pathlib
import shutil
import tempfile

import port_corpus
from corpus_files import project
from port_corpus import STEPS, YES

HEAD = (
    '| Repository | Commit | Script | Era | `run` | `port` | runs | `verify` |'
    '\n|---|---|---|---|---|---|---|---|'
)


def upgraded(case):
    """A copy of the case as `tf_upgrade_v2` leaves it; None if it fails.

    It fails where a file comes out empty, or as no Python.
    """
    from tensorflow.tools.compatibility import ast_edits, tf_upgrade_v2

    folder = case.copy('upgraded')
    tool = ast_edits.ASTCodeUpgrader(tf_upgrade_v2.TFAPIChangeSpec())
    for path in project(folder, case.row['path']):
        target = path.with_suffix('.upgraded')
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                tool.process_file(str(path), str(target))
            text = target.read_text('utf-8')
            ast.parse(text)
        except Exception:
            return None
        if path.read_text('utf-8').strip() and not text.strip():
            return None
        target.replace(path)
    return folder


def measure(row, options):
    """All that the table says of one case; None if it was not converted."""
    result = {'id': row['id']}
    with tempfile.TemporaryDirectory(prefix='upgraded-') as place:
        case = port_corpus.Case(row, options, place)
        folder = upgraded(case)
        if folder is None:
            return None
        for name in ('running', 'ported'):
            shutil.copytree(folder, folder.with_name(name))
        result['run'], result['run_output'] = case.run(
            f'{case.python} -m legacy_rnn run',
            folder.with_name('running'),
            options.limit,
            row['expect'] or '',
        )
        port_corpus.port(case, result, folder.with_name('ported'), folder)
    return result


def line(row, result):
    """One row of the table."""
    cells = [
        row['repo'],
        row['sha'][:7],
        pathlib.Path(row['path'][0]).name,
        row['era'].split(' (')[0],
        result['run'],
        result['port'],
        result['runs'],
        result['verify'].split(':')[0] or '-',
    ]
    return '| ' + ' | '.join(cells) + ' |'


def main(argv=None):
    options = port_corpus.options_of(argv)
    with open(options.manifest, encoding='utf-8') as file:
        rows = json.load(file)['cases']
    rows = [r for r in rows if not options.ids or r['id'] in options.ids]
    results = []
    print(HEAD, flush=True)
    for row in rows:
        result = measure(row, options)
        if result is None:
            print(f'not converted: {row["id"]}', flush=True)
            continue
        results.append(result)
        print(line(row, result), flush=True)
        if options.json:
            with open(options.json, 'w', encoding='utf-8') as file:
                json.dump(results, file, indent=1)
    ran, runs = (
        sum(r[key] in (YES, STEPS) for r in results) for key in ('run', 'runs')
    )
    passed = sum(r['verify'].startswith('PASS') for r in results)
    print(
        f'\n{len(results)} of {len(rows)} cases converted: {ran} run under '
        f'run, {runs} run after port, {passed} pass verify'
    )


if __name__ == '__main__':
    main()
