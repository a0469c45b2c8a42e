"""A first training that starts from another model's checkpoint."""

from __future__ import annotations

import collections
import os

import tensorflow as tf

v1 = tf.compat.v1


class WarmStartSettings(
    collections.namedtuple(
        'WarmStartSettings',
        'ckpt_to_initialize_from vars_to_warm_start var_name_to_vocab_info '
        'var_name_to_prev_var_name',
    )
):
    """Which variables start from which checkpoint.

    Args:
        ckpt_to_initialize_from: Checkpoint, or folder of one.
        vars_to_warm_start: Regular expression, or list of them or of
            variables; None for those of `var_name_to_vocab_info` alone.
        var_name_to_vocab_info: Dict of name to `tf.train.VocabInfo`.
        var_name_to_prev_var_name: Dict of name to that in the checkpoint.
    """

    def __new__(
        cls,
        ckpt_to_initialize_from,
        vars_to_warm_start='.*',
        var_name_to_vocab_info=None,
        var_name_to_prev_var_name=None,
    ):
        """Checks that there is a checkpoint."""
        if not ckpt_to_initialize_from:
            raise ValueError(
                '`ckpt_to_initialize_from` MUST be set in WarmStartSettings'
            )
        return super().__new__(
            cls,
            ckpt_to_initialize_from,
            vars_to_warm_start,
            var_name_to_vocab_info or {},
            var_name_to_prev_var_name or {},
        )


def variables_of(folder):
    """Prefix of the checkpoint in a SavedModel's folder."""
    return os.path.join(folder, 'variables', 'variables')


def settings_of(source):
    """Settings of what an Estimator was told to start from.

    Args:
        source: Path of a checkpoint or SavedModel, settings, or None.

    Raises:
        ValueError: Something else.
    """
    if source is None or isinstance(source, WarmStartSettings):
        return source
    if not isinstance(source, (str, bytes, os.PathLike)):
        raise ValueError(
            'warm_start_from must be a string or a WarmStartSettings, '
            f'instead got {type(source)}'
        )
    source = tf.compat.as_str(os.fspath(source))
    inside = variables_of(source)
    if tf.io.gfile.exists(f'{inside}.index'):
        v1.logging.info('Warm-starting from a SavedModel')
        source = inside
    return WarmStartSettings(source)


def apply(settings):
    """Has the graph's variables start from a checkpoint; None for not."""
    if settings is not None:
        v1.logging.info(
            'Warm-starting with WarmStartSettings: %s', (settings,)
        )
        v1.train.warm_start(*settings)
