"""Names that the calls use, made anew for each call."""

import contextlib
import enum
import functools
import itertools
import os

import numpy as np
import tensorflow

V1 = tensorflow.compat.v1
_COUNTER = itertools.count()


class Color(enum.Enum):
    RED = 1


class Own:
    """A type of the user's."""


class Inputs(dict):
    """Makes a name when a call asks for it."""

    def __init__(self, tf, folder):
        super().__init__(
            tf=tf, Color=Color, Own=Own, folder=folder,
            checkpoint=os.path.join(folder, 'model'),
            array=np.ones([2, 2], np.float32), raises=raises,
            undo=undo, contextlib=contextlib, fresh=_COUNTER.__next__,
        )  # fmt: skip

    def __missing__(self, name):
        made = MAKERS[name]
        self[name] = made(self) if callable(made) else V1.constant(made)
        return self[name]


def make_checkpoint(folder):
    """Writes a checkpoint with one variable, `var`."""
    with tensorflow.Graph().as_default():
        V1.Variable(np.ones([2, 2], np.float32), name='var')
        with V1.Session() as session:
            session.run(V1.global_variables_initializer())
            saver = V1.train.Saver()
            saver.save(session, os.path.join(folder, 'model'))


def _helper(names):
    return names['tf'].contrib.seq2seq.TrainingHelper(names['cube'], [2, 2])


def _decoder(names):
    cell = names['cell']
    return names['tf'].contrib.seq2seq.BasicDecoder(
        cell, names['helper'], cell.zero_state(2, tensorflow.float32)
    )


def _cell(names):
    tf = names['tf']
    for module in ('nn.rnn_cell', 'contrib.rnn', 'models.rnn.rnn_cell'):
        found = tf
        try:
            for part in module.split('.'):
                found = getattr(found, part)
            return found.GRUCell(2)
        except AttributeError:
            continue
    raise LookupError('no GRUCell')


class Saver:
    """A state saver of zeros."""

    def state(self, name):
        return V1.zeros([2, 2])

    def save_state(self, name, state):
        return V1.no_op()

    State, SaveState = state, save_state


def _loop_fn(names):
    cell, x = names['cell'], names['x']

    def loop_fn(time, output, state, loop_state=None):
        if output is None:
            return (time > 1, x, cell.zero_state(2, x.dtype), None, None)
        return time > 1, x, state, output, None

    return loop_fn


def _queue(names):
    return V1.FIFOQueue(4, [tensorflow.float32], [[2, 2]])


