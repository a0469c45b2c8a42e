"""Operations such as `argmax`, which a tie may turn either way.

The largest of two logits that are equal up to the last bit is the one or the
other, and so is everything that follows from it.
"""

from __future__ import annotations

import collections

import numpy as np
import tensorflow as tf

# Up to so many that stand before one fetch are looked at.
MOST = 16
_LARGEST = ('ArgMax', 'ArgMin')
_TOP = ('TopK', 'TopKV2')
_COMPARED = (
    *('Greater', 'GreaterEqual', 'Less', 'LessEqual'),
    *('Equal', 'NotEqual'),
)
_ROUNDED = {'Round': 0.5, 'Rint': 0.5, 'Floor': 1.0, 'Ceil': 1.0, 'Cast': 1.0}


def before(tensor):
    """The decisions that a tensor follows from, its own first.

    Args:
        tensor: A tensor or operation.

    Returns:
        List of `Decision`.
    """
    start = getattr(tensor, 'op', tensor)
    found, seen, queue = [], set(), collections.deque([start])
    while queue and len(found) < MOST:
        operation = queue.popleft()
        if operation is None or operation.name in seen:
            continue
        seen.add(operation.name)
        decision = _decision(operation)
        if decision is not None:
            found.append(decision)
        queue += [source.op for source in operation.inputs]
    return found


class Decision:
    """One operation that decides.

    Args:
        operation: The operation.
        output: Number of the output that holds what it decided.
        inputs: How many of its inputs it decides by.
    """

    def __init__(self, operation, output, inputs):
        self.made = operation.outputs[output]
        self.by = list(operation.inputs[:inputs])
        self._type = operation.type
        self._axis = -1
        if self._type in _LARGEST:
            axis = tf.get_static_value(operation.inputs[1])
            self._axis = -1 if axis is None else int(axis)

    def ties(self, first, second, inputs, tolerance):
        """Counts what was decided otherwise, and whether all of it tied.

        Args:
            first: What one run decided.
            second: What the other decided.
            inputs: What the other decided by, arrays.
            tolerance: t of `t + t * max|input|`.

        Returns:
            `(how many, whether all are ties)`.
        """
        if first.shape != second.shape:
            return 1, False
        differ = first != second
        count = int(np.count_nonzero(differ))
        if not count:
            return 0, True
        wide = [np.asarray(value, np.float64) for value in inputs]
        scale = max(float(np.max(np.abs(x), initial=0.0)) for x in wide)
        gap = self._gap(first, second, wide)
        bound = 2 * (tolerance + tolerance * scale)
        return count, bool(
            np.all(np.broadcast_to(gap, differ.shape)[differ] <= bound)
        )

    def _gap(self, first, second, inputs):
        """How far each decision was from turning the other way."""
        value = inputs[0]
        if self._type in _LARGEST:
            return np.abs(
                _taken(value, first, self._axis)
                - _taken(value, second, self._axis)
            )
        if self._type in _TOP:
            return np.abs(
                np.take_along_axis(value, first, -1)
                - np.take_along_axis(value, second, -1)
            )
        if self._type in _COMPARED:
            return np.abs(value - inputs[1])
        first, second = (x.astype(np.float64) for x in (first, second))
        low = np.minimum(first, second)
        gap = np.abs(value - low - _ROUNDED[self._type])
        return np.where(np.abs(first - second) > 1.0, np.inf, gap)


def _taken(value, places, axis):
    places = np.expand_dims(places.astype(np.int64), axis)
    return np.squeeze(np.take_along_axis(value, places, axis), axis)


def _decision(operation):
    kind = operation.type
    if kind not in (*_LARGEST, *_TOP, *_COMPARED, *_ROUNDED):
        return None
    source = operation.inputs[0]
    graph = operation.graph
    if not source.dtype.is_floating or not graph.is_fetchable(source):
        return None
    output = 1 if kind in _TOP else 0
    made = operation.outputs[output]
    if not graph.is_fetchable(made) or (
        kind == 'Cast' and made.dtype.is_floating
    ):
        return None
    return Decision(operation, output, 2 if kind in _COMPARED else 1)
