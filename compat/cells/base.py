"""The cell that all cells derive from, and who owns its weights.

In 0.x and 1.0 weights belong to the variable scope that a cell is called in:
one cell in three scopes is three sets of weights. In 1.1 a second scope is an
error. From 1.2 weights belong to the cell object.
"""

from __future__ import annotations

import contextlib
import functools
from numbers import Real
from typing import Any

import tensorflow as tf

from ..layer_base import alike, products
from ..layer_base.graph_seeds import as_many_as, seeded
from ..layer_base.layer import Layer
from ..layer_base.whole_sizes import whole_shape
from ..names.variables import cell_scope, variable_name
from ..releases import Since
from .checks import check_like_inputs, matrix_depth

v1 = tf.compat.v1

# Up to 1.4 `linear` kept its bias from the scope's partitioner.
_LINEAR_BIAS_WHOLE = Since({'0.5': True, '1.5': False})
# Operations of each part of a zero state, whose batch size is an int or a
# tensor, as counted in 0.12.1 and 1.8.0.
_ZEROS = Since({'0.5': (3, 4), '1.0': (None, None), '1.2': (8, 10)})


class _InputSize:
    """Depth that scripts of 0.5 to 0.8 asked a cell for.

    No cell of 1.x had one, so a script's own may keep it as an attribute.
    """

    def __get__(self, cell, _=None):
        if cell is None:
            return self
        own = cell.__dict__.get('_input_size')
        return own or cell.__dict__.get('_num_units') or cell.output_size


class _OfLayers(property):
    """A property of layers, which before 1.2 is free for a cell's own value.

    Args:
        name: Its name.
    """

    def __init__(self, name):
        of_layers = getattr(Layer, name)
        super().__init__(of_layers.fget, doc=of_layers.__doc__)
        self._own = name

    def __get__(self, cell, kind=None):
        if cell is not None and self._own in cell.__dict__:
            return cell.__dict__[self._own]
        return super().__get__(cell, kind)

    def __set__(self, cell, value):
        if cell.release >= cell._owns_weights_since:
            super().__set__(cell, value)
        cell.__dict__[self._own] = value


