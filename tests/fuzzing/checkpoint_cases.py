"""The part `checkpoints`: damaged ones, V1 and V2, through `checkpoint`."""

from __future__ import annotations

import contextlib
import io
import pathlib
import random
import tempfile

from legacy_rnn import checkpoint

from .damage import damaged

RECORDS = pathlib.Path(__file__).parents[1] / 'golden' / 'checkpoints'
WHOLE = 0.3  # Of the files of a checkpoint, so many stay whole.


def run(settings, numbers):
    """Lists damaged checkpoints: all is well, or one line says what is not."""
    indexes = sorted(RECORDS.glob('*/*.index'))
    firsts = sorted(RECORDS.glob('*/*.v1'))
    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        path = draw.choice(draw.choice((indexes, firsts)))
        with tempfile.TemporaryDirectory() as folder:
            for part in path.parent.glob(f'{path.stem}{_rest(path)}'):
                data = part.read_bytes()
                if draw.random() > WHOLE:
                    data = damaged(data, draw)
                pathlib.Path(folder, part.name).write_bytes(data)
            name = path.name.removesuffix('.index')
            yield number, _end(str(pathlib.Path(folder, name)))


def _rest(path):
    return '.v1' if path.suffix == '.v1' else '.[id]*'


def _end(path):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = checkpoint.main(['list', path])
    told = err.getvalue()
    strange = {c for c in out.getvalue() + told if not c.isprintable()}
    if strange - {'\n'}:
        return f'raw: {strange!r} is printed'
    if status == 0:
        return 'listed'
    one_line = told.count('\n') == 1 and '(--verbose' not in told
    good = status == 2 and one_line
    return 'refused' if good else f'fault: status {status}: {told}'
