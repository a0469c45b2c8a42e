"""What is killed: each kind, its inputs, and what stands at its end."""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import numpy as np

EXAMPLES = Path(__file__).resolve().parents[2] / 'examples'
# What no two runs have in common: times, and curves with times in them.
_PASSING = re.compile(
    r'(^|/)(events\.[^/]*|checkpoint|printed(\.out)?|logs(/.*)?)$'
)
# Files of ours beside the ports, and temporary ones.
_OWN = re.compile(r'legacy_rnn[.-]|\.legacy_rnn')
_LEFT = re.compile(r'\.tmp|_temp|\.whole|tempstate')
TRAINING = {
    'dynamic': (),
    'static': ('--unroll=static',),
    'fused': ('--unroll=fused',),
    'jit': ('--jit', '--epochs=3'),
    'bidirectional': ('--bidirectional',),
    'float64': ('--dtype=float64', '--state_keep_prob=0.8'),
}
_TINY = (
    '--num_hidden=3',
    '--batch_size=5',
    '--batches_per_epoch=3',
    '--output_keep_prob=0.7',
    '--validation=0.2',
    '--epochs=5',
)


class Kind:
    """A command whose end is the same however often it was killed.

    Attributes:
      name: Its name.
    """

    def __init__(self, name):
        self.name = name

    def prepare(self, folder):
        """Writes the inputs."""

    def argv(self, folder):
        """The arguments of the next start."""
        raise NotImplementedError

    def look(self, folder, known):
        """Raises ValueError where a file is half written.

        Args:
          folder: Where the command was killed.
          known: Digests of the inputs and of what stands at the end.
        """

    def result(self, folder):
        """A dict from each file to its digest."""
        return digests(folder)

    def left(self, folder):
        """Names of what is left behind."""
        return [n for n in _files(folder) if _LEFT.search(n)]


class Training(Kind):
    """A training of `classify` or `label`."""

    def __init__(self, command, form):
        super().__init__(f'{command} {form}')
        self._command, self._flags = command, TRAINING[form]

    def prepare(self, folder):
        sequences(folder / 'my.npz', self._command == 'label')

    def argv(self, folder):
        if (folder / 'run' / 'config.json').exists():
            return [self._command, '--logdir=run', '--resume', *self._jit()]
        flags = ('--dataset=my.npz', *_TINY, *self._flags)
        return [self._command, '--logdir=run', *flags]

    def look(self, folder, known):
        import tensorflow as tf

        for path in (folder / 'run').rglob('*.json'):
            json.loads(path.read_text('utf-8'))
        for path in (folder / 'run').rglob('model.ckpt-*.index'):
            tf.train.load_checkpoint(str(path.with_suffix('')))

    def _jit(self):
        return [flag for flag in self._flags if flag == '--jit']


class Trained(Kind):
    """`export` or `predict` of a run; writes over what stood there."""

    def __init__(self, mode, *flags):
        super().__init__(mode)
        self._flags = (f'--mode={mode}', *flags)

    def prepare(self, folder):
        sequences(folder / 'my.npz')
        shutil.copytree(trained(folder.parent), folder / 'run')

    def argv(self, folder):
        return ['label', '--logdir=run', *self._flags]

    def look(self, folder, known):
        for path in folder.rglob('saved_model.pb'):
            from tensorflow.core.protobuf import saved_model_pb2

            saved_model_pb2.SavedModel.FromString(path.read_bytes())
        if (folder / 'out.npz').exists():
            with np.load(folder / 'out.npz') as arrays:
                dict(arrays)

    def result(self, folder):
        found = digests(folder)  # A graph's bytes depend on its making.
        return {k: '' if 'export' in k else v for k, v in found.items()}


class Convert(Kind):
    """`checkpoint convert`, over the checkpoint itself or beside it."""

    def __init__(self, target):
        where = 'in place' if target == 'old' else 'beside'
        super().__init__(f'convert {where}')
        self._target = target

    def prepare(self, folder):
        run = trained(folder.parent)
        for path in run.glob('model.ckpt-15.*'):
            name = path.name.replace('model.ckpt-15', 'old')
            shutil.copy(path, folder / name)

    def argv(self, folder):
        return [
            'checkpoint',
            'convert',
            'old',
            self._target,
            '--to_release=1.0',
            '--from_release=1.15',
            '--allow_unknown',
            '--overwrite',
        ]


class Port(Kind):
    """`port` of a folder, over its sources or into another folder."""

    def __init__(self, *flags):
        super().__init__(f'port {flags[0].partition("=")[0]}')
        self._flags = flags

    def prepare(self, folder):
        for number in range(4):
            for path in sorted(EXAMPLES.glob('*.py')):
                name = f'project/part_{number}/{path.name}'
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, folder / name)

    def argv(self, folder):
        return ['port', 'project', *self._flags]

    def look(self, folder, known):
        for name, digest in digests(folder).items():
            if digest not in known and not _OWN.search(name):
                raise ValueError(f'{name} is half written')


class Project(Kind):
    """`project` of a small program."""

    def prepare(self, folder):
        (folder / 'project').mkdir()
        (folder / 'project' / 'one.py').write_text(_PROGRAM)

    def argv(self, folder):
        return ['project', 'project', '--json']

    def look(self, folder, known):
        for path in (folder / 'project').rglob('results.json'):
            json.loads(path.read_text('utf-8'))

    def result(self, folder):
        found = digests(folder)
        path = folder / 'project/.legacy_rnn/results.json'
        told = json.loads(path.read_text('utf-8'))
        for row in told['programs'].values():
            row['ran']['seconds'] = 0
        found['project/.legacy_rnn/results.json'] = json.dumps(
            told, sort_keys=True
        )
        return {k: v for k, v in found.items() if 'port.json' not in k}


_PROGRAM = """import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
y = tf.mul(tf.get_variable('w', [2]), x)
with tf.Session() as session:
    session.run(tf.initialize_all_variables())
    for step in range(3):
        print(session.run(y, {x: [step, 1]}))
"""


def every():
    """All kinds, in the order of the table."""
    trainings = [
        Training(command, form)
        for form in TRAINING
        for command in ('classify', 'label')
    ]
    return [
        *trainings,
        Port('--write', '--force'),
        Port('--outdir=new', '--copy'),
        Project('project'),
        Convert('new'),
        Convert('old'),
        Trained('export', '--export_dir=export'),
        Trained('predict', '--output=out.npz'),
    ]


def sequences(path, labels_steps=True):
    """Writes a small data set; steps are labelled, or sequences."""
    random = np.random.RandomState(1)
    target = random.randint(3, size=[60, 4])
    np.savez(
        path,
        data=random.rand(60, 4, 3),
        target=target if labels_steps else target[:, 0],
        length=random.randint(1, 5, size=60),
    )


def trained(folder):
    """A run that was trained beside, once."""
    from .processes import Command

    place = folder / 'trained'
    if not (place / 'whole').exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        kind = Training('label', 'dynamic')
        kind.prepare(place)
        command = Command(kind.argv(place), place, place / 'printed')
        if command.wait():
            raise RuntimeError(command.printed())
        (place / 'whole').touch()
    return place / 'run'


def digests(folder):
    """A dict from the name of each file to its digest."""
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in _files(folder)
        if not _PASSING.search(name)
    }


def _files(folder):
    return sorted(
        os.path.relpath(os.path.join(root, name), folder)
        for root, folders, names in os.walk(folder)
        for name in names + [f for f in folders if _LEFT.search(f)]
    )