MAKERS = {
    'x': [[0.25, 0.75], [0.5, 0.5]],
    'y': [[0.5, 0.5], [0.25, 0.75]],
    'v': [0.5, 2.0],
    'v2': lambda n: V1.ones([2, 1, 2]),
    'v3': [1.0, 2.0, 3.0],
    'i': [0, 1],
    'b': [[True, False], [False, True]],
    's': ['abcd', 'efgh'],
    'c': lambda n: V1.complex(n['x'], n['y']),
    'c2': lambda n: V1.complex(n['cube'], n['cube']),
    'square': [[2.0, 1.0], [1.0, 3.0]],
    'cube': lambda n: V1.reshape(V1.range(8.0), [2, 2, 2]),
    'cube3': lambda n: V1.ones([2, 2, 3]),
    'steps': lambda n: V1.ones([1, 4, 3]),
    'filter1': lambda n: V1.ones([2, 3, 3]),
    'filter3': lambda n: V1.ones([1, 1, 1, 1, 1]),
    'volume': lambda n: V1.ones([1, 2, 2, 2, 1]),
    'pictures': lambda n: V1.ones([1, 4, 4, 3]),
    'deep': lambda n: V1.ones([1, 2, 2, 4]),
    'four': lambda n: V1.ones([4, 2, 2, 1]),
    'kernel': lambda n: V1.ones([2, 2, 3, 3]),
    'depthwise': lambda n: V1.ones([2, 2, 3, 1]),
    'pointwise': lambda n: V1.ones([1, 1, 3, 2]),
    'morph': lambda n: V1.ones([2, 2, 3]),
    'matrix': lambda n: V1.ones([4, 2]),
    'bias': lambda n: V1.zeros([4]),
    'ids64': lambda n: V1.constant([[0], [1]], tensorflow.int64),
    'class64': lambda n: V1.constant([0, 1], tensorflow.int64),
    'ids': lambda n: V1.SparseTensor(
        V1.constant([[0, 0], [1, 0]], tensorflow.int64),
        V1.constant([0, 1], tensorflow.int64),
        [2, 1],
    ),
    'values': lambda n: V1.SparseTensor(
        V1.constant([[0, 0], [1, 0]], tensorflow.int64),
        V1.constant([0.5, 1.0]),
        [2, 1],
    ),
    'sparse': lambda n: V1.SparseTensor([[0, 1], [1, 0]], [1.0, 2.0], [2, 2]),
    'serialized': lambda n: V1.serialize_many_sparse(n['sparse']),
    'slices': lambda n: V1.IndexedSlices(n['x'], V1.constant([0, 1])),
    'steps_ids': [[0, 1], [1, 0]],
    'steps3': lambda n: V1.zeros([2, 1, 2], tensorflow.int32),
    'labels_ctc': lambda n: V1.SparseTensor(
        V1.constant([[0, 0], [1, 0]], tensorflow.int64),
        V1.constant([0, 1], tensorflow.int32),
        [2, 1],
    ),
    'dense_ctc': [[1], [1]],
    'probabilities': [[0.25, 0.75], [0.5, 0.5]],
    'quantized': lambda n: V1.cast([1, 2], tensorflow.quint8),
    'quantized4': lambda n: V1.cast(V1.ones([1, 1, 1, 1]), tensorflow.quint8),
    'var': lambda n: V1.Variable(V1.ones([2, 2]), name='var'),
    'var2': lambda n: V1.Variable(V1.ones([2, 2, 2])),
    'counter': lambda n: V1.Variable(0),
    'step': lambda n: V1.train.get_or_create_global_step(),
    'loss': lambda n: V1.reduce_sum(
        V1.square(n['x']) * n['v'] * V1.reduce_sum(n['var'])
    ),
    'optimizer': lambda n: V1.train.GradientDescentOptimizer(0.1),
    'accumulator': lambda n: V1.ConditionalAccumulator('float32', [2]),
    'handle': lambda n: _handle(n['x']),
    'square_loss': lambda n: V1.reduce_sum(V1.square(n['v'])),
    'tensor_summary_node': lambda n: (
        tensorflow.raw_ops.TensorSummary(
            tensor=n['x'], description='{}'
        ).op.node_def
    ),
    'spare_file': lambda n: _spare(n['folder']),
    'events': lambda n: _events(n['folder']),
    'session': lambda n: (n['step'], _started())[1],
    'graph_def': lambda n: V1.GraphDef(),
    'make_proto': lambda n: V1.make_tensor_proto([1.0]),
    'queue': _queue,
    'enqueue': lambda n: n['queue'].enqueue([n['x']]),
    'runner': lambda n: V1.train.QueueRunner(n['queue'], [n['enqueue']]),
    'summary': lambda n: V1.summary.scalar('s', 1.0),
    'uniform': lambda n: V1.random_uniform_initializer(),
    'cell': _cell,
    'cell2': _cell,
    'step_function': lambda n: functools.partial(
        lambda inputs, state, scope=None: (
            n['x'] if inputs is None else inputs,
            n['x'],
        )
    ),
    'loop_fn4': lambda n: (
        lambda time, output, loop: (
            time > 1,
            n['x'],
            output,
            None,
        )
    ),
    'saver': lambda n: Saver(),
    'loop_fn': _loop_fn,
    'helper': _helper,
    'decoder': _decoder,
    'tiled_state': lambda n: V1.zeros([4, 2]),
    'initialize': lambda n: lambda: (V1.zeros([2], 'bool'), n['x']),
    'sample': lambda n: lambda *a, **k: n['i'],
    'advance': lambda n: (
        lambda *a, **k: (V1.zeros([2], 'bool'), n['x'], n['x'])
    ),
    'prepared': lambda n: n['tf'].contrib.seq2seq.prepare_attention(
        n['cube'], 'bahdanau', 3
    ),
}


def _started():
    session = V1.Session()
    session.run(V1.global_variables_initializer())
    return session


def _handle(x):
    with V1.Session() as session:
        return session.run(V1.get_session_handle(x)).handle


def _spare(folder):
    path = os.path.join(folder, f'spare{next(_COUNTER)}')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('x')
    return path


def _events(folder):
    writer = V1.summary.FileWriter(os.path.join(folder, 'events'))
    writer.add_graph(V1.get_default_graph())
    writer.close()
    folder = os.path.join(folder, 'events')
    return os.path.join(folder, sorted(os.listdir(folder))[0])


def raises(call):
    """Whether a call was refused for a reason of its own."""
    try:
        call()
    except (
        AssertionError,
        OSError,
        RuntimeError,
        tensorflow.errors.NotFoundError,
    ):
        return True
    return False


def undo(call):
    """Calls what changes TensorFlow's mode, and changes it back."""
    with contextlib.suppress(ValueError):
        call()
    V1.disable_v2_behavior()
