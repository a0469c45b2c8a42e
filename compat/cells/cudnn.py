"""The parts of `tf.contrib.cudnn_rnn`, on any device.

cuDNN keeps all weights in one opaque buffer on a GPU. Checkpoints hold them
in canonical form, the weights of the compatible cells; these layers keep them
in that form alone, so that such checkpoints can be read anywhere.
"""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import products
from ..layer_base.layer import Layer
from ..releases import Since
from .block import LSTMBlockCell
from .checks import input_depth, positive_int
from .cudnn_shapes import CudnnShapes
from .dropout import DropoutWrapper
from .simple import BasicRNNCell, GRUCell
from .wrappers import MultiRNNCell

v1 = tf.compat.v1

# Up to 1.4 each projection made its bias after its kernel.
_PAIRS_PROJECTIONS = Since({'0.5': True, '1.5': False})

DIRECTIONS = ('unidirectional', 'bidirectional')


class CudnnCompatibleLSTMCell(LSTMBlockCell):
    """The LSTM that cuDNN computes: no forget bias, no clip, no peepholes.

    Args:
        num_units: Depth of the memory and of the output.
        reuse: Whether to find the weights in an existing scope.

    Source: TensorFlow 1.3 to 1.15, contrib.cudnn_rnn.
    """

    _names_own_variables = True

    def __init__(self, num_units, reuse=None):
        super().__init__(num_units, forget_bias=0.0, reuse=reuse)


class CudnnCompatibleLSTMBlockCell(CudnnCompatibleLSTMCell):
    """The name of `CudnnCompatibleLSTMCell` in early 1.3."""

    _names_own_variables = True


