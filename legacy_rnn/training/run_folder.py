"""The folder of one run: what it holds, and when it may be used."""

import glob
import hashlib
import json
import os
import re
import tempfile

import numpy as np

import legacy_rnn
from legacy_rnn import files
from legacy_rnn.training.settings import NAMES, Settings

CONFIG = 'config.json'
HISTORY = 'history.json'
# The sums of an epoch up to a checkpoint inside of it.
PART = 'epoch.json'
# What a run must know of its data set; see `describe`.
REMEMBERED = (
    'sequences',
    'num_steps',
    'num_features',
    'num_classes',
    'class_names',
    'has_length',
    'sha256',
)
# Temporary names of files that training alone writes.
LEFTOVERS = ('model.ckpt-*_temp*', '*.tempstate*', 'checkpoint.tmp*')
CHECKPOINT = re.compile(r'^model\.ckpt-(\d+)\.index$')


class Run:
    """Reads and writes the folder of a run.

    Args:
      folder: The `--logdir`; it need not exist.
      command: Which command the run belongs to, 'classify' or 'label'.
    """

    def __init__(self, folder, command):
        self.folder = folder
        self.command = command

    def path(self, *names):
        """Returns the path of something in the folder."""
        return os.path.join(self.folder, *names)

    def exists(self):
        """Whether the folder holds a run."""
        return os.path.exists(self.path(CONFIG)) or bool(self.steps())

    def steps(self):
        """Returns the steps of the checkpoints, newest first."""
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return []
        found = filter(None, map(CHECKPOINT.match, names))
        return sorted((int(match[1]) for match in found), reverse=True)

    def refuse_if_taken(self):
        """Raises ValueError where the folder holds a run already."""
        if self.exists():
            raise ValueError(
                f'{self.folder} holds a run already; --resume goes on with '
                'it, another --logdir begins a new one'
            )

    def alone(self):
        """A context that keeps other trainings out of the folder.

        Raises:
          ValueError: Another process is training there.
        """
        busy = (
            f'another process is training in {self.folder}; let it end, or '
            'choose another --logdir'
        )
        return files.alone(self.folder, busy)

    def remove_leftovers(self):
        """Removes what a process that was killed left half-written."""
        files.remove_dead(self.folder)
        folder = glob.escape(str(self.folder))
        for pattern in LEFTOVERS:
            for path in glob.glob(os.path.join(folder, pattern)):
                files.remove(path)

    def check_writable(self):
        """Makes the folder; raises OSError where nothing can be written."""
        os.makedirs(self.folder, exist_ok=True)
        try:
            with tempfile.NamedTemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise type(error)(
                error.errno, error.strerror, self.folder
            ) from error

    def write_config(self, settings, data):
        """Writes config.json.

        Args:
          settings: Settings of the run.
          data: What `describe` says about its data set.
        """
        config = {
            'command': self.command,
            'version': legacy_rnn.__version__,
            'settings': settings.to_dict(),
            'data': data,
        }
        text = json.dumps(config, indent=2)
        files.write_text(self.path(CONFIG), text + '\n')

    def read(self):
        """Returns the settings of the run and a dict about its data.

        Raises:
          ValueError: There is no run, or of another command, or its
            config.json is damaged.
        """
        try:
            with open(self.path(CONFIG), encoding='utf-8') as stream:
                config = json.load(stream)
            settings = {name: config['settings'][name] for name in NAMES}
            command = config['command']
            data = {name: config['data'][name] for name in REMEMBERED}
        except (FileNotFoundError, NotADirectoryError) as error:
            raise ValueError(
                f'{self.folder} holds no run ({CONFIG} is missing); train '
                'one first, or name its folder by --logdir'
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f'{self.path(CONFIG)} is damaged: {error!r}'
            ) from error
        if command != self.command:
            raise ValueError(
                f'{self.folder} holds a run of {command}, not of '
                f'{self.command}; use legacy-rnn {command}'
            )
        return Settings(**settings), data

    def require_checkpoint(self):
        """Raises ValueError where no checkpoint stands in the folder."""
        if not self.steps():
            raise ValueError(
                f'{self.folder} holds no checkpoint; train first, or name '
                'the folder of a run by --logdir'
            )

    def read_history(self, step):
        """Returns the records up to a step, oldest first."""
        try:
            with open(self.path(HISTORY), encoding='utf-8') as stream:
                records = json.load(stream)
            return [record for record in records if record['step'] <= step]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f'{self.path(HISTORY)} is damaged: {error}; delete it'
            ) from error

    def read_part(self, step):
        """Returns the sums of the epoch that a checkpoint stands in.

        Args:
          step: The step of the checkpoint.

        Returns:
          List of numbers; an empty one where none are of that step.
        """
        try:
            with open(self.path(PART), encoding='utf-8') as stream:
                part = json.load(stream)
            return list(part['sums']) if part['step'] == step else []
        except (OSError, ValueError, KeyError, TypeError):
            return []  # It is for the curves alone.

    def write_part(self, step, sums):
        """Writes the sums of an epoch up to a step inside of it."""
        text = json.dumps({'step': step, 'sums': sums})
        files.write_text(self.path(PART), f'{text}\n')

    def remove_part(self):
        """Removes what `write_part` wrote last."""
        files.remove(self.path(PART))

    def write_history(self, records):
        """Writes the records of all epochs, whole or not at all."""
        lines = ',\n'.join(json.dumps(record) for record in records)
        files.write_text(self.path(HISTORY), f'[\n{lines}\n]\n')


def describe(dataset):
    """Returns what a run must remember of its data set."""
    names = dataset.class_names
    return {
        'sequences': len(dataset),
        'num_steps': dataset.num_steps,
        'num_features': dataset.num_features,
        'num_classes': dataset.num_classes,
        'class_names': None if names is None else list(names),
        'has_length': dataset.length is not None,
        'sha256': _fingerprint(dataset),
    }


def _fingerprint(dataset):
    digest = hashlib.sha256()
    for array in (dataset.data, dataset.labels, dataset.length):
        if array is not None:
            digest.update(f'{array.dtype}{array.shape}'.encode())
            digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()
