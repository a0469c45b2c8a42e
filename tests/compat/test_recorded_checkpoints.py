"""Checkpoints that real releases wrote, in the graphs of other releases.

A group's models are built once by the names of a release; then each recorded
checkpoint is restored by that namespace's own Saver. `legacy-rnn checkpoint
convert` must write the values that it restored under the names of the graph.
"""

import gzip
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import checkpoint
from legacy_rnn.compat.names import variable_parts
from tests.golden import keras_table, models, namespaces
from tests.golden.bench import number

v1 = tf.compat.v1
FOLDER = Path(keras_table.FOLDER)
TARGETS = ('0.12', '1.15')
# The group of every run; the others restore in the same ways.
QUICK = 'ptb'
# What is restored, and converted, where this file is named alone.
RARE = {
    '0.12': 'attention grids label loops own seq2seq stacks translate wrapped '
    'wrappers'.split(),
    '1.15': 'attention cells grids loops'.split(),
}
# Releases whose checkpoints lie between two others, for the same.
BETWEEN = ('1.4.1', '1.8.0')
MADE_BY = 'python tests/golden/make_checkpoints.py'
# What names do not tell of the recorded models.
NESTING = '--nesting=OutputProjectionWrapper,InputProjectionWrapper'
TOLD = {
    'cells as 0.12': [
        '--cell=LSTMBlockCell.plain=LSTMBlockCell,'
        'LSTMBlockCell.peepholes=LSTMBlockCell',
        '--shards=LSTMCell.shards=3,LSTMCell.shards/model/lstm_cell/projection=2',
    ],
    'contrib': ['--from_release={version}'],
    # 0.12 lacks most of these cells.
    'contrib as 0.12': ['--allow_unknown'],
    'wrappers': [
        NESTING,
        '--linear=RNNCell.linear_in_a_stack,RNNCell.linear_in_attention',
    ],
    'wrapped': [NESTING],
    'stacks': ['--static_stacks=on.both_ways_stack'],
    'loops': [
        '--static_stacks=stack_bidirectional_rnn.gru_no_lengths,'
        'stack_bidirectional_rnn.scope'
    ],
    'own from 1.0': ['--linear=bidirectional_rnn,decoder'],
    'ptb': ['--map=Model/RNN=Model/RNN'],
}


def told(group, version, target):
    """Flags that tell of a group what names do not."""
    flags = [*TOLD.get(group, ()), *TOLD.get(f'{group} as {target}', ())]
    flags += TOLD.get(f'{group} from 1.0', ()) if version[0] == '1' else ()
    return [one.format(version=version) for one in flags]


def trains_in_another_way(model, version, target):
    """Whether the gradients are others in the two releases.

    Up to 0.12 optimizers took rows that repeat one by one; up to 1.4 the
    gradient of a block cell took two peepholes for each other, and in 1.4
    the groups of a GLSTMCell shared one kernel.
    """
    releases = number(version), number(target)
    if model.name == 'GLSTMCell.two_groups_projection':
        return len({release == (1, 4) for release in releases}) > 1
    since = (0, 13) if model.repeats else (1, 5)
    if not model.repeats and model.name != 'LSTMBlockCell.peepholes':
        return False
    return len({release < since for release in releases}) > 1


def _marks(group, target):
    if group in RARE[target]:
        return pytest.mark.rare
    return () if group == QUICK else pytest.mark.deep


def cases():
    return [
        pytest.param(group, target, marks=_marks(group, target))
        for group in models.GROUPS
        for target in TARGETS
        if models.names(target, group)
    ]


@pytest.mark.first(1)
@pytest.mark.parametrize(('group', 'target'), cases())
def test_outputs_and_losses_are_those_that_were_recorded(
    group, target, tmp_path, capsys, is_named
):
    with tf.Graph().as_default():
        graph = models.Graph(namespaces.namespace(target), target, group)
        tested = _Tested(graph, target, tmp_path, capsys)
        for version in keras_table.releases(group):
            if version in BETWEEN and not is_named:
                continue
            for path in sorted(FOLDER.glob(f'{version}/{group}.*')):
                if path.suffix in ('.index', '.v1'):
                    tested.restore(version, path)
    assert tested.count