class CudnnCompatibleGRUCell(GRUCell):
    """The GRU that cuDNN computes: the reset gate acts on the product.

    `c = tanh(inputs Wi + bi + r * (state Wh + bh))`, the rest as `GRUCell`.

    Args:
        num_units: Depth of state and output.
        reuse: Whether to find the weights in an existing scope.
        kernel_initializer: For all kernels; by default the scope's.

    Source: TensorFlow 1.3 to 1.15, contrib.cudnn_rnn.
    """

    _names_own_variables = True

    def __init__(self, num_units, reuse=None, kernel_initializer=None):
        super().__init__(
            num_units, reuse=reuse, kernel_initializer=kernel_initializer
        )

    def build(self, inputs_shape):
        """Creates kernels and biases of gates and both projections."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        self._gate_kernel, self._gate_bias = self._linear(
            'gates', depth + units, 2 * units, 1.0
        )
        rows = {'input': depth, 'hidden': units}
        kinds = ('kernel', 'bias')
        order = [(place, kind) for kind in kinds for place in rows]
        if _PAIRS_PROJECTIONS[self.release]:
            order = [(place, kind) for place in rows for kind in kinds]
        made = {}
        for place, kind in order:
            kernel = kind == 'kernel'
            made[place, kind] = self.add_weight(
                f'candidate/{place}_projection/{kind}',
                [rows[place], units] if kernel else [units],
                initializer=self._kernel_initializer
                if kernel
                else v1.zeros_initializer(),
            )
        self._projections = [
            [made[place, kind] for kind in kinds] for place in rows
        ]

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        both = tf.concat([inputs, state], 1)
        gates = tf.matmul(both, self._gate_kernel)
        gates = tf.sigmoid(tf.nn.bias_add(gates, self._gate_bias))
        reset, update = tf.split(gates, 2, 1)
        of_inputs, of_state = (
            tf.nn.bias_add(products.matmul(value, kernel), bias)
            for value, (kernel, bias) in zip(
                (inputs, state), self._projections, strict=True
            )
        )
        candidate = self._activation(of_inputs + reset * of_state)
        output = (1 - update) * candidate + update * state
        return output, output


class CudnnLayer(CudnnShapes, Layer):
    """Layers of recurrent cells over a whole sequence.

    Args:
        num_layers: Number of layers.
        num_units: Depth of each cell.
        input_mode: `'linear_input'`; inputs are never skipped here.
        direction: `'unidirectional'` or `'bidirectional'`.
        dropout: Chance to drop an output between two layers in training.
        seed: Seed of dropout.
        dtype: Type of the weights; by default float32.
        kernel_initializer: For all kernels; by default Glorot's.
        bias_initializer: For each of cuDNN's biases, of which those of
            inputs and state are summed here; by default zeros.
        name: Name of the layer and of its scope.

    Raises:
        ValueError: Direction or input mode is unknown.

    Source: TensorFlow 1.5 to 1.15, contrib.cudnn_rnn.
    """

    def __init__(
        self,
        num_layers,
        num_units,
        input_mode='linear_input',
        direction='unidirectional',
        dropout=0.0,
        seed=None,
        dtype=None,
        kernel_initializer=None,
        bias_initializer=None,
        name=None,
    ):
        super().__init__(dtype=dtype or tf.float32, name=name)
        self.num_layers = positive_int('num_layers', num_layers)
        self.num_units = positive_int('num_units', num_units)
        if direction not in DIRECTIONS:
            raise ValueError(
                f'direction must be one of {DIRECTIONS}, got {direction!r}'
            )
        if input_mode not in ('linear_input', 'auto_select'):
            raise ValueError(
                f"input_mode must be 'linear_input', got {input_mode!r}; "
                f'skipped inputs have no canonical form here'
            )
        self.input_mode = input_mode
        self.direction = direction
        self._dropout = dropout
        self._seed = seed
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer or v1.zeros_initializer()
        self._layers: list = []

    @staticmethod
    def _adapt_arguments(release, values):
        """Up to 1.4 the weights were an opaque argument of each call.

        Raises:
            NotImplementedError: The release is 1.4 or earlier.
        """
        if release < '1.5':
            raise NotImplementedError(
                f'contrib.cudnn_rnn of TensorFlow {release} takes its weights '
                f'as an opaque buffer of cuDNN, which only a GPU can read; '
                f'use CudnnCompatibleLSTMCell or CudnnCompatibleGRUCell'
            )
        return values

    @property
    def num_dirs(self):
        """Number of directions, 1 or 2."""
        return 1 + DIRECTIONS.index(self.direction)

    def state_shape(self, batch_size):
        """Shapes of the parts of the state."""
        shape = [self.num_layers * self.num_dirs, batch_size, self.num_units]
        return tuple(shape for _ in range(self._state_parts))

    def build(self, input_shape):
        """Creates the weights before a call, which does so by itself.

        Args:
            input_shape: `[time, batch, depth]`; only depth has to be known.
        """
        if self.built:
            return
        self._graph = v1.get_default_graph()
        depth = v1.dimension_value(tf.TensorShape(input_shape)[-1])
        self._input_size = depth
        self._set_scope(None)
        with (
            v1.variable_scope(
                self._scope, reuse=self._reuse, auxiliary_name_scope=False
            ) as scope,
            tf.name_scope(scope.original_name_scope),
        ):
            self.call(tf.zeros([1, 1, depth], self._dtype), training=False)
        super().build(input_shape)

    def _build_once(self, inputs):
        if not self.built:
            self._graph, self.built = v1.get_default_graph(), True
            self._input_size = v1.dimension_value(inputs.shape[-1])
        super()._build_once(inputs)

    def call(
        self,
        inputs,
        initial_state=None,
        sequence_lengths=None,
        time_major=True,
        training=True,
    ):
        """Runs over a sequence.

        Args:
            inputs: `[time, batch, depth]`, `[batch, time, depth]` if not
                `time_major`.
            initial_state: Tuple of `[layers * directions, batch, units]`, h
                and for an LSTM c; else zeros.
            sequence_lengths: `[batch]`, or None.
            time_major: Whether time is the first axis.
            training: Whether to drop out.

        Returns:
            `(outputs [time, batch, directions * units], final state)`, the
            state like `initial_state`.
        """
        if initial_state is None:
            batch = tf.shape(inputs)[1 if time_major else 0]
            initial_state = tuple(
                tf.zeros(shape, self._dtype)
                for shape in self.state_shape(batch)
            )
        states = self._to_cells(initial_state)
        with v1.variable_scope(
            v1.get_variable_scope(),
            custom_getter=self._getter,
            initializer=self._kernel_initializer,
        ):
            outputs, states = self._unroll(
                self._dropping(training),
                inputs,
                states,
                sequence_length=sequence_lengths,
                dtype=self._dtype,
                time_major=time_major,
            )
        return outputs, self._from_cells(states)

    def _unroll(self, layers, inputs, states, **options):
        from .. import loops

        space = loops.for_release(self.release)
        if self.num_dirs == 1:
            return space.dynamic_rnn(
                MultiRNNCell([pair[0] for pair in layers]),
                inputs,
                initial_state=tuple(pair[0] for pair in states),
                scope='rnn',
                **options,
            )
        forward, backward = zip(*layers, strict=True)
        starts = [list(side) for side in zip(*states, strict=True)]
        outputs, forward, backward = space.stack_bidirectional_dynamic_rnn(
            list(forward), list(backward), inputs, *starts, **options
        )
        return outputs, tuple(zip(forward, backward, strict=True))

    def _dropping(self, training):
        """The cells of each layer, made once, and what drops out of a call."""
        if not self._layers:
            self._layers = [
                [self._cell() for _ in range(self.num_dirs)]
                for _ in range(self.num_layers)
            ]
        if not self._dropout or training is False:
            return self._layers
        keep = 1.0 - self._dropout
        if not isinstance(training, bool):
            keep = tf.where(training, keep, 1.0)
        seed = self._seed
        return self._layers[:1] + [
            [
                DropoutWrapper(cell, input_keep_prob=keep, seed=seed)
                for cell in cells
            ]
            for cells in self._layers[1:]
        ]

    def _getter(self, getter, name, *args, **kwargs):
        """Initializes biases to the sum of cuDNN's two, which start alike."""
        if name.endswith('/bias'):
            count = 1 if '_projection/' in name else 2
            start = self._bias_initializer

            def initializer(shape, dtype=None, partition_info=None):
                return tf.add_n([start(shape, dtype) for _ in range(count)])

            kwargs['initializer'] = initializer
        variable = getter(name, *args, **kwargs)
        self._track(variable, True)
        return variable

    def _to_cells(self, state):
        """States a layer and direction, in the order of the cells."""
        parts = [
            tf.unstack(part, self.num_layers * self.num_dirs) for part in state
        ]
        flat = [self._pack(each) for each in zip(*parts, strict=True)]
        return [
            flat[i : i + self.num_dirs]
            for i in range(0, len(flat), self.num_dirs)
        ]

    def _from_cells(self, states):
        if self.num_dirs == 1:
            flat = list(states)
        else:
            flat = [state for pair in states for state in pair]
        parts = zip(*map(self._unpack, flat), strict=True)
        return tuple(tf.stack(part) for part in parts)

    def _cell(self):
        raise NotImplementedError(
            f'{type(self).__name__} must define _cell(), a cell of one layer'
        )

    def _pack(self, parts):
        return parts[0]

    def _unpack(self, state):
        return (state,)

    _state_parts = 1


