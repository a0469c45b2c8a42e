"""The part `checkpoints`: damaged V1, V2 and sharded ones, read and converted.

What is damaged is listed, or a line says what is wrong; a conversion writes
all of it where it was told to, or nothing.
"""

from __future__ import annotations

import functools
import pathlib
import random
import tempfile
from unittest import mock

from legacy_rnn import checkpoint

from .commands import end_of
from .damage import damaged

RECORDS = pathlib.Path(__file__).parents[1] / 'golden' / 'checkpoints'
WHOLE = 0.3  # Of the files of a checkpoint, so many stay whole.
LOST = 0.05
# Beside the names of a release; none of them may become a path.
ODD_NAMES = ('../../escaped', '/escaped', 'a//b/', 'red\x1b[31m', 'é\u202e')


def run(settings, numbers):
    """Lists and converts damaged checkpoints.

    Yields:
        `(number, end)`, as for `campaign.Campaign.run`.
    """
    kinds = _recorded('*.index'), _recorded('*.v1'), [_sharded()]
    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        files = draw.choice(draw.choice(kinds))
        with tempfile.TemporaryDirectory() as folder:
            yield number, _end(pathlib.Path(folder), files, draw)


def _end(folder, files, draw):
    """How a command ends on a checkpoint that is damaged first."""
    source = folder / 'from'
    source.mkdir()
    for name, data in _damaged(files, draw).items():
        (source / name).write_bytes(data)
    place = str(source / min(files).removesuffix('.index').split('.data-')[0])
    if draw.random() < 0.5:
        return end_of(checkpoint.main, 'list', place)
    target = folder / 'to'
    target.mkdir()
    end = end_of(
        checkpoint.main,
        'convert',
        '--to_release=1.15',
        '--allow_unknown',
        '--nesting=OutputProjectionWrapper,InputProjectionWrapper',
        place,
        str(target / 'new'),
    )
    written = {path.suffix.partition('-')[0] for path in target.iterdir()}
    if sorted(p.name for p in folder.iterdir()) != ['from', 'to']:
        return 'fault: something is written outside of the folder'
    if written != ({'.index', '.data'} if end == 'read' else set()):
        return f'fault: {end}, and it wrote {written}'
    return end


def _damaged(files, draw):
    """The files of a checkpoint, some damaged, lost or called otherwise."""
    found = {}
    for name, data in sorted(files.items()):
        if draw.random() < LOST:
            continue
        if draw.random() > WHOLE:
            data = damaged(data, draw)
        if draw.random() < LOST:
            name += draw.choice(('0', '9999999999', 'x', '.tmp', '\n'))
        found[name] = data
    return found


@functools.cache
def _recorded(pattern):
    """Checkpoints of real releases, each a dict from names to bytes."""
    found = []
    for path in sorted(RECORDS.glob(f'*/{pattern}')):
        rest = '.v1' if path.suffix == '.v1' else '.[id]*'
        paths = path.parent.glob(f'{path.stem}{rest}')
        found.append({part.name: part.read_bytes() for part in paths})
    return found


@functools.cache
def _sharded():
    """A checkpoint of a data file for each of its tensors."""
    import numpy as np

    from legacy_rnn.checkpointing import convert

    values = {
        'rnn/basic_lstm_cell/kernel': np.ones([5, 8], np.float32),
        'rnn/basic_lstm_cell/bias': np.ones([8], np.float32),
        'global_step': np.int64(3),
        **{name: np.ones([2]) for name in ODD_NAMES},
    }
    with tempfile.TemporaryDirectory() as folder:
        with mock.patch.object(convert, 'PART_BYTES', 1):
            prefix = pathlib.Path(folder, 'model.ckpt')
            convert.write(prefix, list(values), values.get)
        return {p.name: p.read_bytes() for p in prefix.parent.iterdir()}
