"""skflow's recurrent estimators, such as `TensorFlowRNNClassifier`."""

from __future__ import annotations

from ... import cells, loops
from ...releases import Release
from . import models
from .skflow import TensorFlowEstimator

_CELLS = {'rnn': 'BasicRNNCell', 'gru': 'GRUCell', 'lstm': 'BasicLSTMCell'}


class TensorFlowRNNClassifier(TensorFlowEstimator):
    """A recurrent network with a softmax over its last state.

    Args:
        rnn_size: Units of a layer.
        n_classes: Number of classes; 0 for a regression.
        cell_type: `'rnn'`, `'gru'` or `'lstm'`.
        num_layers: Layers.
        input_op_fn: Function of the features that gives a list of
            `[batch, inputs]`, one for each step.
        initial_state: Of the cell, zeros if None.
        bidirectional: Whether to read both ways.
        sequence_length: `[batch]`, or None.
        attn_length: Must be None.
        attn_size: Must be None.
        attn_vec_size: Must be None.
        **options: As `TensorFlowEstimator` takes them.
    """

    release = Release('0.11')

    def __init__(
        self,
        rnn_size,
        n_classes=0,
        cell_type='gru',
        num_layers=1,
        input_op_fn=None,
        initial_state=None,
        bidirectional=False,
        sequence_length=None,
        attn_length=None,
        attn_size=None,
        attn_vec_size=None,
        **options,
    ):
        if cell_type not in _CELLS:
            raise ValueError(f'cell_type {cell_type} is not supported. ')
        if (attn_length, attn_size, attn_vec_size) != (None, None, None):
            raise ValueError(
                'attn_length must be None, got an attention; wrap the cell '
                'in contrib.rnn.AttentionCellWrapper in a model function of '
                'your own'
            )
        TensorFlowEstimator.__init__(self, None, n_classes, **options)
        self.rnn_size, self.num_layers = rnn_size, num_layers
        self.cell_type, self.bidirectional = cell_type, bidirectional
        self.input_op_fn = input_op_fn
        self.sequence_length = sequence_length
        self.initial_state = initial_state

    def _model(self, features, labels):
        steps = self.input_op_fn(features) if self.input_op_fn else features
        encoding = self._encoding(steps)
        if self.n_classes > 1:
            return models.logistic_regression(None, encoding, labels)
        return models.linear_regression(None, encoding, labels)

    def _encoding(self, steps):
        """The last state, `[batch, units]`."""
        unrolls = loops.for_release(self.release)
        options = {'dtype': 'float32', 'sequence_length': self.sequence_length}
        if self.bidirectional:
            *_, encoding = unrolls.bidirectional_rnn(
                self._cell(), self._cell(), steps, **options
            )
            return encoding
        _, encoding = unrolls.rnn(
            self._cell(), steps, self.initial_state, **options
        )
        return encoding

    def _cell(self):
        kinds = cells.for_release(self.release)
        kind = getattr(kinds, _CELLS[self.cell_type])
        joined = {'state_is_tuple': False} if self.release >= '0.9' else {}
        lstm = joined if self.cell_type == 'lstm' else {}
        cell = kind(self.rnn_size, **lstm)
        return kinds.MultiRNNCell([cell] * self.num_layers, **joined)


class TensorFlowRNNRegressor(TensorFlowRNNClassifier):
    """A recurrent network with a linear layer over its last state."""