class _Tested:
    def __init__(self, graph, target, folder, capsys):
        self.count = 0
        self._graph, self._target, self._folder = graph, target, folder
        self._capsys = capsys
        self._session = v1.Session(config=models.session_config(graph.tf))

    def restore(self, version, path):
        """Restores one checkpoint in both ways, and compares."""
        recorded = _Record(version, self._graph.group)
        chosen = [
            model
            for model in self._graph.models
            if model.name in recorded.names
            and not models.another_model(model.name, version, self._target)
        ]
        if not chosen:
            return
        self.count += 1
        prefix = str(path).removesuffix('.index')
        variables = self._variables(chosen)
        self._graph.initialize(self._session)
        self._graph.tf.train.Saver(variables).restore(self._session, prefix)
        restored = self._session.run(variables)
        said = self._capsys.readouterr().err
        own = version.startswith(f'{self._target}.')
        assert not own or 'renamed' not in said, said
        label = f'{version} {self._graph.group} as {self._target}: '
        recorded.compare(label, self._graph, self._session, chosen)
        self._train(label, recorded, version, chosen)
        if path.suffix == '.index' and not own:
            values = dict(zip(variables, restored, strict=True))
            self._compare_converted(self._converted(prefix, version), values)

    def _compare_converted(self, prefix, values):
        reader = tf.train.load_checkpoint(prefix)
        named = [(None, variable) for variable in values]
        for name, one in variable_parts.wanted_variables(named).items():
            for variable, part in one.parts(reader.get_tensor(name)):
                np.testing.assert_array_equal(part, values[variable], name)

    def _variables(self, chosen):
        """Variables of the models that the checkpoint has, with slots."""
        names = [m.name for m in self._graph.models if m not in chosen]
        return [
            variable
            for variable in v1.global_variables()
            if not any(f'/{name}/' in f'/{variable.name}' for name in names)
        ]

    def _train(self, label, recorded, version, chosen):
        self._graph.step(self._session)
        losses = self._graph.losses(self._session, chosen)
        for model, loss in zip(chosen, losses, strict=True):
            if not trains_in_another_way(model, version, self._target):
                error = abs(loss - recorded.next_loss(model.name))
                assert error < 1e-6, f'{label}{model.name} next loss {error}'

    def _converted(self, prefix, version):
        new = str(self._folder / f'{version}-{self._target}')
        flags = [f'--to_release={self._target}']
        flags += told(self._graph.group, version, self._target)
        status = checkpoint.main(['convert', prefix, new, *flags])
        said = self._capsys.readouterr()
        assert status == 0, said.err
        return new


class _Record:
    def __init__(self, version, group):
        with np.load(FOLDER / version / f'{group}.npz') as archive:
            self.names = archive['models'].tolist()
            self._losses = archive['losses']
        self._outputs = keras_table.recorded(version, group)

    def next_loss(self, name):
        return self._losses[1, self.names.index(name)]

    def compare(self, label, graph, session, chosen):
        outputs = graph.outputs(session, chosen)
        losses = graph.losses(session, chosen)
        for model, got, loss in zip(chosen, outputs, losses, strict=True):
            error = np.abs(got - self._outputs[model.name]).max()
            assert error < 1e-6, f'{label}{model.name} {error}; see {MADE_BY}'
            index = self.names.index(model.name)
            assert abs(loss - self._losses[0, index]) < 1e-6, model.name


def test_graph_of_0_12_trains_on_as_recorded(tmp_path):
    folder = FOLDER / '0.12.1'
    path = tmp_path / 'peepholes.meta'
    packed = (folder / 'peepholes.ckpt.meta.gz').read_bytes()
    path.write_bytes(gzip.decompress(packed))
    with tf.Graph().as_default(), v1.Session() as session:
        saver = v1.train.import_meta_graph(str(path))
        saver.restore(session, str(folder / 'peepholes.ckpt'))
        (loss,), (train,), (outputs,) = map(
            v1.get_collection, ('loss', 'train', 'outputs')
        )
        inputs = v1.get_collection('inputs')
        feed = models.arithmetic_feed(inputs)
        recorded = _Record('0.12.1', 'peepholes')
        expected = keras_table.recorded('0.12.1', 'peepholes')['peepholes']
        got = session.run(outputs, feed)
        assert np.abs(got - expected).max() < 1e-6
        session.run(train, feed)
        error = abs(session.run(loss, feed) - recorded.next_loss('peepholes'))
        assert error < 1e-6


def test_recorded_files_are_small_and_as_the_manifest_says():
    from tests.golden import make_checkpoints

    rows = make_checkpoints.rows()
    files = {
        path.relative_to(FOLDER).as_posix() for path in FOLDER.glob('*/*')
    }
    assert set(rows) <= files
    for name, row in rows.items():
        assert make_checkpoints.digest(FOLDER / name) == row['sha256'], name
        assert (FOLDER / name).stat().st_size <= 100_000, name
