"""Runs notebooks in a kernel behind the magics, and by `run --output`.

    python benchmarks/notebooks.py FILE.ipynb... [--release=1.x]

Each notebook is run in its own folder by a kernel of this Python, unedited but
for a first cell with `%load_ext legacy_rnn` and `%tensorflow_version`. A cell
that fails is counted, and the next one runs, as in Jupyter; a cell that takes
longer than `--seconds` is interrupted. Then `legacy-rnn run FILE
--output=FILE` runs it, and what the cells print is compared up to the first
that fails. `pip install ipykernel nbclient` first.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

_FRONT = '%load_ext legacy_rnn\n%tensorflow_version {}'
# What differs from one run to the next: addresses, times, numbers.
_CHANGING = re.compile(r'0x[0-9a-f]+|[-+\d.]+(e[-+]\d+)?s?')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('files', nargs='+', type=Path)
    parser.add_argument('--release', default='1.x')
    parser.add_argument('--seconds', type=int, default=300)
    told = parser.parse_args()
    for path in told.files:
        start = time.monotonic()
        notebook = _in_kernel(path, told.release, told.seconds)
        print(f'{path}: {time.monotonic() - start:.0f} s')
        for line in _failures(notebook.cells[1:]):
            print(f'  {line}')
        for line in _compared(path, notebook.cells[1:], told.seconds):
            print(f'  run --output: {line}')


def _in_kernel(path, release, seconds):
    """The notebook with its outputs, behind a cell with the magics."""
    notebook = nbformat.read(path, as_version=4)
    front = nbformat.v4.new_code_cell(_FRONT.format(release))
    front.pop('id', None)
    notebook.cells.insert(0, front)
    client = NotebookClient(
        notebook,
        kernel_name='python3',
        timeout=seconds,
        interrupt_on_timeout=True,
        allow_errors=True,
        resources={'metadata': {'path': str(path.parent)}},
    )
    client.execute()
    return notebook


def _failures(cells):
    """Yields how many cells ran, and what each other one raised."""
    cells = [c for c in cells if c.cell_type == 'code' and c.source.strip()]
    errors = [_error(cell) for cell in cells]
    yield f'{errors.count("")} of {len(cells)} cells ran'
    for number, error in enumerate(errors, 1):
        if error:
            yield f'cell {number}: {error}'


def _error(cell):
    for output in cell.outputs:
        if output.output_type == 'error':
            return f'{output.ename}: {output.evalue}'[:300]
    return ''


def _compared(path, before, seconds):
    """Yields where `run --output` does otherwise than the kernel."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / 'new.ipynb'
        yield _run(path, output, seconds)
        after = nbformat.read(output, as_version=4).cells
    for number, (one, other) in enumerate(zip(before, after, strict=True)):
        if one.cell_type == 'code' and _said(one) != _said(other):
            yield f'cell at {number}: {_said(one)!r} != {_said(other)!r}'
            return
        if one.cell_type == 'code' and _error(one):
            return


def _run(path, output, seconds):
    """How `legacy-rnn run` ended, in words."""
    try:
        ran = subprocess.run(
            [sys.executable, '-m', 'legacy_rnn', 'run']
            + [f'--output={output}', path.name],
            cwd=path.parent,
            capture_output=True,
            text=True,
            timeout=2 * seconds,
        )
    except subprocess.TimeoutExpired:
        return 'was still running'
    return f'exit {ran.returncode}; {(ran.stderr or "-").splitlines()[-1]}'


def _said(cell):
    """What a cell printed and raised, without numbers."""
    texts = [output.get('text', '') for output in cell.outputs]
    return _CHANGING.sub('#', ''.join(texts) + _error(cell))[:2000]


if __name__ == '__main__':
    main()
