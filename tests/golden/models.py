"""The models whose checkpoints are recorded, group by group.

A group is one graph, and one checkpoint. Each model is a case of the recipes
in a scope of its own, or one of `whole_models`, which have no scope around
them. Three optimizers share a group's models, so that their slots are saved.
"""

from __future__ import absolute_import, division, print_function

import numpy as np

from . import arithmetic, measure, recipes, whole_models
from .bench import Bench, number

# Part of the recipes: names of its cases. Where a release renamed a part,
# the names follow each other: the first that the release has is the one.
CASES = {
    'cells': """
BasicRNNCell: plain
GRUCell: plain scope
BasicLSTMCell: plain one_state
LSTMCell: plain peepholes_projection_clips shards partitioner
MultiRNNCell: gru lstm
CoupledInputForgetGateLSTMCell: peepholes_projection_clip layer_norm
LayerNormBasicLSTMCell: plain without_norm
LSTMBlockCell: plain peepholes
GRUBlockCell: plain
GRUBlockCellV2: plain
LSTMBlockFusedCell: plain peepholes
TimeReversedFusedRNN: block
""",
    'contrib': """
NASCell: plain projection bias
UGRNNCell: plain
IntersectionRNNCell: plain input_projection
PhasedLSTMCell: peepholes
GLSTMCell: plain two_groups_projection
SRUCell: plain
IndRNNCell: plain
IndyGRUCell: plain
IndyLSTMCell: plain
LayerNormLSTMCell: everything layer_norm
WeightNormLSTMCell: plain
CudnnCompatibleGRUCell: plain
CudnnCompatibleLSTMCell: plain
Conv1DLSTMCell: plain
Conv2DLSTMCell: plain
Conv3DLSTMCell: plain
""",
    'grids': """
TimeFreqLSTMCell: peepholes
GridLSTMCell: tuple peepholes
BidirectionalGridLSTMCell: plain
grid_rnn.Grid1LSTMCell: plain
grid_rnn.Grid2BasicRNNCell: plain
grid_rnn.Grid2BasicLSTMCell: plain
grid_rnn.Grid2LSTMCell: peepholes
grid_rnn.Grid2GRUCell: tied
grid_rnn.Grid3LSTMCell: plain
""",
    'wrappers': """
InputProjectionWrapper: gru
OutputProjectionWrapper: gru around_input_projection of_a_stack
EmbeddingWrapper: lstm
AttentionCellWrapper: lstm_tuple input_size
ResidualWrapper: in_a_stack
DeviceWrapper: gru
HighwayWrapper: gru
DropoutWrapper: keeps_all
RNNCell: linear_in_a_stack linear_in_attention
""",
    'loops': """
rnn static_rnn: stack_zero_state
dynamic_rnn: stack_ragged scope
bidirectional_rnn static_bidirectional_rnn: gru_no_lengths scope
bidirectional_dynamic_rnn: gru_ragged
stack_bidirectional_rnn: gru_no_lengths scope
stack_bidirectional_dynamic_rnn: lstm_ragged
""",
    'seq2seq': """
legacy_seq2seq.rnn_decoder: plain
legacy_seq2seq.basic_rnn_seq2seq: lstm scope
legacy_seq2seq.tied_rnn_seq2seq: lstm
legacy_seq2seq.embedding_rnn_decoder: plain
legacy_seq2seq.embedding_rnn_seq2seq: lstm
legacy_seq2seq.embedding_tied_rnn_seq2seq: plain
""",
    'attention': """
legacy_seq2seq.attention_decoder: two_heads
legacy_seq2seq.embedding_attention_decoder: plain
legacy_seq2seq.embedding_attention_seq2seq: stack
""",
    'decoders': """
seq2seq.attention_decoder_fn_train: luong bahdanau
seq2seq.DynamicAttentionWrapper: luongattention
seq2seq.AttentionWrapper: attention_layer
seq2seq.BahdanauAttention: plain
""",
}
GROUPS = ['stacks'] + sorted(CASES) + sorted(whole_models.MODELS)
# Whose variables have moving averages too.
AVERAGED = 'wrappers'


class Model(object):
    """A model of a group, in a graph.

    Attributes:
        name: Part and case, such as `'GRUCell.dynamic'`.
        bench: The Bench that built it.
        variables: What it trains.
        outputs: Its tensors, as one vector of float64.
        loss: A scalar.
        repeats: Whether it looks rows up, which may repeat in a step.
    """

    def __init__(self, tf, release, name, build, scope=None):
        self.name = name
        self.bench = Bench(tf, release)
        before = len(tf.get_collection('variables'))
        if scope:
            with tf.variable_scope(scope):
                build(self.bench)
        else:
            build(self.bench)
        made = tf.get_collection('variables')[before:]
        trained = set(tf.get_collection('trainable_variables'))
        self.variables = [v for v in made if v in trained]
        self.all_variables = made
        self.repeats = any('embedding' in v.name for v in self.variables)
        kept = [tf.cast(t, tf.float64) for _, t in self.bench.kept]
        flat = [tf.reshape(t, [-1]) for t in kept]
        concat = tf.concat if self.bench.since('1.0') else _concat(tf)
        self.outputs = concat(flat, 0)
        floats = [tf.cast(self.outputs, tf.float32)]
        self.loss = tf.reduce_sum(sum(0.05 * t * t + 0.03 * t for t in floats))