class RNNCell(Layer):
    """Maps inputs and a state to an output and the next state.

    A sub-class defines `state_size`, `output_size` and `call(inputs, state)`,
    or, as scripts of 0.x and 1.0 do, `__call__(inputs, state, scope=None)`.

    Source: TensorFlow 0.5 to 1.15, `nn.rnn_cell.RNNCell`.
    """

    _checks_scope = False
    # From this release weights belong to the cell, not to the scope.
    _owns_weights_since = '1.2'
    # Whether the release made the cell of `linear`.
    _made_of_linear = False
    _is_tf_rnn_cell = True

    def __call__(self, inputs, state, scope=None):
        """Runs one step.

        Args:
            inputs: `[batch, depth]`.
            state: `[batch, state_size]`, or a structure like `state_size`.
            scope: Variable scope or its name; by default the cell's own.

        Returns:
            `(output [batch, output_size], next state)`.
        """
        if isinstance(state, (list, tuple)) and len(state) == 1:
            # Today's Keras has one state in a tuple.
            one = not tf.nest.is_nested(self.state_size)
            state = state[0] if one else state
        owned = self.release >= self._owns_weights_since
        call = _call_as_object if owned else _call_by_scope
        return call(self, inputs, state, scope)

    @property
    def state_size(self):
        """Depth of the state: an int, a TensorShape or a tuple of them."""
        raise NotImplementedError(
            f'{type(self).__name__} must define state_size'
        )

    @property
    def output_size(self):
        """Depth of the output: an int or a TensorShape."""
        raise NotImplementedError(
            f'{type(self).__name__} must define output_size'
        )

    input_size: Any = _InputSize()
    weights = _OfLayers('weights')
    variables = _OfLayers('variables')
    trainable_weights = _OfLayers('trainable_weights')
    trainable_variables = _OfLayers('trainable_variables')
    non_trainable_weights = _OfLayers('non_trainable_weights')
    non_trainable_variables = _OfLayers('non_trainable_variables')
    name = _OfLayers('name')
    graph = _OfLayers('graph')
    scope_name = _OfLayers('scope_name')

    @property
    def compute_dtype(self):
        """Type that today's Keras asks a cell for: float32 by default."""
        return self.dtype or 'float32'

    def build(self, _):
        """Creates the weights; a cell without weights has none."""

    def zero_state(self, batch_size, dtype):
        """Zeros in the structure of `state_size`.

        Args:
            batch_size: int or int32 scalar tensor.
            dtype: Type of the state.

        Returns:
            Tensors `[batch, size]` in the structure of `state_size`.
        """
        with tf.name_scope(type(self).__name__ + 'ZeroState'):
            return zeros_like_size(
                self.state_size, batch_size, dtype, _ZEROS[self.release]
            )

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        """The zero state for `inputs`, or for a batch size and type.

        Args:
            inputs: `[batch, ...]`, or None.
            batch_size: int or scalar tensor; needed without inputs.
            dtype: Needed without inputs; today's `keras.layers.RNN` asks
                without it, and gets float32.

        Raises:
            ValueError: Neither inputs nor a batch size are given, or they
                contradict the inputs.
        """
        return self.zero_state(*batch_and_dtype(inputs, batch_size, dtype))

    def get_config(self):
        """A dict of plain values that `from_config` reads."""
        from .configs import config_of

        return config_of(self)

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a cell from what `get_config` gave."""
        from . import for_release
        from .configs import arguments_of

        return cls(**arguments_of(config, for_release(cls.release)))

    def add_weight(self, name, shape, dtype=None, initializer=None, **kwargs):
        """Creates or finds a weight, under the release's name for it.

        Args:
            name: Role of the weight, TensorFlow 1.15's name for it.
            shape: Static shape, a list of ints.
            dtype: By default that of the cell's inputs.
            initializer: By default the scope's, else the release's.
            **kwargs: As for `Layer.add_weight`.

        Returns:
            The variable.
        """
        linear = self._made_of_linear and name.endswith('bias')
        whole = linear and _LINEAR_BIAS_WHOLE[self.release]
        if self.release < self._owns_weights_since:
            return self.weight(
                name,
                shape,
                whole,
                dtype=dtype or self._dtype or tf.float32,
                initializer=initializer,
                partitioner=kwargs.get('partitioner'),
            )
        name = variable_name(self._convention(), name, self.release)
        if initializer is None:
            initializer = default_initializer(self.release)
        return super().add_weight(
            name, shape, dtype, initializer, whole=whole, **kwargs
        )

    def weight(self, role, shape, whole=False, **options):
        """Creates a weight in the scope at hand, or finds it there.

        For cells that make their weights while they run, as all cells of
        contrib did; `add_weight` is for `build`.

        Args:
            role: TensorFlow 1.15's name for the weight.
            shape: Static shape, a list of ints.
            whole: Whether the scope's own partitioner leaves it whole.
            **options: `dtype`, `initializer`, `trainable` and `partitioner`.

        Returns:
            The variable.
        """
        options.setdefault('dtype', self._dtype or tf.float32)
        if options.get('initializer') is None:
            options['initializer'] = default_initializer(self.release)
        name = variable_name(self._convention(), role, self.release)
        if options.get('partitioner') is None:
            options['initializer'] = seeded(
                options['initializer'], options['dtype']
            )
        get = whole_variable if whole else v1.get_variable
        variable = get(name, whole_shape(shape), **options)
        self._track(variable, options.get('trainable', True))
        return variable

    def linear(self, args, size, bias=True, bias_start=0.0, folder=''):
        """`args W + b`, with weights from the scope at hand.

        Args:
            args: `[batch, n]`, or a list of them to be joined.
            size: Depth of the result.
            bias: Whether to add a bias.
            bias_start: First value of the bias.
            folder: Place of the weights below the scope, such as `gates/`.

        Returns:
            `[batch, size]`.
        """
        args = tf.nest.flatten(args)
        depth = sum(matrix_depth(arg) for arg in args)
        dtype = args[0].dtype
        kernel = self.weight(f'{folder}kernel', [depth, size], dtype=dtype)
        joined = args[0] if len(args) == 1 else alike.join(args)
        product = products.matmul(joined, kernel)
        if not bias:
            return product
        start = v1.constant_initializer(bias_start)
        bias = self.weight(
            f'{folder}bias', [size], True, dtype=dtype, initializer=start
        )
        return tf.nn.bias_add(product, bias)

    def _convention(self):
        """Name of the library class whose variable names apply."""
        for base in type(self).__mro__:
            if base.__dict__.get('_names_own_variables'):
                return base.__name__
        return type(self).__name__

    def _scope_for_release(self):
        if self.release < '1.0':
            return cell_scope(type(self).__name__, self.release)
        return cell_scope(self._convention(), self.release)

    def _base_scope_name(self):
        return self._name or cell_scope(type(self).__name__, self.release)

    def _remember_weight(self, getter, *args, **kwargs):
        """Custom getter: variables made within `call` are the cell's too."""
        variable = getter(*args, **kwargs)
        first = variable
        if hasattr(variable, '_get_variable_list'):
            first = next(iter(variable), variable)
        trainable = any(first is v for v in v1.trainable_variables())
        self._track(variable, trainable)
        return variable


