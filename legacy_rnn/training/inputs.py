"""Turns the flags of classify and label into settings and data."""

import dataclasses
import os
import typing

import numpy as np

from legacy_rnn.console import command
from legacy_rnn.datasets import Dataset, Split, images, load_dataset
from legacy_rnn.training.run_folder import Run, describe
from legacy_rnn.training.settings import NAMES, Settings, contradictions

# Flags that may differ from the run's when its weights are used.
FREE = ('unroll', 'dataset')


class Inputs(typing.NamedTuple):
    """What a mode works on.

    Attributes:
      run: Run of --logdir.
      settings: Settings, of the flags or of the run.
      data: What config.json says, or is to say, about the data set.
      dataset: Dataset.
      split: Its parts, for training.
      indices: Sequences to test or use, [n].
    """

    run: Run
    settings: Settings
    data: dict
    dataset: Dataset
    split: Split | None
    indices: np.ndarray


def to_train(name, flags):
    """Returns the Inputs of training, checked, without TensorFlow.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.

    Raises:
      ValueError: The folder is taken, a flag contradicts the run, or the
        data do not fit.
      OSError: The folder cannot be written, or the data not be read.
    """
    run = Run(flags.logdir, name)
    given = _given(flags)
    known = None
    if flags.resume:
        settings, known = run.read()
        settings = _go_on(run, given, settings)
    else:
        run.refuse_if_taken()
        values = {name: getattr(flags, name) for name in NAMES}
        settings = Settings(**values | given)
    found = _to_learn(name, flags, run, settings, known)
    run.check_writable()
    return found


def to_join(name, flags, settings, known):
    """Returns the Inputs of a worker, as its chief has them.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the worker.
      settings: Settings of the chief.
      known: What `describe` says about the chief's data.

    Raises:
      ValueError: A flag contradicts the chief's, or the data are others.
    """
    given = _given(flags)
    free = _free_data(given, settings)
    wrong = contradictions(given, settings, free)
    if wrong:
        raise ValueError(
            f'{"; ".join(wrong).replace("the run", "the chief")}; start all '
            'tasks with the same flags'
        )
    settings = settings.replace(**{n: given[n] for n in free if n in given})
    run = Run(flags.logdir, name)
    return _to_learn(name, flags, run, settings, known)


def _to_learn(name, flags, run, settings, known):
    """Loads the data; `known` is what `describe` said of them before."""
    dataset = _load(settings.dataset, flags, settings.dtype)
    _check_classes(dataset)
    _check_task(name, dataset)
    if settings.split is None and dataset.held_out is None:
        settings = settings.replace(split='fold')
    data = describe(dataset)
    if known:
        _check_same(dataset, data, known)
    split = dataset.split(settings.split, settings.fold, settings.validation)
    dataset = _padded(name, settings, dataset)
    return Inputs(run, settings, data, dataset, split, split.test)


def to_use(name, flags):
    """Returns the Inputs of using a trained model, without TensorFlow.

    The sequences are the test part of the data set; a `.npz` file is used
    whole, but for evaluating a run on its own file, wherever that stands now.
    """
    run = Run(flags.logdir, name)
    settings, known = run.read()
    given = _given(flags)
    _refuse_contradictions(run, given, settings, FREE)
    run.require_checkpoint()
    source = given.get('dataset', settings.dataset)
    settings = settings.replace(unroll=given.get('unroll', settings.unroll))
    dataset = _load(source, flags, settings.dtype)
    if flags.mode == 'evaluate' or dataset.labels is not None:
        _check_task(name, dataset)
    _check_fits(dataset, known)
    data = describe(dataset)
    if source == settings.dataset:
        _check_same(dataset, data, known)
    own = data['sha256'] == known['sha256']
    dataset = dataclasses.replace(dataset, num_classes=known['num_classes'])
    if source.endswith('.npz') and not (own and flags.mode == 'evaluate'):
        indices = np.arange(len(dataset))
    else:
        how = settings.split if own else None
        indices = dataset.split(how, settings.fold).test
    dataset = _padded(name, settings, dataset)
    return Inputs(run, settings, known, dataset, None, indices)


def _given(flags):
    """Returns the settings that were given as flags, by name."""
    given = {n: getattr(flags, n) for n in NAMES if flags[n].present}
    if 'fold' in given:
        # Also for data sets with a test part of their own.
        if given.setdefault('split', 'fold') != 'fold':
            raise ValueError(
                f'--fold is for --split=fold, got --split={given["split"]}'
            )
    given['dataset'] = flags.dataset
    if flags.dataset.endswith('.npz'):
        # A run must find its data from any folder.
        given['dataset'] = os.path.abspath(flags.dataset)
    elif not flags['dataset'].present:
        del given['dataset']
    return given


def _go_on(run, given, settings):
    """Returns the settings of a run that is resumed.

    It may get more epochs, and its data may have moved to another file.
    """
    free = ['epochs', *_free_data(given, settings)]
    _refuse_contradictions(run, given, settings, free)
    return settings.replace(**{n: given[n] for n in free if n in given})


def _free_data(given, settings):
    """Names of settings that may differ as data may stand elsewhere."""
    names = settings.dataset, given.get('dataset', '')
    return ['dataset'] if all(n.endswith('.npz') for n in names) else []


def _refuse_contradictions(run, given, settings, free):
    wrong = contradictions(given, settings, free)
    if wrong:
        raise ValueError(
            f'{run.folder} holds another run: {"; ".join(wrong)}; leave the '
            'flag out, or choose another --logdir'
        )


def _load(source, flags, dtype):
    if flags['mirror'].present and source not in images.MIRRORS:
        raise ValueError(
            f'--mirror is for {" and ".join(images.MIRRORS)}, which are '
            f'downloaded, got data set {source}'
        )
    return load_dataset(
        source, flags.data_dir, flags.mirror, command.say, dtype
    )


def _padded(name, settings, dataset):
    if name == 'label' and not settings.mask_padding:
        return dataset.with_padding_class()
    return dataset


def _check_task(name, dataset):
    if dataset.labels is None:
        raise ValueError(f'{dataset.name}: array target is missing')
    if dataset.labels_steps != (name == 'label'):
        what, other = 'each step', 'label'
        if name == 'label':
            what, other = 'whole sequences', 'classify'
        raise ValueError(
            f'data set {dataset.name} has labels for {what}; use legacy-rnn '
            f'{other}, or another --dataset'
        )


def _check_classes(dataset):
    if dataset.labels is not None and dataset.num_classes < 2:
        raise ValueError(
            f'{dataset.name}: target must have at least two classes to learn, '
            'got 0 alone'
        )


def _check_same(dataset, data, known):
    if data['sha256'] != known['sha256']:
        raise ValueError(
            f'data set {dataset.name} is not the one the run was trained '
            f'on: it has {len(dataset)} sequences and other content, the '
            f'run had {known["sequences"]}'
        )


def _check_fits(dataset, known):
    """Raises ValueError where a run's network cannot take the data."""
    if dataset.num_features != known['num_features']:
        raise ValueError(
            f'{dataset.name}: data must have {known["num_features"]} '
            f'features, as the run was trained, got {dataset.num_features}'
        )
    if dataset.num_classes > known['num_classes']:
        raise ValueError(
            f'{dataset.name}: target must be class ids below '
            f'{known["num_classes"]}, as the run was trained, got '
            f'{dataset.num_classes - 1}'
        )
