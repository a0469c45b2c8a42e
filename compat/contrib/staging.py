"""`tf.contrib.staging`: a queue of tensors beside the graph's devices."""

import tensorflow as tf

v1 = tf.compat.v1
raw = tf.raw_ops


class StagingArea:
    """A queue that a step fills and the next one empties.

    Args:
        dtypes: Types of the tensors of an element.
        shapes: Their shapes, or None.
        names: Their names, with which an element is a dict; or None.
        shared_name: Shared by areas of this name; a name of its own by
            default.
        capacity: Most elements that are held; 0 for any number.
        memory_limit: Most bytes that are held; 0 for any number.

    Raises:
        ValueError: Lists are of unequal length, or a limit is negative.
    """

    def __init__(
        self,
        dtypes,
        shapes=None,
        names=None,
        shared_name=None,
        capacity=0,
        memory_limit=0,
    ):
        self.dtypes = [tf.as_dtype(dtype) for dtype in dtypes]
        shapes = [None] * len(self.dtypes) if shapes is None else shapes
        self.shapes = [tf.TensorShape(shape) for shape in shapes]
        self.names = list(names) if names else None
        for name, given in (('shapes', self.shapes), ('names', self.names)):
            if given is not None and len(given) != len(self.dtypes):
                raise ValueError(
                    f'{name} must have one entry a type, got {len(given)} '
                    f'for {len(self.dtypes)} types'
                )
        if capacity < 0 or memory_limit < 0:
            raise ValueError('capacity and memory_limit must be 0 or more')
        graph = v1.get_default_graph()
        self.name = shared_name or graph.unique_name('StagingArea')
        self._settings = {
            'capacity': capacity,
            'memory_limit': memory_limit,
            'container': '',
            'shared_name': self.name,
        }

    def put(self, values, name=None):
        """The op that appends an element.

        Args:
            values: A tensor, a list of them, or a dict if there are names.
            name: Name of the op.
        """
        tensors = self._tensors(values)
        return raw.Stage(values=tensors, name=name, **self._settings)

    def get(self, name=None):
        """The oldest element, taken out; waits for one."""
        taken = raw.Unstage(dtypes=self.dtypes, name=name, **self._settings)
        return self._element(taken)

    def peek(self, index, name=None):
        """The element at a place, left there; waits for one."""
        found = raw.StagePeek(
            index=index, dtypes=self.dtypes, name=name, **self._settings
        )
        return self._element(found)

    def size(self, name=None):
        """Number of elements, int32."""
        return raw.StageSize(dtypes=self.dtypes, name=name, **self._settings)

    def clear(self, name=None):
        """The op that takes all elements out."""
        return raw.StageClear(dtypes=self.dtypes, name=name, **self._settings)

    def _tensors(self, values):
        if isinstance(values, dict):
            if self.names is None or set(values) != set(self.names):
                raise ValueError(
                    f'values must have the names {self.names}, got '
                    f'{sorted(values)}'
                )
            values = [values[name] for name in self.names]
        elif self.names is not None:
            raise ValueError(f'values must be a dict of {self.names}')
        if not isinstance(values, (list, tuple)):
            values = [values]
        if len(values) != len(self.dtypes):
            raise ValueError(
                f'values must be {len(self.dtypes)} tensors, got {len(values)}'
            )
        tensors = []
        for value, dtype, shape in zip(
            values, self.dtypes, self.shapes, strict=True
        ):
            tensor = tf.convert_to_tensor(value, dtype)
            shape.assert_is_compatible_with(tensor.shape)
            tensors.append(tensor)
        return tensors

    def _element(self, tensors):
        for tensor, shape in zip(tensors, self.shapes, strict=True):
            tensor.set_shape(shape)
        if self.names is not None:
            return dict(zip(self.names, tensors, strict=True))
        return tensors[0] if len(tensors) == 1 else tensors
