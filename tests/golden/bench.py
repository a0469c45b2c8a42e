"""The bench on which a case builds its graph, in any release.

It hands the case arithmetic inputs and keeps what the case wants measured.
Where releases moved a name, the bench finds it; all else is the case's own
call of the old API.
"""

from __future__ import absolute_import, division, print_function

import importlib

from . import arithmetic, nest

BATCH = 2
STEPS = 3  # of a loop; a cell alone is called twice
DEPTH = 3


class Bench(object):
    """Tools for one case.

    Attributes:
        tf: The old TensorFlow, or a namespace that stands for it.
        release: Its release, such as `'0.12'`.
        feed: Dict of placeholder to its arithmetic value.
        inputs: Placeholders that the loss is differentiated by.
        kept: Pairs of label and tensor, to be measured.
        facts: Dict of label to text, measured while building.
        gradients: Whether the loss can be differentiated; a case whose
            parts have no gradient says no.
        runs: How often the tensors are evaluated, for parts with a stream.
        variables: Whether the variables are those of the release; only what
            a GPU alone can hold is not.
        initial: `'described'` or `'in full'` where initial values are
            measured, instead of assigning arithmetic ones.
    """

    def __init__(self, tf, release):
        self.tf = tf
        self.release = release
        self.feed = {}
        self.inputs = []
        self.kept = []
        self.facts = {}
        self.gradients = True
        self.runs = 1
        self.variables = True
        self.initial = None
        self.cells = Cells(tf)

    def since(self, release):
        """Whether the bench's release is this one or a later one."""
        return number(self.release) >= number(release)

    def find(self, *paths):
        """The first of some dotted names that the release has."""
        for path in paths:
            found = lookup(self.tf, path)
            if found is not None:
                return found
        raise AttributeError('this release has none of ' + ', '.join(paths))

    def input(self, *shape, **options):
        """A placeholder that is fed arithmetic values.

        Args:
            *shape: Its shape.
            **options: `dtype`, float32 by default.

        Returns:
            Tensor of that shape; the loss is differentiated by it.
        """
        dtype = options.pop('dtype', 'float32')
        place = arithmetic.INPUT + len(self.inputs)
        value = arithmetic.array(list(shape), place, dtype)
        tensor = self.constant(value)
        self.inputs.append(tensor)
        return tensor

    def steps(self, batch=BATCH, depth=DEPTH, count=2):
        """A list of inputs `[batch, depth]`, one a step."""
        return [self.input(batch, depth) for _ in range(count)]

    def constant(self, value, dtype=None):
        """A placeholder that is fed a value, with its static shape."""
        value = arithmetic.np.asarray(value, dtype)
        if dtype is None and value.dtype == 'int64':
            value = value.astype('int32')
        if dtype is None and value.dtype == 'float64' and not value.shape:
            value = value.astype('float32')
        kind = getattr(self.tf, value.dtype.name)
        tensor = self.tf.placeholder(kind, list(value.shape))
        self.feed[tensor] = value
        return tensor

    def state(self, cell, batch=BATCH, dtype='float32'):
        """An arithmetic state in the structure of the zero state.

        Args:
            cell: A cell.
            batch: Number of rows.
            dtype: Name of the type of the state.

        Returns:
            Tensors or structure of tensors, inputs all of them.
        """
        zero = cell.zero_state(batch, getattr(self.tf, dtype))
        self.facts['zero state'] = nest.shape_of(zero)

        def like(tensor):
            if not tensor.dtype.is_floating:
                return tensor
            shape = tensor.get_shape().as_list()
            shape = [batch if n is None else n for n in shape]
            return self.input(*shape, dtype=dtype)

        return nest.map_leaves(like, zero)

    def keep(self, label, value):
        """Keeps a tensor or a structure of tensors to be measured."""
        self.facts['structure of ' + label] = nest.shape_of(value)
        for name, leaf in nest.leaves(value, label):
            array = hasattr(leaf, 'stack') or hasattr(leaf, 'pack')
            self.kept.append((name, _stack(leaf) if array else leaf))

    def describe(self, cell):
        """Keeps the sizes that a cell tells."""
        self.facts['output_size'] = nest.sizes_of(cell.output_size)
        self.facts['state_size'] = nest.sizes_of(cell.state_size)

    # Names that moved between releases.

    @property
    def static_rnn(self):
        """`nn.rnn` of 0.x, `static_rnn` after."""
        return self.find('nn.rnn', 'nn.static_rnn', 'contrib.rnn.static_rnn')

    @property
    def static_bidirectional_rnn(self):
        """`nn.bidirectional_rnn` of 0.x, the static one after."""
        return self.find(
            'nn.bidirectional_rnn',
            'nn.static_bidirectional_rnn',
            'contrib.rnn.static_bidirectional_rnn',
        )


class Cells(object):
    """The cells of a release, wherever it kept them."""

    HOMES = (
        'nn.rnn_cell',
        'contrib.rnn',
        'contrib.rnn.python.ops.rnn_cell',
        'contrib.cudnn_rnn',
        'contrib.grid_rnn',
    )

    def __init__(self, tf):
        self._tf = tf

    def __getattr__(self, name):
        for home in self.HOMES:
            found = lookup(self._tf, home + '.' + name)
            if found is not None:
                return found
        raise AttributeError('this release has no cell ' + name)


def _stack(array):
    return array.stack() if hasattr(array, 'stack') else array.pack()


def lookup(root, path):
    """The object of a dotted name, or None.

    The modules below a `python` are found by import alone: releases removed
    them from their packages' attributes.
    """
    if '.python.' in '.' + path:
        module, _, path = path.rpartition('.')
        name = '{}.{}'.format(getattr(root, '__name__', 'tensorflow'), module)
        try:
            root = importlib.import_module(name)
        except (AttributeError, ImportError):  # the former has advice
            return None
    for part in path.split('.'):
        root = getattr(root, part, None)
        if root is None:
            return None
    return root


def number(release):
    """A release as a pair of integers, `(0, 12)` for `'0.12.1'`."""
    major, minor = str(release).split('.')[:2]
    return int(major), int(minor)
