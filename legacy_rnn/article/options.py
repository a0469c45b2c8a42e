"""Types of what the models take, for editors and type checkers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeAlias, TypedDict

import numpy as np
import tensorflow as tf

# What TensorFlow makes a tensor of: tensors, arrays, nested lists, numbers.
TensorLike: TypeAlias = 'tf.Tensor | np.ndarray | Sequence[Any] | float'
# A chance, or a scalar tensor that is fed.
Chance: TypeAlias = 'float | tf.Tensor'
Unroll: TypeAlias = Literal['static', 'dynamic', 'fused']
Cell: TypeAlias = (
    Literal['gru', 'lstm', 'basic_lstm', 'basic_rnn'] | Callable[[int], Any]
)
Optimizer: TypeAlias = Literal['rmsprop', 'adam', 'sgd', 'momentum', 'adagrad']
WeightInit: TypeAlias = Literal['glorot', 'unit_scaling']
Lengths: TypeAlias = Literal['none', 'ragged', 'zero', 'full']
Reduction: TypeAlias = Literal['mean', 'sum']


class ModelOptions(TypedDict, total=False):
    """The keyword arguments of `SequenceModel`, which says what they mean."""

    unroll: Unroll
    cell: Cell
    num_hidden: int
    num_layers: int
    bidirectional: bool
    input_keep_prob: Chance
    output_keep_prob: Chance
    state_keep_prob: Chance
    training: bool | tf.Tensor
    seed: int
    step: TensorLike | None
    rows: tuple[int, int] | None
    weight_init: WeightInit
    init_stddev: float
    bias_init: float
    loss_reduction: Reduction
    optimizer: Optimizer
    learning_rate: Chance
    clip_norm: float | None


class CellOptions(TypedDict, total=False):
    """The keyword arguments of `swapping.cells.compare_cell`."""

    sequence_length: TensorLike | None
    initial_state: Any
    unrolls: Sequence[Unroll]
    training_steps: int
    learning_rate: float
    seed: int
