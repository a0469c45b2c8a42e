"""The part `settings`: damaged tables, flag files and MetaGraphs."""

from __future__ import annotations

import functools
import pathlib
import random
import tempfile

from legacy_rnn import checkpoint
from legacy_rnn.console import command, presets
from legacy_rnn.flags import label as label_flags
from legacy_rnn.flags import project as project_flags
from legacy_rnn.project_report import settings as project_settings

from .commands import end_of
from .damage import damaged

TABLE = """[project]
name = "old"

[tool.legacy_rnn]
exclude = ["old/*", "data"]
prepare = "python make_data.py"
steps = 5

[tool.legacy_rnn.programs."train.py"]
arguments = ["--epochs", "1"]
release = "0.12"
folder = "part"
skip = true
"""


def run(settings, numbers):
    """Reads damaged files: each is read, or refused in one line."""
    kinds = {
        'pyproject.toml': (TABLE.encode(), _read_table),
        'a.flags': (_preset(), _read_flags),
        'a.meta': (_meta_graph(), _list),
    }
    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        name = draw.choice(sorted(kinds))
        data, end = kinds[name]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name)
            path.write_bytes(damaged(data, draw))
            yield number, end(path)


def _read_table(path):
    def body(flags, arguments):
        project_settings.read(path.parent)

    main = functools.partial(
        command.run, 'project', project_flags.define, body
    )
    return end_of(main)


def _read_flags(path):
    main = functools.partial(
        command.run, 'label', label_flags.define, lambda flags, rest: 0
    )
    return end_of(main, f'--flagfile={path}')


def _list(path):
    return end_of(checkpoint.main, 'list', str(path))


def _preset():
    """The bytes of all presets of `label`."""
    files = sorted((presets.FOLDER / 'label').glob('*.flags'))
    return b''.join(path.read_bytes() for path in files)


@functools.cache
def _meta_graph():
    """The bytes of a small graph's MetaGraph."""
    import tensorflow as tf

    v1 = tf.compat.v1
    with tf.Graph().as_default():
        weights = v1.get_variable('weights', [3, 4], use_resource=False)
        v1.get_variable('bias', [4], tf.float64, use_resource=True)
        tf.matmul(v1.placeholder(tf.float32, [None, 3]), weights)
        meta = v1.train.export_meta_graph()
    return meta.SerializeToString(deterministic=True)