class CudnnLSTM(CudnnLayer):
    """Layers of LSTM; the state is `(h, c)`. See `CudnnLayer`."""

    rnn_mode = 'lstm'
    _state_parts = 2
    _gates = 4

    def _cell(self):
        return CudnnCompatibleLSTMCell(self.num_units)

    def _pack(self, parts):
        h, c = parts
        return CudnnCompatibleLSTMCell(1).state_size._make((c, h))

    def _unpack(self, state):
        return state.h, state.c


class CudnnGRU(CudnnLayer):
    """Layers of GRU; the state is `(h,)`. See `CudnnLayer`."""

    rnn_mode = 'gru'
    _gates = 3

    def _cell(self):
        return CudnnCompatibleGRUCell(self.num_units)


class CudnnRNNTanh(CudnnLayer):
    """Layers of tanh cells; the state is `(h,)`. See `CudnnLayer`."""

    rnn_mode = 'rnn_tanh'

    def _cell(self):
        return BasicRNNCell(self.num_units, activation=tf.tanh)


class CudnnRNNRelu(CudnnLayer):
    """Layers of relu cells; the state is `(h,)`. See `CudnnLayer`."""

    rnn_mode = 'rnn_relu'

    def _cell(self):
        return BasicRNNCell(self.num_units, activation=tf.nn.relu)
