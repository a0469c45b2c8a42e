"""Compares the unrolls of any one cell on shared variables."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np
import tensorflow as tf

from legacy_rnn.article import parity
from legacy_rnn.article.options import (
    Cell,
    CellOptions,
    Lengths,
    TensorLike,
    Unroll,
)
from legacy_rnn.compat.loops import draws
from legacy_rnn.running.patches import counted_seeds, step_draws

from .given_cells import GivenCell, makes_cells
from .variables import Variables

if TYPE_CHECKING:
    from typing_extensions import Unpack

v1 = tf.compat.v1

_NOISE = 0.1
_COLUMNS = ('pair', 'quantity', 'max_abs', 'max_rel', 'tolerance', 'result')
NO_FUNCTION = (
    'the cell is not a function of (inputs, state): called again with the '
    'same, it gives something else; it keeps state of its own between steps '
    'or reads the number of the step'
)


@overload
def compare_unrolls(
    cell: Cell = 'gru',
    num_layers: int = 1,
    lengths: Lengths | Sequence[Lengths] = 'ragged',
    dropout: bool = False,
    dtype: Literal['float32', 'float64'] = 'float32',
    unrolls: Sequence[Unroll] = ('static', 'dynamic'),
    bidirectional: bool = False,
    batch_size: int = 4,
    num_steps: int = 7,
    num_features: int = 3,
    num_hidden: int = 5,
    num_classes: int = 4,
    training_steps: int = 20,
    learning_rate: float = 0.05,
    seed: int = 0,
) -> list[dict[str, Any]]: ...


@overload
def compare_unrolls(
    cell: Any, *, inputs: Any = None, **options: Unpack[CellOptions]
) -> list[dict[str, Any]]: ...


def compare_unrolls(
    cell: Any = 'gru', *arguments: Any, inputs: Any = None, **options: Any
) -> list[dict[str, Any]]:
    """Builds unrolls on shared weights and compares all they compute.

    Of the article's models, see `legacy_rnn.article.parity`, or of one cell,
    see `compare_cell`, which is meant where `inputs` are given or `cell` has
    a `state_size`.

    Args:
        cell: A name or a function from a number of units, for the models; a
            cell or a function without arguments that makes one.
        *arguments: As for the models.
        inputs: As for `compare_cell`.
        **options: As for either.

    Returns:
        A list of dicts, one a pair and quantity.
    """
    if inputs is None and (isinstance(cell, str) or makes_cells(cell)):
        return parity.compare_unrolls(cell, *arguments, **options)
    return compare_cell(cell, inputs, *arguments, **options)


def assert_unrolls_agree(
    make_cell: Any, inputs: Any = None, **options: Unpack[CellOptions]
) -> None:
    """Raises unless the unrolls of a cell compute the same.

    Args:
        make_cell: Function without arguments that makes a cell, or a cell.
        inputs: As for `compare_cell`.
        **options: As for `compare_cell`.

    Raises:
        AssertionError: They do not; the message is the table.
    """
    rows = compare_cell(make_cell, inputs, **options)
    if not all(row['passed'] for row in rows):
        raise AssertionError(f'the unrolls differ\n{table(rows)}')


def compare_cell(
    cell: Any,
    inputs: Any = None,
    sequence_length: TensorLike | None = None,
    initial_state: Any = None,
    unrolls: Sequence[Unroll] = ('static', 'dynamic'),
    training_steps: int = 20,
    learning_rate: float = 0.05,
    seed: int = 0,
) -> list[dict[str, Any]]:
    """Unrolls a cell in several ways on the same variables; compares.

    A function that makes a cell is called once for each unroll, in a graph of
    its own; a cell itself is unrolled in the default graph.

    Args:
        cell: An object with `__call__(inputs, state)`, `state_size` and
            `output_size`, or a function without arguments that makes one.
        inputs: Arrays or tensors `[batch, time, ...]`, or a structure of
            them; by default random `[4, 7, 3]`.
        sequence_length: int `[batch]`, in steps, or None for full length.
        initial_state: Arrays or tensors like `cell.state_size`; else zeros.
        unrolls: Names of the unrolls; each pair is compared.
        training_steps: Updates of the trajectory.
        learning_rate: Of the trajectory's gradient descent.
        seed: Decides variables and default inputs.

    Returns:
        Rows as `legacy_rnn.article.parity.compare_unrolls` gives them, and
        one for the quantity `cell`: whether the cell gives the same when it
        is called again with the same inputs and state.

    Raises:
        ValueError: An unroll has no name, or the cell cannot have it.
    """
    parity.check_unrolls(unrolls)
    if inputs is None:
        random = np.random.RandomState(seed)
        inputs = random.standard_normal((4, 7, 3)).astype('float32')
    given = GivenCell(cell, inputs, sequence_length, initial_state)
    with (
        given.graph.as_default(),
        counted_seeds.counted(tf),
        step_draws.drawn(tf),
        v1.Session(graph=given.graph) as session,
    ):
        built = {
            unroll: _network(given.unrolled(unroll), learning_rate)
            for unroll in unrolls
        }
        calls = given.called_again()
        start = _start(session, seed)
        results = {
            unroll: _evaluate(session, start, network, training_steps)
            for unroll, network in built.items()
        }
        again = _run_twice(session, start, calls)
    case = given.case()
    rows = []
    for pair in itertools.combinations(unrolls, 2):
        rows += parity.compared(case, pair, results)
    return [*rows, _row_of_cell(case, again)]


def table(rows):
    """Rows of `compare_cell` for the eye, and what they mean.

    Args:
        rows: The rows.
    """
    lines = [{name: name for name in _COLUMNS}]
    for row in rows:
        lines.append(
            {
                'pair': row['pair'],
                'quantity': row['quantity'],
                'max_abs': f'{row["max_abs"]:.1e}',
                'max_rel': f'{row["max_rel"]:.1e}',
                'tolerance': f'{row["tolerance"]:.0e}',
                'result': 'PASS' if row['passed'] else 'FAIL',
            }
        )
    widths = {
        name: max(len(line[name]) for line in lines) for name in _COLUMNS
    }
    shown = [
        ' '.join(f'{line[n]:<{widths[n]}}' for n in _COLUMNS).rstrip()
        for line in lines
    ]
    failed = [row['quantity'] for row in rows if not row['passed']]
    return '\n'.join([*shown, *([NO_FUNCTION] if 'cell' in failed else [])])


def _start(session, seed):
    """Function that sets all variables; those that train get some noise."""
    session.run(v1.global_variables_initializer())
    random = np.random.RandomState(seed + 1)
    variables = v1.global_variables()
    trained = set(v1.trainable_variables())
    values = session.run(variables)
    for index, variable in enumerate(variables):
        if variable in trained and variable.dtype.is_floating:
            noise = random.standard_normal(values[index].shape) * _NOISE
            values[index] = values[index] + noise.astype(values[index].dtype)

    names = [variable.op.name for variable in variables]
    start = dict(zip(names, values, strict=True))
    return lambda: Variables(session.graph).load(start, session.run)


def _network(unrolled, learning_rate):
    """What is computed of one unroll, as a structure to fetch."""
    outputs, states, inputs = unrolled
    floats = [x for x in (*outputs, *states) if x.dtype.is_floating]
    squares = [tf.reduce_mean(x * x) for x in floats]
    loss = tf.add_n([tf.cast(x, squares[0].dtype) for x in squares])
    every = v1.trainable_variables()
    sources = [x for x in inputs if x.dtype.is_floating]
    found = tf.gradients(loss, [*every, *sources])
    pairs = [
        (tf.convert_to_tensor(slope), variable)
        for slope, variable in zip(found, every, strict=False)
        if slope is not None
    ]
    slopes = [slope for slope, _ in pairs] + [
        tf.zeros_like(source) if slope is None else slope
        for slope, source in zip(found[len(every) :], sources, strict=True)
    ]
    train = v1.train.GradientDescentOptimizer(learning_rate)
    # No variable changes before everything has read it.
    with tf.control_dependencies([loss, *slopes]):
        update = train.apply_gradients(pairs) if pairs else tf.no_op()
    return {
        'outputs': outputs,
        'states': states,
        'loss': [loss],
        'gradients': slopes,
        'update': update,
        'trained': [variable for _, variable in pairs],
    }


def _evaluate(session, start, network, training_steps):
    """The quantities of one evaluation and of a trajectory."""
    start()
    quantities = ('outputs', 'states', 'loss', 'gradients')
    values = session.run({name: network[name] for name in quantities})
    losses = []
    for step in range(training_steps):
        feed = draws.feed(session.graph, step + 1)
        (loss,), _ = session.run([network['loss'], network['update']], feed)
        losses.append(loss)
    trained = session.run(network['trained'])
    return {**values, 'trajectory': [np.asarray(losses), *trained]}


def _run_twice(session, start, calls):
    """All values of calls with the same, in two runs."""
    start()
    return [values for _ in range(2) for values in session.run(calls)]


def _row_of_cell(case, again):
    first, *others = again
    found = [parity.difference(first, other) for other in others]
    tolerance = parity.tolerance_of(case['dtype'])
    return {
        **case,
        'pair': 'again',
        'quantity': 'cell',
        'max_abs': max(absolute for absolute, _ in found),
        'max_rel': max(relative for _, relative in found),
        'tolerance': tolerance,
        'passed': all(
            parity.agree(first, other, tolerance) for other in others
        ),
    }