class Graph(object):
    """A group's models in the default graph, with their optimizers.

    Args:
        tf: The old TensorFlow, or a namespace that stands for it.
        release: Its release, such as `'0.12'`.
        group: One of `GROUPS`.
    """

    def __init__(self, tf, release, group):
        self.tf = tf
        self.group = group
        self.models = _build(tf, release, group)
        self.train = _optimize(tf, self.models)
        if group == AVERAGED:
            average = tf.train.ExponentialMovingAverage(0.5)
            variables = [v for m in self.models for v in m.variables]
            with tf.control_dependencies(self.train):
                self.train = [average.apply(variables)]
        self.feed = {}
        for model in self.models:
            self.feed.update(model.bench.feed)

    def initialize(self, session):
        """Initializes all variables, arithmetically where trained."""
        tf = self.tf
        variables = tf.get_collection('variables')
        session.run([v.initializer for v in variables])
        for model in self.models:
            initializers, feed = [], {}
            for place, variable in enumerate(model.variables):
                shape = variable.get_shape().as_list()
                dtype = variable.dtype.base_dtype.as_numpy_dtype
                value = arithmetic.array(shape, place, dtype)
                feed[variable.initializer.inputs[1]] = value
                initializers.append(variable.initializer)
            session.run(initializers, feed)

    def step(self, session):
        """Trains one step."""
        session.run(self.train, self.feed)

    def outputs(self, session, models=None):
        """Evaluates the outputs of models, a list of vectors."""
        chosen = self.models if models is None else models
        return session.run([m.outputs for m in chosen], self.feed)

    def losses(self, session, models=None):
        """Evaluates the losses of models as one vector."""
        chosen = self.models if models is None else models
        return np.array(session.run([m.loss for m in chosen], self.feed))


def names(release, group):
    """Names of a group's models in a release."""
    return [name for name, _, _ in _builders(release, group)]


def another_model(name, version, target):
    """Whether a case is another model in the two releases.

    Up to 1.1 the state of a grid was one tensor, whose parts are in another
    order; the layers of 1.1's attention have biases; the state of later
    attention has one more part from 1.5.
    """
    old, new = number(version), number(target)
    if name.startswith('grid_rnn.'):
        return (old < (1, 2)) != (new < (1, 2))
    if not name.startswith('seq2seq.') or 'Attention' not in name:
        return False
    return old != new and (old == (1, 1) or (old < (1, 5)) != (new < (1, 5)))


def arithmetic_feed(placeholders):
    """What a graph's only model was fed, by its placeholders in order."""
    return {
        tensor: arithmetic.array(
            tensor.get_shape().as_list(), arithmetic.INPUT + number
        )
        for number, tensor in enumerate(placeholders)
    }


def session_config(tf):
    """One thread, and no rewriting of graphs."""
    return measure._config(tf)


def _build(tf, release, group):
    return [
        Model(tf, release, name, build, scope)
        for name, build, scope in _builders(release, group)
    ]


def _builders(release, group):
    if group in whole_models.MODELS:
        return [(group, whole_models.MODELS[group], None)]
    if group == 'stacks':
        stacks = sorted(whole_models.STACKS.items())
        return [(name, build, name) for name, build in stacks]
    by_part = recipes.by_part(release)
    found = []
    for line in CASES[group].strip().splitlines():
        parts, _, cases = line.partition(':')
        parts = parts.split()
        for name in cases.split():
            label = '{}.{}'.format(parts[-1], name)
            for part in parts:
                for case in by_part.get(part, []):
                    if case.name == name:
                        found.append((label, case.build, label))
    return found


def _optimize(tf, models):
    """Trains about a third of the models with each optimizer."""
    optimizers = (
        tf.train.AdamOptimizer(0.01),
        tf.train.RMSPropOptimizer(0.01, 0.9, 0.5),
        tf.train.MomentumOptimizer(0.01, 0.9),
    )
    train = []
    for place, optimizer in enumerate(optimizers):
        mine = [m for m in models if _optimizer(m.name) == place]
        variables = [v for model in mine for v in model.variables]
        if variables:
            loss = sum(model.loss for model in mine)
            train.append(optimizer.minimize(loss, var_list=variables))
    return train


def _optimizer(name):
    """Number of a model's optimizer, the same in every release."""
    return sum(bytearray(name.encode('ascii'))) % 3


def _concat(tf):
    return lambda values, axis: tf.concat(axis, values)
