"""Every example of the table: old and new give the same values.

`before` runs in the namespace of the row's last release, `after` on today's
`tf.compat.v1`. Running `after` by a release that knows it changes nothing.
"""

import operator

import numpy as np
import pytest
import tensorflow

import legacy_rnn  # noqa: I001
from legacy_rnn import compat
from legacy_rnn.compat import history, table
from legacy_rnn.compat.releases import RELEASES

V1 = tensorflow.compat.v1
ROWS = [row for row in table.rows() if row.before]
IDS = [f'{row.name}-{row.first}' for row in ROWS]


def inputs(folder):
    """Names that the examples use, in the graph at hand."""
    x = V1.constant([[1.0, -2.0], [3.0, 4.0]])
    (folder / 'spare').mkdir(parents=True)
    (folder / 'spare_file').write_text('x')
    return {
        'legacy_rnn': legacy_rnn,
        'x': x,
        'y': V1.constant([[0.5, 1.0], [0.25, 0.75]]),
        'v': V1.constant([0.5, 2.0]),
        'square': V1.constant([[2.0, 1.0], [1.0, 3.0]]),
        'cube': V1.reshape(V1.range(8.0), [2, 2, 2]),
        'sparse': V1.SparseTensor([[0, 1], [1, 0]], [1.0, 2.0], [2, 2]),
        'picture': V1.ones([4, 4, 3]),
        'pictures': V1.ones([1, 2, 2, 3]),
        'kernel': V1.ones([1, 1, 3, 3]),
        'volume': V1.ones([1, 2, 2, 2, 1]),
        'cubes': V1.ones([1, 1, 1, 1, 1]),
        '_3d': ([1, 1, 1, 1, 1], 'SAME'),
        'matrix': V1.constant(np.arange(8.0).reshape(4, 2) / 8, 'float32'),
        'bias': V1.zeros([4]),
        'data': x,
        'ids': V1.constant([[0], [2]], tensorflow.int64),
        'sampled': (
            V1.constant([1, 3], tensorflow.int64),
            V1.constant([[0.5], [0.5]]),
            V1.constant([0.5, 0.5]),
        ),
        'logits': [x],
        'targets': [V1.constant([0, 1])],
        'weights': [V1.ones([2])],
        'summary': V1.summary.scalar('s', 1.0),
        'folder': str(folder),
        'spare_folder': str(folder / 'spare'),
        'new_folder': str(folder / 'new'),
        'spare_file': str(folder / 'spare_file'),
        'graph_def': V1.GraphDef(),
    }


def evaluate(example, namespace, folder):
    """Values of an example in a graph of its own."""
    compat.v1  # noqa: B018 (turns on graph mode)
    with tensorflow.Graph().as_default():
        names = {**inputs(folder), 'tf': namespace}
        return values(eval(example, names))


def release_of(row):
    """The last release of a row that had the symbol."""
    symbol = history.find(row.name)
    if symbol is None:
        return RELEASES[RELEASES.index(row.last)]
    return max(r for r in symbol.releases if row.covers(r))


def values(result):
    """Comparable values of a result, whatever it is."""
    leaves = tensorflow.nest.flatten(result)
    tensors = [
        leaf
        for leaf in leaves
        if isinstance(
            leaf, (tensorflow.Tensor, tensorflow.SparseTensor, V1.Variable)
        )
    ]
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        session.run(V1.local_variables_initializer())
        coordinator = V1.train.Coordinator()
        threads = V1.train.start_queue_runners(session, coordinator)
        found = session.run(tensors)
        coordinator.request_stop()
    for thread in threads:
        thread.join(1)
    others = [repr(type(leaf)) for leaf in leaves if not in_(leaf, tensors)]
    return tensorflow.nest.flatten(found), others


def in_(leaf, tensors):
    return any(leaf is tensor for tensor in tensors)


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_old_example_and_new_example_give_the_same(row, tmp_path):
    if row.name.endswith('*'):
        pytest.skip('the example of an area is tested with the area')
    old = compat.api(release_of(row))
    tensors, others = evaluate(row.before, old, tmp_path / 'old')
    new_tensors, new_others = evaluate(row.after, V1, tmp_path / 'new')
    assert others == new_others
    assert len(tensors) == len(new_tensors)
    for one, other in zip(tensors, new_tensors, strict=True):
        if isinstance(one, bytes) or one.dtype == object:
            assert type(one) is type(other)
        else:
            np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


def test_successors_are_in_this_tensorflow():
    wrong = []
    for row in table.rows():
        if row.becomes not in (table.SAME, table.MOVED, table.REORDERED):
            continue
        try:
            value = operator.attrgetter(row.target)(V1)
        except AttributeError:
            wrong.append(f'{row.name}: no tf.compat.v1.{row.target}')
            continue
        if not callable(value) and history.find(row.name).kind != 'constant':
            wrong.append(f'{row.name}: {row.target} is not called')
    assert not wrong
