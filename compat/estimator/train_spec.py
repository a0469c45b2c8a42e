"""Arguments of `train_and_evaluate`: `TrainSpec` and `EvalSpec`."""

from __future__ import annotations

import collections

import tensorflow as tf

from .exports.exporters import Exporter

v1 = tf.compat.v1


class TrainSpec(
    collections.namedtuple('TrainSpec', 'input_fn max_steps hooks')
):
    """What to train on.

    Args:
        input_fn: Function that gives features and labels.
        max_steps: Global step at which to end, None for the input's end.
        hooks: Further hooks of the sessions.
    """

    def __new__(cls, input_fn, max_steps=None, hooks=None):
        """Checks the arguments."""
        _check_input(input_fn)
        if max_steps is not None and max_steps <= 0:
            raise ValueError(f'Must specify max_steps > 0, given: {max_steps}')
        return super().__new__(cls, input_fn, max_steps, _hooks(hooks))


class EvalSpec(
    collections.namedtuple(
        'EvalSpec',
        'input_fn steps name hooks exporters start_delay_secs throttle_secs',
    )
):
    """What to evaluate on, and how often.

    Args:
        input_fn: Function that gives features and labels.
        steps: Batches, None for all.
        name: Of the evaluation.
        hooks: Further hooks of the sessions.
        exporters: An exporter, or some of them.
        start_delay_secs: Seconds before the first, in a process of its own.
        throttle_secs: Seconds between the starts of two, at least.
    """

    def __new__(
        cls,
        input_fn,
        steps=100,
        name=None,
        hooks=None,
        exporters=None,
        start_delay_secs=120,
        throttle_secs=600,
    ):
        """Checks the arguments."""
        _check_input(input_fn)
        if steps is not None and steps <= 0:
            raise ValueError(f'Must specify steps > 0, given: {steps}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'`name` must be string, given: {name}')
        hooks, exporters = _hooks(hooks), _exporters(exporters)
        for what, value in (
            ('start_delay_secs', start_delay_secs),
            ('throttle_secs', throttle_secs),
        ):
            if value < 0:
                raise ValueError(f'Must specify {what} >= 0, given: {value}')
        return super().__new__(
            cls,
            input_fn,
            steps,
            name,
            hooks,
            exporters,
            start_delay_secs,
            throttle_secs,
        )


def _check_input(input_fn):
    if not callable(input_fn):
        raise TypeError(f'`input_fn` must be callable, given: {input_fn}')


def _hooks(hooks):
    hooks = tuple(hooks or ())
    for hook in hooks:
        if not isinstance(hook, v1.train.SessionRunHook):
            raise TypeError(
                f'All hooks must be `SessionRunHook` instances, given: {hook}'
            )
    return hooks


def _exporters(exporters):
    if not exporters:
        return ()
    if isinstance(exporters, Exporter) or not hasattr(exporters, '__iter__'):
        exporters = [exporters]
    if not all(isinstance(one, Exporter) for one in exporters):
        raise TypeError(
            '`exporters` must be an Exporter, an iterable of Exporter, or '
            f'`None`, found {exporters}.'
        )
    names = [one.name for one in exporters]
    for name in names:
        if not name:
            raise ValueError(
                'An Exporter cannot have a name that is `None` or empty. '
                f'All exporter names: {names}'
            )
        if not isinstance(name, str):
            raise ValueError(
                f'An Exporter must have a string name. Given: {type(name)}'
            )
    if len(set(names)) < len(names):
        raise ValueError(
            '`exporters` must have unique names. Such a name cannot be '
            f'`None`. All exporter names: {names}'
        )
    return tuple(exporters)
