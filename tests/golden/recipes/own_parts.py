"""Sub-classes of the base classes of contrib, and helpers of the loops."""

from __future__ import absolute_import, division, print_function

from ..bench import BATCH, DEPTH, STEPS
from .case import Collection
from .decoders import decode, gru, seq2seq
from .fused_cells import unroll

CASES = Collection()
case = CASES.case


# FusedRNNCell and LSTMBlockWrapper: fused cells as users wrote them.
def running_sum(b):
    """A fused cell that adds its inputs up."""
    tf = b.tf

    class Sum(b.cells.FusedRNNCell):
        def __call__(
            self,
            inputs,
            initial_state=None,
            dtype=None,
            sequence_length=None,
            scope=None,
        ):
            with tf.variable_scope(scope or 'sum'):
                weight = tf.get_variable('weight', [DEPTH, DEPTH])
            flat = tf.reshape(inputs, [-1, DEPTH])
            shape = [STEPS, BATCH, DEPTH]
            outputs = tf.cumsum(tf.reshape(tf.matmul(flat, weight), shape))
            return outputs, tf.reduce_sum(inputs, 0)

    return Sum()


@case('FusedRNNCell', 'own')
def own_fused(b):
    unroll(b, running_sum(b), state=False)


@case('FusedRNNCell', 'own_reversed')
def own_fused_reversed(b):
    reversed_sum = b.cells.TimeReversedFusedRNN(running_sum(b))
    unroll(b, reversed_sum, state=False)


def own_block(b):
    """A fused LSTM of which only the memory is written down."""
    tf = b.tf

    class Block(b.cells.LSTMBlockWrapper):
        @property
        def num_units(self):
            return DEPTH

        def build(self, input_shape):
            self.built = True

        def _call_cell(self, inputs, *rest):
            memory = rest[0] + tf.cumsum(inputs)
            return memory, tf.tanh(memory)

    return Block()


def _block_state(b):
    return b.cells.LSTMStateTuple(b.input(BATCH, 3), b.input(BATCH, 3))


def _block(name, lengths=None):
    @case('LSTMBlockWrapper', name)
    def build(b):
        inputs = b.input(STEPS, BATCH, DEPTH)
        options = (
            {} if lengths is None else {'sequence_length': b.constant(lengths)}
        )
        with b.tf.variable_scope('model'):
            outputs, state = own_block(b)(
                inputs, initial_state=_block_state(b), **options
            )
        b.keep('outputs', outputs)
        b.keep('state', state)


_block('own')
_block('own_ragged', [1, 3])


# Helper: a user's own.
@case('seq2seq.Helper', 'own', since='1.1')
def own_helper(b):
    tf = b.tf
    first = b.input(2, 3)

    class Echo(seq2seq(b).Helper):
        @property
        def batch_size(self):
            return tf.constant(2)

        @property
        def sample_ids_shape(self):
            return tf.TensorShape([])

        @property
        def sample_ids_dtype(self):
            return tf.int32

        def initialize(self, name=None):
            return tf.constant([False, False]), first

        def sample(self, time, outputs, state, name=None):
            return tf.cast(tf.argmax(outputs, 1), tf.int32)

        def next_inputs(self, time, outputs, state, sample_ids, name=None):
            done = tf.tile(tf.reshape(time >= 2, [1]), [2])
            return done, outputs * 0.5, state

    decode(b, gru(b), Echo())


# Functions beside the loops.
@case('transpose_batch_time', 'of_rank_3', since='1.8')
def transpose(b):
    swap = b.tf.contrib.rnn.transpose_batch_time
    outputs = swap(b.input(2, 3, 4))
    b.facts['shape'] = str(outputs.get_shape().as_list())
    b.keep('outputs', [outputs, swap(b.input(2, 3)), swap(b.input(2))])


@case('best_effort_input_batch_size', 'static', since='1.8')
def batch_size(b):
    size = b.tf.contrib.rnn.best_effort_input_batch_size
    b.facts['batch size'] = str(size([b.input(3, 2, 4)]))


@case('best_effort_input_batch_size', 'dynamic', since='1.8')
def batch_size_unknown(b):
    tf = b.tf
    unknown = tf.placeholder_with_default(b.input(3, 2, 4), [None] * 3)
    b.keep('outputs', tf.contrib.rnn.best_effort_input_batch_size([unknown]))


# What cuDNN computes runs on a GPU alone: sizes, and names in checkpoints.
CUDNN = ['CudnnLSTM', 'CudnnGRU', 'CudnnRNNTanh', 'CudnnRNNRelu']


def _cudnn(part, name, **options):
    @case(part, name, since='1.8')
    def build(b):
        tf = b.tf
        b.gradients = b.variables = False
        layer = getattr(tf.contrib.cudnn_rnn, part)(2, 3, **options)
        b.facts['directions'] = str(layer.num_dirs)
        shapes = [list(shape) for shape in layer.state_shape(4)]
        b.facts['state shape'] = str(shapes)
        outputs, _ = layer(b.constant([[[0.5, 0.25]] * 4] * 5, 'float32'))
        b.facts['shape'] = str(outputs.get_shape().as_list())
        b.facts['saved'] = ' '.join(sorted(_saved(tf)))


def _saved(tf):
    """Names under which a checkpoint would hold weights."""
    tf.train.Saver()
    operations = tf.get_default_graph().get_operations()
    save = [op for op in operations if op.type == 'SaveV2'][0]
    names = tf.contrib.util.make_ndarray(save.inputs[1].op.get_attr('value'))
    texts = [name.decode('utf-8') for name in names.tolist()]
    return [text for text in texts if not text.endswith('opaque_kernel')]


for _part in CUDNN:
    _cudnn(_part, 'plain')
    _cudnn(_part, 'bidirectional', direction='bidirectional')
