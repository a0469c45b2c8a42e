"""The part `checkpoints`: damaged ones, V1 and V2, through `checkpoint`."""

from __future__ import annotations

import pathlib
import random
import tempfile

from legacy_rnn import checkpoint

from .commands import end_of
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
            place = str(pathlib.Path(folder, name))
            yield number, end_of(checkpoint.main, 'list', place)


def _rest(path):
    return '.v1' if path.suffix == '.v1' else '.[id]*'
