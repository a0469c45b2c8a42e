"""Further export strategies, and the folders that they write.

*Source:* TensorFlow 1.12,
`contrib/learn/python/learn/utils/saved_model_export_utils.py`.
"""

from __future__ import annotations

import os
import time

import tensorflow as tf

from ...contrib.columns.parsing import create_feature_spec_for_parsing
from ...releases import Release
from .. import events
from ..exports import export, exporters, old_exports, receivers
from .export import (
    ExportStrategy,
    build_parsing_serving_input_fn,
    make_export_strategy,
)

v1 = tf.compat.v1


class BestModelSelector:
    """Tells whether a checkpoint is better than all before.

    Args:
        event_file_pattern: Glob pattern of the events of evaluations before.
        compare_fn: Function of the best results and new ones: whether the
            new are better. A smaller loss is, if None.
    """

    release = Release('1.15')

    def __init__(self, event_file_pattern=None, compare_fn=None):
        self._compare_fn = compare_fn or exporters.loss_smaller
        self._best = None
        for found in events.metrics(event_file_pattern or ''):
            self._is_best(found)

    def update(self, checkpoint_path, eval_result):
        """`(checkpoint_path, eval_result)` if better, else `('', None)`.

        Args:
            checkpoint_path: The checkpoint.
            eval_result: Dict of its metrics.

        Raises:
            ValueError: There is no checkpoint, or there are no results.
        """
        if not checkpoint_path:
            raise ValueError('Checkpoint path is empty.')
        if eval_result is None:
            raise ValueError(
                f'{checkpoint_path} has empty evaluation results.'
            )
        if self._is_best(eval_result):
            return checkpoint_path, eval_result
        return '', None

    def _is_best(self, results):
        best = self._best is None or self._compare_fn(self._best, results)
        if best:
            self._best = results
        return best


def make_best_model_export_strategy(
    release,
    serving_input_fn,
    exports_to_keep=1,
    model_dir=None,
    event_file_pattern=None,
    compare_fn=None,
    **options,
):
    """A strategy that exports each model that is better than all before.

    Args:
        release: A Release.
        serving_input_fn: As `make_export_strategy` takes it.
        exports_to_keep: The same.
        model_dir: Folder of the events of evaluations before, or None.
        event_file_pattern: Glob pattern below it, or None.
        compare_fn: As `BestModelSelector` takes it.
        **options: As `make_export_strategy` takes them.
    """
    strategy = make_export_strategy(
        release, serving_input_fn, exports_to_keep=exports_to_keep, **options
    )
    pattern = None
    if model_dir and event_file_pattern:
        pattern = os.path.join(model_dir, event_file_pattern)
    selector = BestModelSelector(pattern, compare_fn)

    def export_fn(
        estimator, export_dir_base, checkpoint_path, eval_result=None
    ):
        path, results = selector.update(
            checkpoint_path or tf.train.latest_checkpoint(estimator.model_dir),
            eval_result,
        )
        if not path:
            return ''
        folder = os.path.join(export_dir_base, os.path.basename(path))
        return strategy.export(estimator, folder, path, results)

    return ExportStrategy('best_model', export_fn)


def make_parsing_export_strategy(
    release, feature_columns, target_core=False, **options
):
    """A strategy that exports a model of serialized `tf.train.Example`s.

    Args:
        release: A Release.
        feature_columns: Columns whose features the examples hold.
        target_core: Whether for a `tf.estimator.Estimator`.
        **options: As `make_export_strategy` takes them.
    """
    build = build_parsing_serving_input_fn
    if target_core:
        build = receivers.build_parsing_serving_input_receiver_fn
    spec = create_feature_spec_for_parsing(feature_columns)
    return make_export_strategy(release, build(release, spec), **options)


def extend_export_strategy(
    _, base_export_strategy, post_export_fn, post_export_name=None
):
    """A strategy that changes what another one exports.

    Args:
        _: The release.
        base_export_strategy: An ExportStrategy.
        post_export_fn: Function of the path of its export and of a folder;
            makes its own export in that folder and returns the path.
        post_export_name: Name of the strategy, the other's if None.
    """

    def export_fn(estimator, export_dir_base, checkpoint_path=None):
        base = _new_folder(export_dir_base, 'temp-base-export')
        exported = base_export_strategy.export(
            estimator, base, checkpoint_path
        )
        after = _new_folder(export_dir_base, 'temp-post-export')
        changed = post_export_fn(exported, after)
        if not changed.startswith(after):
            raise ValueError(
                f'post_export_fn must return a sub-directory of {after}'
            )
        final = os.path.join(export_dir_base, os.path.relpath(changed, after))
        if tf.io.gfile.exists(final):
            raise RuntimeError('Failed to obtain final export directory')
        tf.io.gfile.rename(changed, final)
        for folder in (base, after):
            tf.io.gfile.rmtree(folder)
        return final

    name = post_export_name or base_export_strategy.name
    return ExportStrategy(name, export_fn)


def get_timestamped_export_dir(_, export_dir_base):
    """Path of a folder below another that is not there yet, as bytes."""
    return export.timestamped_folder(export_dir_base)


def get_temp_export_dir(_, timestamped_export_dir):
    """Path beside a folder that servers overlook, as bytes."""
    return export.temporary_folder(timestamped_export_dir)


def get_most_recent_export(_, export_dir_base):
    """The newest export of a folder, a `Path`; None if there is none."""
    found = exporters.exports(export_dir_base)
    newest = old_exports.largest_export_versions(1)(found)
    return newest[0] if newest else None


def garbage_collect_exports(_, export_dir_base, exports_to_keep):
    """Removes all exports in a folder but the newest; None for none."""
    exporters.keep_newest(export_dir_base, exports_to_keep)


def _new_folder(base, name):
    """Makes a folder below `base` that is named by the time."""
    folder = os.path.join(base, f'{name}-{int(time.time())}')
    if tf.io.gfile.exists(folder):
        raise RuntimeError(f'Failed to obtain export directory {folder}')
    tf.io.gfile.makedirs(folder)
    return folder
