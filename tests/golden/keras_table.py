"""Measures Keras models of the recorded stacks, release by release.

    KERAS_BACKEND=jax python -m tests.golden.keras_table [RELEASE ...]

prints a line a release, stack and use of lengths: the largest difference
between the outputs of the `.keras` file that the command wrote, loaded again,
and those that the real release recorded. With `KERAS_FILES=FOLDER` the files
stay there, and those that another backend left there are loaded as they are.
"""

import contextlib
import os
import sys
import tempfile

import numpy as np

from . import arithmetic, whole_models

FOLDER = os.path.join(os.path.dirname(__file__), 'checkpoints')
STEPS, BATCH = whole_models.STEPS, whole_models.BATCH
# What no checkpoint holds, to be told.
FLAGS = {
    'on.lstm_clip': ['--cell_clip=0.5'],
    'on.lstm_everything': ['--cell_clip=0.5', '--proj_clip=0.3'],
    'on.both_ways_everything': ['--cell_clip=0.5', '--proj_clip=0.3'],
    'on.three_layers': ['--cell_clip=0.5', '--proj_clip=0.3'],
}
# Stacks whose steps up to a length do not depend on those past it.
ONE_WAY = [name for name in whole_models.STACKS if 'both' not in name]


def main():
    """Prints the table, for the releases that the command line names."""
    folder = os.environ.get('KERAS_FILES') or tempfile.mkdtemp()
    for release in sys.argv[1:] or releases('stacks'):
        for name, wanted in recorded(release, 'stacks').items():
            for lengths in (False, True)[: 1 + (name in ONE_WAY)]:
                error = measure(release, name, wanted, lengths, folder)
                print(backend(), release, name, lengths, error, flush=True)


def releases(group):
    """Versions that recorded a group's checkpoint, oldest first."""
    found = [
        name
        for name in os.listdir(FOLDER)
        if os.path.exists(os.path.join(FOLDER, name, group + '.npz'))
    ]
    return sorted(found, key=lambda name: [*map(int, name.split('.'))])


def recorded(release, group):
    """Outputs by model of a group, as flat arrays."""
    path = os.path.join(FOLDER, release, group + '.npz')
    with np.load(path, allow_pickle=False) as archive:
        ends = np.cumsum(archive['sizes'])[:-1]
        parts = np.split(archive['outputs'], ends)
        return dict(zip(archive['models'].tolist(), parts, strict=True))


def backend():
    """Name of Keras' backend."""
    import keras

    return keras.backend.backend()


def measure(release, name, wanted, lengths, folder):
    """Writes a model if there is none, loads it, and compares its outputs."""
    from legacy_rnn.checkpointing import keras_cells

    assert keras_cells  # what the file may hold
    import keras

    target = os.path.join(folder, f'{release}-{name}-{lengths}.keras')
    if not os.path.exists(target):
        _write(release, name, lengths, target)
    model = keras.models.load_model(target)
    steps = [
        arithmetic.array([BATCH, 3], arithmetic.INPUT + step)
        for step in range(STEPS)
    ]
    given = np.stack(steps, 1)
    wanted = wanted.reshape(STEPS, BATCH, -1).transpose(1, 0, 2)
    if lengths:
        real = np.arange(STEPS) < np.array([[1], [STEPS]])
        given, wanted = [given, real], wanted * real[:, :, None]
    got = keras.ops.convert_to_numpy(model(given)[0])
    return float(np.abs(got - wanted).max())


def _write(release, name, lengths, target):
    from legacy_rnn import checkpoint

    source = os.path.join(FOLDER, release, 'stacks.ckpt')
    flags = [f'--scope={name}', *FLAGS.get(name, [])]
    flags += ['--lengths'] if lengths else []
    with open(os.devnull, 'w') as nowhere:
        with contextlib.redirect_stdout(nowhere):
            status = checkpoint.main(['keras', source, target, *flags])
    assert status == 0, target


if __name__ == '__main__':
    main()
