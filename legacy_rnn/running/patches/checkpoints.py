"""Checkpoints of which a repository kept only a part."""

from __future__ import annotations

import contextlib
import functools
import glob

from . import replacing


@contextlib.contextmanager
def need_to_be_whole(tf):
    """Lets `tf.train.checkpoint_exists` deny a checkpoint without its data.

    Repositories often hold the index of a checkpoint and not its large data
    files. A script that asks first then trains anew, where TensorFlow would
    say yes and fail to restore.

    Args:
        tf: Today's tensorflow.
    """
    train = tf.compat.v1.train
    exists = train.checkpoint_exists

    @functools.wraps(exists)
    def checkpoint_exists(checkpoint_prefix):
        return exists(checkpoint_prefix) and not _lacks_data(checkpoint_prefix)

    name = 'checkpoint_exists'
    with replacing.attribute(train, name, checkpoint_exists):
        yield


def _lacks_data(prefix):
    name = glob.escape(str(prefix))
    return bool(glob.glob(f'{name}.index') and not glob.glob(f'{name}.data-*'))
