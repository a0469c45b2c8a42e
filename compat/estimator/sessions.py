"""What the sessions of evaluation and prediction start from."""

from __future__ import annotations

import tensorflow as tf

from .. import train as savers

v1 = tf.compat.v1


def seed(config):
    """Sets the seed of a RunConfig, if it has one, on the current graph."""
    if config.tf_random_seed is not None:
        v1.set_random_seed(config.tf_random_seed)


def scaffold_for(scaffold, release):
    """A scaffold that restores, and initializes local variables and tables.

    Args:
        scaffold: The model function's.
        release: Release whose checkpoints and names are at hand.

    Returns:
        A `tf.train.Scaffold`. Where the model function initializes local
        variables itself, those of the metrics are initialized too.
    """
    local = scaffold.local_init_op
    if local is not None:
        default = v1.train.Scaffold.default_local_init_op()
        scaffold = v1.train.Scaffold(
            local_init_op=tf.group(local, default),
            copy_from_scaffold=scaffold,
        )
    if not scaffold.saver and not v1.get_collection(v1.GraphKeys.SAVERS):
        saver = savers.saver_class(release)(
            sharded=True, allow_empty=True, defer_build=True
        )
        v1.add_to_collection(v1.GraphKeys.SAVERS, saver)
    return scaffold


def steps_of(checkpoint_path):
    """Global step of a checkpoint, 0 without one.

    Args:
        checkpoint_path: Prefix, or None.
    """
    if not checkpoint_path or not tf.io.gfile.glob(f'{checkpoint_path}*'):
        return 0
    reader = tf.train.load_checkpoint(checkpoint_path)
    name = v1.GraphKeys.GLOBAL_STEP
    return reader.get_tensor(name) if reader.has_tensor(name) else 0
