"""Cells as users wrote them: sub-classes of RNNCell, old style and new."""

from __future__ import absolute_import, division, print_function


def linear(b):
    """The helper that multiplies inputs by one weight, where it was."""
    return b.find(
        'nn.rnn_cell._linear',
        'contrib.rnn.python.ops.core_rnn_cell_impl._linear',
        'contrib.rnn.python.ops.core_rnn_cell._linear',
        'python.ops.rnn_cell_impl._linear',
    )


def callable_cell(b, form='integer'):
    """A cell that overrides `__call__` and makes its own variables."""
    tf = b.tf
    size = {'integer': 3, 'tuple': (3, 3)}.get(form)

    class Mixer(b.cells.RNNCell):
        @property
        def state_size(self):
            return tf.TensorShape([3]) if size is None else size

        @property
        def output_size(self):
            return 3

        def __call__(self, inputs, state, scope=None):
            with tf.variable_scope(scope or type(self).__name__):
                depth = inputs.get_shape()[1]
                into = tf.get_variable('into', [depth, 3])
                back = tf.get_variable('back', [3, 3])
                old = state[1] if isinstance(state, tuple) else state
                new = tf.tanh(tf.matmul(inputs, into) + tf.matmul(old, back))
                if isinstance(state, tuple):
                    return new, (new + state[0], new)
                return new, new

    return Mixer()


def linear_cell(b):
    """A cell of 3 units on the `linear` helper, as thousands were."""
    tf = b.tf
    project = linear(b)

    class Plain(b.cells.RNNCell):
        def __init__(self, num_units):
            if b.since('1.2'):
                super(Plain, self).__init__()
            self._num_units = num_units

        @property
        def input_size(self):
            return self._num_units

        @property
        def output_size(self):
            return self._num_units

        @property
        def state_size(self):
            return self._num_units

        def __call__(self, inputs, state, scope=None):
            with tf.variable_scope(scope or 'plain'):
                with tf.variable_scope('gate'):
                    gate = tf.sigmoid(project([inputs, state], 3, True))
                with tf.variable_scope('new'):
                    new = tf.tanh(project([inputs, state], 3, False))
            state = gate * state + (1 - gate) * new
            return 2.0 * state, state

    return Plain(3)


def built_cell(b):
    """A cell of the 1.2 kind: `call`, variables by `get_variable`."""
    tf = b.tf

    class Counting(b.cells.RNNCell):
        @property
        def output_size(self):
            return 3

        @property
        def state_size(self):
            return 3

        def call(self, inputs, state):
            depth = inputs.get_shape()[1]
            weight = tf.get_variable('weight', [depth, 3])
            state = tf.tanh(tf.matmul(inputs, weight)) + 0.5 * state
            return state, state

    return Counting()


def layer_cell(b, **options):
    """A cell of the 1.8 kind: `build` adds variables, `call` uses them."""
    tf = b.tf

    class Layered(b.cells.LayerRNNCell):
        @property
        def output_size(self):
            return 3

        @property
        def state_size(self):
            return 3

        def build(self, inputs_shape):
            depth = int(inputs_shape[1])
            self._weight = self.add_variable('weight', shape=[depth, 3])
            self._bias = self.add_variable(
                'bias', shape=[3], initializer=tf.zeros_initializer()
            )
            self.built = True

        def call(self, inputs, state):
            state = tf.tanh(tf.matmul(inputs, self._weight) + self._bias)
            return state, state

    return Layered(**options)
