"""`RunConfig`: where, how often and with which seed an Estimator runs."""

from __future__ import annotations

import copy
import os

import tensorflow as tf

from .. import table
from ..releases import Release, Since
from . import clusters
from .arguments import names_of

v1 = tf.compat.v1

_BOTH = (
    '`save_checkpoints_steps` and `save_checkpoints_secs` cannot be both set.'
)
# The seed of a RunConfig that was told none.
_SEED = Since({'0.5': 1, '1.4': None})
# From 1.9 a session's graph was optimized once.
_OPTIMIZED_ONCE = Since({'0.5': False, '1.9': True})
_UNSET = object()
_DEFAULTS = {
    'model_dir': None,
    'tf_random_seed': None,
    'save_summary_steps': 100,
    'save_checkpoints_steps': _UNSET,
    'save_checkpoints_secs': _UNSET,
    'session_config': None,
    'keep_checkpoint_max': 5,
    'keep_checkpoint_every_n_hours': 10000,
    'log_step_count_steps': 100,
    'train_distribute': None,
    'device_fn': None,
    'protocol': None,
    'eval_distribute': None,
    'experimental_distribute': None,
    'experimental_max_worker_delay_secs': None,
    'session_creation_timeout_secs': 7200,
}
_DISTRIBUTES = (
    'train_distribute eval_distribute experimental_distribute'.split()
)
_CHECKS = {
    'model_dir': (bool, 'model_dir should be non-empty'),
    **{
        name: (lambda value: value >= 0, f'{name} should be >= 0')
        for name in (
            'save_summary_steps',
            'save_checkpoints_steps',
            'save_checkpoints_secs',
            'keep_checkpoint_max',
        )
    },
    **{
        name: (lambda value: value > 0, f'{name} should be > 0')
        for name in (
            'keep_checkpoint_every_n_hours',
            'log_step_count_steps',
            'session_creation_timeout_secs',
        )
    },
    'session_config': (
        lambda value: isinstance(value, v1.ConfigProto),
        'session_config must be instance of ConfigProto',
    ),
    'tf_random_seed': (
        lambda value: isinstance(value, int),
        'tf_random_seed must be integer.',
    ),
    'device_fn': (
        lambda value: callable(value) and set(names_of(value)) == {'op'},
        'device_fn must be callable with exactly one argument "op".',
    ),
    'protocol': (
        lambda value: value in ('grpc', 'grpc+verbs'),
        'protocol should be grpc or grpc+verbs',
    ),
    'experimental_max_worker_delay_secs': (
        lambda value: isinstance(value, int),
        'experimental_max_worker_delay_secs must be an integer if set.',
    ),
}


class RunConfig:
    """Where, how often and with which seed an Estimator runs.

    What a release could set is its argument list; the rest has its default.
    The place in a cluster comes from the environment's `TF_CONFIG`.

    Args:
        **given: `model_dir`, `tf_random_seed`, `save_summary_steps`,
            `save_checkpoints_steps` or `save_checkpoints_secs` (600 s by
            default), `session_config`, `keep_checkpoint_max`,
            `keep_checkpoint_every_n_hours`, `log_step_count_steps`, and
            those of later releases.

    Raises:
        ValueError: A value out of its range, or both of two that exclude
            each other.
    """

    release = Release('1.15')
    _session_config = None

    def __init__(self, **given):
        config = clusters.environment()
        values = {**_DEFAULTS, 'tf_random_seed': _SEED[self.release], **given}
        _settle_cadence(values)
        values['model_dir'] = _model_dir(config, values['model_dir'])
        for name in fields(self.release):
            setattr(self, f'_{name}', values[name])
        self._check()
        for name in _DISTRIBUTES:
            if values[name] is not None:
                v1.logging.warning(
                    '%s is not used: this Estimator trains on one device', name
                )
        for name, value in clusters.place(config).items():
            setattr(self, f'_{name}', value)
        if self._session_config is None and self._cluster_spec:
            self._session_config = clusters.session_config(self)

    def __getattr__(self, name):
        if name.startswith('_') or f'_{name}' not in self.__dict__:
            raise AttributeError(
                f'{type(self).__name__!r} object has no attribute {name!r}'
            )
        return self.__dict__[f'_{name}']

    def __setattr__(self, name, value):
        if not name.startswith('_') and f'_{name}' in self.__dict__:
            raise AttributeError("can't set attribute")
        super().__setattr__(name, value)

    def replace(self, **changes):
        """A copy with other values.

        Args:
            **changes: Values by name.

        Raises:
            ValueError: A name that the release could not replace, or a
                value out of its range.
        """
        allowed = list(fields(self.release))
        changed = copy.deepcopy(self)
        for name, value in changes.items():
            if name not in allowed:
                raise ValueError(
                    f'Replacing {name} is not supported. Allowed properties '
                    f'are {allowed}.'
                )
            setattr(changed, f'_{name}', value)
        cadence = ('save_checkpoints_steps', 'save_checkpoints_secs')
        told = [n for n in cadence if changes.get(n) is not None]
        if len(told) == 2:
            raise ValueError(_BOTH)
        if told:
            (other,) = set(cadence) - set(told)
            if other not in changes:
                setattr(changed, f'_{other}', None)
        changed._check()
        return changed

    def _check(self):
        for name, (fits, message) in _CHECKS.items():
            value = self.__dict__.get(f'_{name}')
            if value is not None and not fits(value):
                raise ValueError(message)


def fields(release):
    """Names that a RunConfig of a release could be given or replaced."""
    release = max(release, Release('1.4'))
    arguments = table.resolve('estimator.RunConfig', release).arguments
    return tuple(argument.name for argument in arguments)


def session_config(release):
    """Configuration of a session where the RunConfig names none."""
    config = v1.ConfigProto(allow_soft_placement=True)
    if _OPTIMIZED_ONCE[release]:
        options = config.graph_options.rewrite_options
        options.meta_optimizer_iterations = options.ONE
    return config


def _settle_cadence(values):
    """Seconds between checkpoints, or steps, or neither."""
    steps, seconds = 'save_checkpoints_steps', 'save_checkpoints_secs'
    told = [n for n in (steps, seconds) if values[n] is not _UNSET]
    if not told:
        values.update({steps: None, seconds: 600})
    for name in (steps, seconds):
        if values[name] is _UNSET:
            values[name] = None
    if values[steps] is not None and values[seconds] is not None:
        raise ValueError(_BOTH)


def _model_dir(config, folder):
    folder = os.fspath(folder) if folder is not None else None
    told = config.get('model_dir')
    if folder == '':
        raise ValueError('model_dir should be non-empty.')
    if told == '':
        raise ValueError('model_dir in TF_CONFIG should be non-empty.')
    if told and folder and told != folder:
        raise ValueError(
            '`model_dir` provided in RunConfig construct, if set, must have '
            'the same value as the model_dir in TF_CONFIG. '
            f'model_dir: {folder}\nTF_CONFIG["model_dir"]: {told}.\n'
        )
    if told:
        v1.logging.info('Using model_dir in TF_CONFIG: %s', told)
    return folder or told