class LayerRNNCell(RNNCell):
    """A cell whose weights are all made by `build`.

    From 1.5 such cells took a scope name of their own when two of them are
    called in one scope (`gru_cell`, `gru_cell_1`).
    """

    _checks_scope = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if 'call' in vars(cls):
            cls.call = _making_weights(cls.call)  # type: ignore[method-assign]


def zeros_like_size(state_size, batch_size, dtype, numbers=(None, None)):
    """Zeros in the structure of a state size.

    Args:
        state_size: int, TensorShape, int32 scalar tensor, or a structure of
            them.
        batch_size: int or int32 scalar tensor, or a list or a TensorShape of
            such sizes, as from 1.2 on.
        dtype: Type of the zeros.
        numbers: How many operations the release made of each part, for a
            batch size that is an int and for a tensor; see `op_numbers`.

    Returns:
        Tensors `[batch, size]` in the structure of `state_size`.
    """

    def zeros(size):
        if isinstance(size, tf.Tensor):
            sizes, known = [size], [tf.get_static_value(size)]
        else:
            sizes = known = tf.TensorShape(whole_size(size)).as_list()
        batch = _batch_sizes(batch_size)
        shape = [*batch, *sizes]
        number = numbers[isinstance(batch_size, tf.Tensor)]
        with as_many_as(number):
            result = tf.zeros(tf.stack(shape), dtype)
            batch = [tf.convert_to_tensor(part) for part in batch]
            if result.shape[0] is not None and _of_partial_shape(batch[0]):
                shape = [None, *result.shape[1:]]
                result = v1.placeholder_with_default(result, shape)
        static = [tf.get_static_value(part) for part in batch]
        known = [None if k is None else int(k) for k in (*static, *known)]
        result.set_shape(known)
        return result

    return tf.nest.map_structure(zeros, state_size)


def _batch_sizes(size):
    """A list of the sizes before a state's own: one, or what a list holds."""
    if isinstance(size, tf.TensorShape):
        size = size.as_list()
    sizes = size if isinstance(size, (list, tuple)) else [size]
    is_part = v1.Dimension
    sizes = [s.value if isinstance(s, is_part) else s for s in sizes]
    return [whole_size(s) for s in sizes]


def _of_partial_shape(size):
    """Whether it is one of the sizes of a tensor that knows them in part.

    No release knew such a size before it ran, so that programs feed states of
    another batch; today's TensorFlow does.
    """
    if size.op.type != 'StridedSlice' or size.op.inputs[0].op.type != 'Shape':
        return False
    return not size.op.inputs[0].op.inputs[0].shape.is_fully_defined()


def whole_size(size):
    """A size that may be a whole float, as releases took `units / 2`."""
    is_real = isinstance(size, Real)
    return int(size) if is_real and float(size).is_integer() else size


def batch_and_dtype(inputs, batch_size, dtype):
    """The batch size and the type of a first state.

    Args:
        inputs: `[batch, ...]`, or None.
        batch_size: int or scalar tensor, or None with inputs.
        dtype: Type, or None; float32 without inputs.

    Raises:
        ValueError: See `RNNCell.get_initial_state`.
    """
    if inputs is not None:
        inputs = tf.convert_to_tensor(inputs)
        check_like_inputs(inputs, batch_size, dtype)
        batch_size = inputs.shape.as_list()[0] or tf.shape(inputs)[0]
        dtype = inputs.dtype
    if batch_size is None:
        raise ValueError(
            f'batch_size and dtype cannot be None without inputs, got '
            f'batch_size={batch_size}, dtype={dtype}'
        )
    return batch_size, dtype or tf.float32


