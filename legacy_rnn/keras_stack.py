"""The recurrent stack of an old checkpoint as a Keras 3 model.

Keras is imported when a model is built, on whichever backend is set.
"""

import contextlib
import os
import tempfile

import numpy as np

from legacy_rnn.compat import renaming, train

# Cells that Keras computes alike, and how their classes are called there.
CELLS = {
    'BasicRNNCell': 'SimpleRNNCell',
    'GRUCell': 'GRUCell',
    'GRUBlockCellV2': 'GRUCell',
    'BasicLSTMCell': 'LSTMCell',
    'LSTMCell': 'LSTMCell',
    'LSTMBlockCell': 'LSTMCell',
}
LSTMS = ('BasicLSTMCell', 'LSTMCell', 'LSTMBlockCell')
REFUSED = {
    'w_f_diag': 'Keras has no peepholes',
    'w_i_diag': 'Keras has no peepholes',
    'w_o_diag': 'Keras has no peepholes',
    'projection/kernel': 'Keras has no projection of the state',
}


def read_layers(opened, cell='auto', release=None):
    """Reads the weights of the only recurrent stack of a checkpoint.

    Args:
      opened: A stored.Stored checkpoint.
      cell: Class that the names must be of; 'auto' takes what they say.
      release: Release of the names; None for the one that fits.

    Returns:
      List of `(class name, weights by role)`, one a layer.

    Raises:
      ValueError: Keras has no such stack; the message says why.
    """
    # The newest names: shards are joined, wrappers nested.
    plan = renaming.make_plan(opened.shapes, '1.15', release)
    if plan.problems:
        raise ValueError('; '.join(plan.problems))
    moves = {move.target: move for move in plan.moves}
    shapes = {name: () for name in moves}
    places = renaming.read(shapes, '1.15').places
    _check_stack(places)
    layers = {}
    for name, place in places.items():
        number = [n.value for n in place.nodes if n.kind == 'layer']
        weights = layers.setdefault((number or [0])[0], {})
        weights[place.role] = train.value(opened.tensor, moves[name])
    named = _named_cells(places, cell)
    return [(named[number], layers[number]) for number in sorted(layers)]


def build(layers, lengths=False, forget_bias=1.0):
    """Builds a Keras model that gives the outputs of an unrolled stack.

    Args:
      layers: What `read_layers` returns.
      lengths: Whether the model takes, besides data `[batch, time,
        features]`, a mask `[batch, time]`, True for real steps; outputs past
        a length are 0, as those of `dynamic_rnn` are.
      forget_bias: What the LSTM cells added to their forget gate; it is no
        variable, so that no checkpoint holds it.

    Returns:
      A keras.Model; its outputs are the sequence `[batch, time, units]` and
      the last states, those of an LSTM as h, then c.
    """
    import keras

    cells = []
    for name, weights in layers:
        units = _bias(name, weights).shape[0] // _gates(name)
        kind = getattr(keras.layers, CELLS[name])
        options = {'reset_after': False} if kind.__name__[0] == 'G' else {}
        cells.append(kind(units, **options))
    first = cells[0].units
    rows = _kernel(*layers[0]).shape[0]
    data = keras.Input((None, rows - first), name='data')
    mask = keras.Input((None,), dtype='bool', name='mask')
    unroll = keras.layers.RNN(
        cells if len(cells) > 1 else cells[0],
        return_sequences=True,
        return_state=True,
        zero_output_for_mask=True,
    )
    outputs = unroll(data, mask=mask) if lengths else unroll(data)
    inputs = [data, mask] if lengths else data
    model = keras.Model(inputs, outputs)
    for one, (name, weights) in zip(cells, layers, strict=True):
        one.set_weights(_arrange(name, weights, forget_bias))
    return model


def save(model, path):
    """Saves a model to a `.keras` file, whole or not at all."""
    path = os.path.abspath(path)
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    handle, temporary = tempfile.mkstemp('.tmp.keras', '.model.', folder)
    os.close(handle)
    try:
        model.save(temporary)
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _check_stack(places):
    """Raises where Keras has no layer for what the names say."""
    if not places:
        raise ValueError('the checkpoint holds no recurrent cell')
    roots = set()
    for name, place in places.items():
        if place.role in REFUSED:
            raise ValueError(f'{name}: {REFUSED[place.role]}')
        for node in place.nodes:
            if node.kind in ('direction', 'stack', 'stack_layer'):
                raise ValueError(f'{name}: only one direction can be moved')
            if node.kind == 'cell' and not {*node.value} & {
                *CELLS,
                'MultiRNNCell',
            }:
                raise ValueError(f'{name}: Keras has no {node.value[0]}')
        nodes = place.nodes[:-1]
        kinds = [node.kind for node in nodes]
        end = kinds.index('layer') if 'layer' in kinds else len(nodes)
        roots.add((nodes[:end], '' if 'layer' in kinds else place.nodes[-1]))
    if len(roots) > 1:
        raise ValueError(
            f'the checkpoint must hold one recurrent stack, got {len(roots)}'
        )


def _named_cells(places, cell):
    """Class of each layer's cell."""
    named = {}
    for name, place in places.items():
        classes = place.nodes[-1].value
        number = [n.value for n in place.nodes if n.kind == 'layer']
        if cell != 'auto' and cell not in classes:
            raise ValueError(
                f'cell must be one of {", ".join(classes)} for {name}, got '
                f'{cell!r}'
            )
        named[(number or [0])[0]] = classes[0] if cell == 'auto' else cell
    return named


def _gates(name):
    if name in LSTMS:
        return 4
    return 2 if CELLS[name] == 'GRUCell' else 1


def _bias(name, weights):
    gates = CELLS[name] == 'GRUCell'
    return weights['gates/bias' if gates else 'bias']


def _kernel(name, weights):
    gates = CELLS[name] == 'GRUCell'
    return weights['gates/kernel' if gates else 'kernel']


def _arrange(name, weights, forget_bias):
    """Kernel, recurrent kernel and bias in the order of Keras."""
    kernel, bias = _kernel(name, weights), _bias(name, weights)
    if name in LSTMS:
        # Columns i, j, f, o become i, f, j, o.
        i, j, f, o = np.split(kernel, 4, axis=1)
        kernel = np.concatenate([i, f, j, o], axis=1)
        i, j, f, o = np.split(bias, 4)
        bias = np.concatenate([i, f + bias.dtype.type(forget_bias), j, o])
    elif CELLS[name] == 'GRUCell':
        # Columns r, u and the candidate become u, r, candidate.
        r, u = np.split(kernel, 2, axis=1)
        kernel = np.concatenate([u, r, weights['candidate/kernel']], axis=1)
        r, u = np.split(bias, 2)
        bias = np.concatenate([u, r, weights['candidate/bias']])
    units = _bias(name, weights).shape[0] // _gates(name)
    return [kernel[:-units], kernel[-units:], bias]
