"""Gets and sets the weights of a layer, as a Keras layer does."""

from __future__ import annotations

import sys
import weakref

import tensorflow as tf

v1 = tf.compat.v1

_sessions: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()


class WeightValues:
    """What has `weights`, and so values of them."""

    weights: list
    name: str

    def get_weights(self):
        """The values of all weights, a list of arrays."""
        return session().run([_plain(weight) for weight in self.weights])

    def set_weights(self, values):
        """Sets all weights.

        Args:
            values: List of arrays, in the order of `weights`.

        Raises:
            ValueError: There is not one array a weight.
        """
        if len(values) != len(self.weights):
            raise ValueError(
                f'values must hold {len(self.weights)} arrays, one for each '
                f'weight of {self.name}, got {len(values)}'
            )
        running = session()
        for weight, value in zip(self.weights, values, strict=True):
            _plain(weight).load(value, running)


def session():
    """The session at hand, or one of the graph.

    Variables without a value get their initial ones, as under Keras.
    """
    graph = v1.get_default_graph()
    found = v1.get_default_session()
    if found is None or found.graph is not graph:
        found = _sessions.get(graph)
    if found is None:
        found = _sessions[graph] = v1.Session(graph=graph)
    known = v1.global_variables()
    ready = found.run([v1.is_variable_initialized(v) for v in known])
    pairs = zip(known, ready, strict=True)
    found.run([v.initializer for v, is_ready in pairs if not is_ready])
    return found


def _plain(weight):
    """The variable itself, also of a weight of today's Keras."""
    is_plain = isinstance(weight, (tf.Variable, v1.Variable))
    return weight if is_plain else weight.value


def show_keras(variable):
    """Has Keras of the time initialize a weight before it trains or predicts.

    It gives their first values to the variables that it knows, and it knew
    those of TensorFlow's own layers.

    Args:
        variable: A variable, or a partitioned one.
    """
    backend = sys.modules.get('tf_keras.src.backend')
    if backend is not None:
        parts = getattr(variable, '_get_variable_list', lambda: [variable])
        for part in parts():
            backend.track_variable(part)
