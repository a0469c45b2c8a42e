"""DropoutWrapper, with the masks and seeds of each release."""

from __future__ import annotations

import hashlib

import tensorflow as tf

from ..layer_base import alike
from ..layer_base.graph_seeds import as_many_as
from ..releases import Since
from .checks import call_cell, keep_probability
from .lstm import LSTMStateTuple
from .wrappers import CellWrapper

v1 = tf.compat.v1

# Up to 1.0 input and output dropout use the seed as given; from 1.1 each
# place salts it.
_SALTED = Since({'0.5': False, '1.1': True})
# From 1.4 the memory of an LSTM is not dropped unless a filter says so.
_KEEPS_MEMORY = Since({'0.5': False, '1.4': True})


class DropoutWrapper(CellWrapper):
    """Drops parts of the inputs, outputs and outgoing state of a cell.

    What is kept is divided by the probability to keep it.

    Args:
        cell: The wrapped cell.
        input_keep_prob: Chance to keep an input, a float or a scalar tensor.
        output_keep_prob: Chance to keep an output.
        state_keep_prob: Chance to keep a part of the outgoing state.
        variational_recurrent: Whether one mask serves all time steps and all
            rows of the batch.
        input_size: TensorShape of the inputs without the batch, or depth;
            needed for variational input dropout.
        dtype: Type of the masks; needed for variational dropout.
        seed: Seed of the masks.
        dropout_state_filter_visitor: Function of a part of the state that
            says whether to drop within it; by default all but the memory of
            an `LSTMStateTuple`.

    Raises:
        ValueError: A probability is outside 0 to 1, or variational dropout
            lacks `dtype` or `input_size`.
        TypeError: `cell` is no cell.

    Source: Zaremba et al. 2014; Gal and Ghahramani 2015; TensorFlow 0.5 to
    1.15, `DropoutWrapper`.
    """

    def __init__(
        self,
        cell,
        input_keep_prob=1.0,
        output_keep_prob=1.0,
        state_keep_prob=1.0,
        variational_recurrent=False,
        input_size=None,
        dtype=None,
        seed=None,
        dropout_state_filter_visitor=None,
        **kwargs,
    ):
        super().__init__(cell, dtype=dtype, **kwargs)
        if self.release < '0.6':  # It could be of shape [1].
            input_keep_prob = _scalar(input_keep_prob)
            output_keep_prob = _scalar(output_keep_prob)
        # Up to 0.12 a chance was no operation; counted in 0.12.1.
        with as_many_as(0 if self.release < '1.0' else None):
            self._keep = {
                'input': keep_probability('input_keep_prob', input_keep_prob),
                'output': keep_probability(
                    'output_keep_prob', output_keep_prob
                ),
                'state': keep_probability('state_keep_prob', state_keep_prob),
            }
        visitor = dropout_state_filter_visitor
        if visitor is not None and not callable(visitor):
            raise TypeError(
                f'dropout_state_filter_visitor must be callable, got '
                f'{visitor!r}'
            )
        self._dropout_state_filter = visitor or self._default_filter
        self._seed = seed
        self._noise = {}
        if variational_recurrent:
            self._noise = self._draw_noise(input_size)

    @property
    def keep_probs(self):
        """Dict of the chances to keep at `input`, `output` and `state`."""
        return dict(self._keep)

    def __call__(self, inputs, state, scope=None):
        """Runs the cell between the dropouts."""
        # Steps of a loop that run at once would share out masks by chance.
        with tf.control_dependencies(
            [part for part in tf.nest.flatten(state) if tf.is_tensor(part)]
        ):
            inputs = self._drop('input', inputs)
        output, new_state = call_cell(self._cell, inputs, state, scope)
        if _drops(self._keep['state']):
            new_state = self._drop_state(new_state)
        return self._drop('output', output), new_state

    def _drop(self, place, values):
        """Drops in every part of inputs, outputs or a state."""
        if not _drops(self._keep[place]):
            return values
        parts = tf.nest.flatten(values)
        noise = tf.nest.flatten(self._noise.get(place, [None] * len(parts)))
        dropped = [
            self._drop_part(place, index, part, noise[index])
            for index, part in enumerate(parts)
        ]
        return tf.nest.pack_sequence_as(values, dropped)

    def _drop_state(self, state):
        """Drops in the parts of the state that the filter chooses."""
        chosen = _choose(self._dropout_state_filter, state)
        parts = tf.nest.flatten(state)
        noise = tf.nest.flatten(self._noise.get('state', [None] * len(parts)))
        dropped = [
            self._drop_part('state', index, part, noise[index])
            if chosen[index]
            else part
            for index, part in enumerate(parts)
        ]
        return tf.nest.pack_sequence_as(state, dropped)

    def _drop_part(self, place, index, value, noise):
        keep = self._keep[place]
        if noise is None:
            seed = self._salted_seed(place, index)
            return alike.drop(value, keep, seed)
        mask = tf.floor(keep + noise)
        dropped = value / keep * mask
        dropped.set_shape(value.shape)
        return dropped

    def _salted_seed(self, place, index):
        if self._seed is None or not _SALTED[self.release]:
            return self._seed
        salted = f'{self._seed}{place}_{index}'.encode()
        return int(hashlib.md5(salted).hexdigest()[:8], 16) & 0x7FFFFFFF

    def _default_filter(self, state):
        if isinstance(state, tf.TensorArray):
            return False
        if _KEEPS_MEMORY[self.release] and isinstance(state, LSTMStateTuple):
            return LSTMStateTuple(c=False, h=True)
        return True

    def _draw_noise(self, input_size):
        """Draws one uniform mask a place, `[1, depth]`."""
        if self._dtype is None:
            raise ValueError(
                'dtype must be given with variational_recurrent=True, got '
                'None; pass the type of the inputs'
            )
        sizes = {
            'state': self._cell.state_size,
            'output': self._cell.output_size,
        }
        if _drops(self._keep['input']):
            if input_size is None:
                raise ValueError(
                    'input_size must be given with variational_recurrent='
                    'True and input_keep_prob below 1, got None; pass the '
                    'depth of the inputs'
                )
            sizes = {'input': input_size, **sizes}
        return {
            place: self._noise_like(place, size)
            for place, size in sizes.items()
        }

    def _noise_like(self, place, sizes):
        noise = [
            tf.random.uniform(
                [1, *tf.TensorShape(size).as_list()],
                dtype=self._dtype,
                seed=self._salted_seed(place, index),
            )
            for index, size in enumerate(tf.nest.flatten(sizes))
        ]
        return tf.nest.pack_sequence_as(sizes, noise)


def _scalar(keep):
    return tf.reshape(keep, []) if isinstance(keep, tf.Tensor) else keep


def _drops(keep):
    return not isinstance(keep, float) or keep < 1.0


def _choose(visitor, state):
    """One answer a tensor: the visitor's, the outermost no winning."""
    answer = visitor(state)
    if not tf.nest.is_nested(state):
        return [bool(answer)]
    if isinstance(answer, bool) and not answer:
        return [False] * len(tf.nest.flatten(state))
    if not isinstance(answer, bool):
        shallow = zip(tf.nest.flatten(answer), state, strict=True)
        return [
            chosen and kept
            for chosen, part in shallow
            for kept in _choose(visitor, part)
        ]
    return [kept for part in state for kept in _choose(visitor, part)]
