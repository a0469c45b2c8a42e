"""The RunConfig of an Estimator, of what it was told."""

from __future__ import annotations

import os
import tempfile

import tensorflow as tf

from ..releases import Since
from . import for_release
from .exports.exporting import Exports
from .run_config import RunConfig, session_config

v1 = tf.compat.v1

# From 1.11 the configuration showed the session's defaults too.
_SHOWS_SESSION = Since({'0.5': False, '1.11': True})
# How errors showed names.
_TICK = Since({'0.5': '', '1.11': '`'})


def configured(release, config, model_dir):
    """A RunConfig with a folder.

    Args:
        release: A Release.
        config: A RunConfig, or None for the default.
        model_dir: Folder of the model, or None for that of the RunConfig.

    Returns:
        A RunConfig; the folder is a temporary one if nothing names one.

    Raises:
        ValueError: No RunConfig, or one with another folder.
    """
    tick = _TICK[release]
    if config is None:
        config = for_release(release).RunConfig()
        v1.logging.info('Using default config.')
    if not isinstance(config, RunConfig):
        raise ValueError(
            f'config must be an instance of {tick}RunConfig{tick}, but '
            f'provided {config}.'
        )
    if _SHOWS_SESSION[release] and config.session_config is None:
        options = session_config(release)
        config = RunConfig.replace(config, session_config=options)
    model_dir = os.fspath(model_dir) if model_dir is not None else None
    if model_dir and config.model_dir not in (None, model_dir):
        raise ValueError(
            f'{tick}model_dir{tick} are set both in constructor and '
            f'{tick}RunConfig{tick}, but with different values. In '
            f"constructor: '{model_dir}', in {tick}RunConfig{tick}: "
            f"'{config.model_dir}' "
        )
    if not model_dir and config.model_dir is None:
        model_dir = tempfile.mkdtemp()
        v1.logging.warning(
            'Using temporary folder as model directory: %s', model_dir
        )
    if model_dir:
        config = RunConfig.replace(config, model_dir=model_dir)
    return config


def check_hooks(hooks):
    """Hooks of a call, as a list of its own.

    Raises:
        TypeError: One is no hook.
    """
    hooks = list(hooks or ())
    for hook in hooks:
        if not isinstance(hook, v1.train.SessionRunHook):
            raise TypeError(f'Hooks must be a SessionRunHook, given: {hook}')
    return hooks


def check_listeners(listeners):
    """Listeners of a call, as a list of its own.

    Raises:
        TypeError: One is no listener.
    """
    listeners = list(listeners or ())
    for one in listeners:
        if not isinstance(one, v1.train.CheckpointSaverListener):
            raise TypeError(
                'saving_listeners must be a list of CheckpointSaverListener, '
                f'given: {one}'
            )
    return listeners


def check_overrides(kind, base):
    """Sub-classes may add members, and override none but `model_fn`.

    Args:
        kind: The sub-class.
        base: `Estimator`, which is an `Exports` too.

    Raises:
        ValueError: It overrides some.
    """
    allowed = ('model_fn', 'release', 'summarizes_loss')
    members = {**vars(Exports), **vars(base)}
    wrong = [
        name
        for name in members
        if name[0] != '_'
        and name not in allowed
        and getattr(kind, name) is not members[name]
    ]
    if wrong:
        raise ValueError(
            'Subclasses of Estimator cannot override members of Estimator. '
            f'{kind} does override {wrong}'
        )