def default_initializer(release):
    """Initializer of a weight that names none, in a scope that names none.

    Args:
        release: A Release.

    Returns:
        Unit-scaling uniform up to 0.12; None from 1.0, which means Glorot.
    """
    if release >= '1.0' or v1.get_variable_scope().initializer is not None:
        return None
    return v1.uniform_unit_scaling_initializer()


def whole_variable(name, shape, **options):
    """Makes a variable that the scope's partitioner leaves whole."""
    with v1.variable_scope(
        v1.get_variable_scope(), auxiliary_name_scope=False
    ) as inner:
        inner.set_partitioner(None)
        return v1.get_variable(name, shape, **options)


@contextlib.contextmanager
def own_scope(cell, scope):
    """Opens a cell's scope in 0.5 to 1.1, where weights belong to scopes.

    In 1.1 a second scope for one cell is an error.

    Args:
        cell: The cell.
        scope: Scope or name that the call asks for, or None.
    """
    checked = cell.release >= '1.1' and cell._checks_scope
    name = scope or cell._scope_for_release()
    options = {}
    if checked and cell._reuse is not None:
        options['reuse'] = cell._reuse
    with v1.variable_scope(name, **options) as own:
        if checked:
            _check_scope(cell, own)
        yield


def _making_weights(call):
    """A cell's `call`, which made the weights itself from 1.2 to 1.4.

    Programs of then step a cell by `cell.call(inputs, state)`: the weights are
    those of the scope at hand.
    """

    @functools.wraps(call)
    def made(self, inputs, *args, **kwargs):
        if not self.built and '1.2' <= self.release < '1.5':
            self._scope = v1.get_variable_scope()
            self._build_once(inputs)
        return call(self, inputs, *args, **kwargs)

    return made


def _call_by_scope(cell, inputs, state, scope):
    """Up to 1.1: the weights are those of the scope at hand."""
    with own_scope(cell, scope):
        return _build_and_call(cell, inputs, state)


def _check_scope(cell, own):
    kind, first = type(cell).__name__, getattr(cell, '_scope', None)
    if first is not None and first.name != own.name:
        raise ValueError(
            f'Attempt to reuse RNNCell {cell} with a different variable '
            f"scope than its first use: first '{first.name}', now "
            f"'{own.name}'. TensorFlow 1.1 allows one scope per cell; write "
            f'MultiRNNCell([{kind}(...) for _ in range(num_layers)]) or make '
            f'one cell per direction'
        )
    if first is None and cell._reuse is None and _has_weights(own):
        raise ValueError(
            f'Attempt to have a second RNNCell use the weights of a variable '
            f"scope that already has weights: '{own.name}'; pass "
            f'{kind}(..., reuse=True) to share them'
        )
    cell._scope = own


def _has_weights(scope):
    with v1.variable_scope(scope, reuse=True):
        try:
            v1.get_variable('weights')
        except ValueError:
            return False
    return True


def _build_and_call(cell, inputs, state):
    """Finds the weights in the current scope, then runs the step."""
    first = tf.nest.flatten(inputs)[0]
    cell._dtype = tf.convert_to_tensor(first).dtype.base_dtype
    shapes = [tf.convert_to_tensor(x).shape for x in tf.nest.flatten(inputs)]
    cell.build(shapes[0] if len(shapes) == 1 else shapes)
    return cell.call(inputs, state)


def _call_as_object(cell, inputs, state, scope):
    """From 1.2: the weights are the cell's, made in its first scope."""
    if isinstance(cell, LayerRNNCell) and cell.release >= '1.5':
        return Layer.__call__(cell, inputs, state, scope=scope)
    outer = v1.get_variable_scope() if scope is None else scope
    getter = cell._remember_weight
    with v1.variable_scope(outer, custom_getter=getter) as entered:
        scope = None if scope is None else entered
        return Layer.__call__(cell, inputs, state, scope=scope)
