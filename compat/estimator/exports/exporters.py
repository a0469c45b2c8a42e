"""What `train_and_evaluate` exports, and when."""

from __future__ import annotations

import os

import tensorflow as tf

from ...releases import Release
from .. import events
from ..arguments import names_of
from . import old_exports

v1 = tf.compat.v1
_DIGITS = 10  # Of the seconds since 1970, from 2001 to 2286.


class Exporter:
    """Something that is exported after evaluations; a base class."""

    @property
    def name(self):
        """Name of the folder below `export`."""
        raise NotImplementedError

    def export(
        self,
        estimator,
        export_path,
        checkpoint_path,
        eval_result,
        is_the_final_export,
    ):
        """Exports a checkpoint; path of the folder, or None."""
        raise NotImplementedError


class SavedModelExporter(Exporter):
    """Exports SavedModels and keeps the newest.

    Args:
        name: Of the folder below `export`.
        serving_input_receiver_fn: As `Estimator.export_savedmodel` takes.
        assets_extra: The same.
        as_text: The same.
        strip_default_attrs: The same, from 1.6 on; True if None.
        exports_to_keep: How many, None for all.
    """

    release = Release('1.15')

    def __init__(
        self,
        name,
        serving_input_receiver_fn,
        assets_extra=None,
        as_text=False,
        strip_default_attrs=None,
        exports_to_keep=None,
    ):
        self._name = name
        self._receiver_fn = serving_input_receiver_fn
        self._options = {'assets_extra': assets_extra, 'as_text': as_text}
        if self.release >= '1.6':
            strips = strip_default_attrs is None or strip_default_attrs
            self._options['strip_default_attrs'] = strips
        self._keep = exports_to_keep

    @property
    def name(self):
        """Name of the folder below `export`."""
        return self._name

    def export(
        self,
        estimator,
        export_path,
        checkpoint_path,
        eval_result,
        is_the_final_export,
    ):
        """Exports the checkpoint and removes the oldest exports."""
        folder = estimator.export_savedmodel(
            export_path,
            self._receiver_fn,
            checkpoint_path=checkpoint_path,
            **self._options,
        )
        keep_newest(export_path, self._keep)
        return folder


class FinalExporter(SavedModelExporter):
    """Exports once, at the end of training.

    Args:
        name: Of the folder below `export`.
        serving_input_receiver_fn: As `Estimator.export_savedmodel` takes.
        assets_extra: The same.
        as_text: The same.
    """

    def __init__(
        self,
        name,
        serving_input_receiver_fn,
        assets_extra=None,
        as_text=False,
    ):
        super().__init__(
            name, serving_input_receiver_fn, assets_extra, as_text
        )

    def export(
        self,
        estimator,
        export_path,
        checkpoint_path,
        eval_result,
        is_the_final_export,
    ):
        """Exports if it is the end."""
        if not is_the_final_export:
            return None
        v1.logging.info('Performing the final export in the end of training.')
        return super().export(
            estimator,
            export_path,
            checkpoint_path,
            eval_result,
            is_the_final_export,
        )


class LatestExporter(SavedModelExporter):
    """Exports after each evaluation.

    Args:
        name: Of the folder below `export`.
        serving_input_receiver_fn: As `Estimator.export_savedmodel` takes.
        assets_extra: The same.
        as_text: The same.
        exports_to_keep: How many, None for all.
    """

    def __init__(
        self,
        name,
        serving_input_receiver_fn,
        assets_extra=None,
        as_text=False,
        exports_to_keep=5,
    ):
        if exports_to_keep is not None and exports_to_keep <= 0:
            raise ValueError(
                '`exports_to_keep`, if provided, must be positive number'
            )
        super().__init__(
            name,
            serving_input_receiver_fn,
            assets_extra,
            as_text,
            exports_to_keep=exports_to_keep,
        )


def loss_smaller(best_eval_result, current_eval_result):
    """Whether an evaluation has a smaller loss than the best so far."""
    for what, result in (
        ('best_eval_result', best_eval_result),
        ('current_eval_result', current_eval_result),
    ):
        if not result or 'loss' not in result:
            raise ValueError(
                f'{what} cannot be empty or no loss is found in it.'
            )
    return best_eval_result['loss'] > current_eval_result['loss']


class BestExporter(SavedModelExporter):
    """Exports whenever an evaluation is better than all before.

    Args:
        name: Of the folder below `export`.
        serving_input_receiver_fn: As `Estimator.export_savedmodel` takes.
        event_file_pattern: Events of evaluations before, below `model_dir`.
        compare_fn: Function of `best_eval_result` and
            `current_eval_result`: whether the current is better.
        assets_extra: As `Estimator.export_savedmodel` takes it.
        as_text: The same.
        exports_to_keep: How many, None for all.
    """

    def __init__(
        self,
        name='best_exporter',
        serving_input_receiver_fn=None,
        event_file_pattern='eval/*.tfevents.*',
        compare_fn=loss_smaller,
        assets_extra=None,
        as_text=False,
        exports_to_keep=5,
    ):
        if compare_fn is None:
            raise ValueError('`compare_fn` must not be None.')
        _check_comparison(compare_fn)
        if exports_to_keep is not None and exports_to_keep <= 0:
            raise ValueError(
                '`exports_to_keep`, if provided, must be a positive number. '
                f'Got {exports_to_keep}'
            )
        super().__init__(
            name,
            serving_input_receiver_fn,
            assets_extra,
            as_text,
            exports_to_keep=exports_to_keep,
        )
        self._compare_fn = compare_fn
        self._pattern = event_file_pattern
        self._folder = ''
        self._best = None

    def export(
        self,
        estimator,
        export_path,
        checkpoint_path,
        eval_result,
        is_the_final_export,
    ):
        """Exports if it is the best."""
        if self._folder != estimator.model_dir and self._pattern:
            v1.logging.info('Loading best metric from event files.')
            self._folder = estimator.model_dir
            self._best = self._best_before()
        if self._best is not None and not self._compare_fn(
            best_eval_result=self._best, current_eval_result=eval_result
        ):
            return None
        v1.logging.info('Performing best model export.')
        self._best = eval_result
        return super().export(
            estimator,
            export_path,
            checkpoint_path,
            eval_result,
            is_the_final_export,
        )

    def _best_before(self):
        best = None
        pattern = os.path.join(self._folder, self._pattern)
        for found in events.metrics(pattern):
            if best is None or self._compare_fn(best, found):
                best = found
        return best


def _check_comparison(compare_fn):
    wanted = ('best_eval_result', 'current_eval_result')
    taken = names_of(compare_fn)
    for name in wanted:
        if name not in taken:
            raise ValueError(
                f'compare_fn ({compare_fn}) must include {name} argument.'
            )
    other = sorted(set(taken) - set(wanted))
    if other:
        raise ValueError(
            f'compare_fn ({compare_fn}) has following not expected args: '
            f'{other}'
        )


def exports(folder):
    """The exports in a folder: a `Path` of each whose name is a time."""

    def parse(path):
        name = os.path.basename(path.path)
        if len(name) != _DIGITS or not name.isdigit():
            return None
        return path._replace(export_version=int(name))

    return old_exports.get_paths(folder, parse)


def keep_newest(folder, number):
    """Removes all exports in a folder but the newest; None for none."""
    if number is None:
        return
    newest = old_exports.largest_export_versions(number)
    for old in old_exports.negation(newest)(exports(folder)):
        tf.io.gfile.rmtree(old.path)
