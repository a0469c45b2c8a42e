"""Sequences of `tf.feature_column` side by side, as a cell reads them.

Source: TensorFlow 1.8.0 and 1.12.3, `contrib/feature_column`.
"""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def sequence_input_layer(
    features, feature_columns, weight_collections=None, trainable=True
):
    """The columns of sequences side by side, and the lengths.

    Args:
        features: Dict of tensors and SparseTensors.
        feature_columns: Columns of sequences: numbers, embeddings or
            indicators.
        weight_collections: Collections for the columns' weights.
        trainable: Whether optimizers change them.

    Returns:
        `[batch, time, size]`, and the steps of each example, `[batch]`
        int64.

    Raises:
        ValueError: A column of something else, or two of one name.
    """
    columns = _checked(feature_columns)
    values = _Values(features)
    outputs, lengths = [], []
    with v1.variable_scope(None, 'sequence_input_layer', features.values()):
        for column in columns:
            name = getattr(column, '_var_scope_name', column.name)
            with v1.variable_scope(None, default_name=name):
                weights = _Weights(weight_collections, trainable)
                found, length = _dense(column, values, weights)
                outputs.append(_flat(column, found))
                lengths.append(length)
        return tf.concat(outputs, -1), _same(lengths)


class _Values:
    """Features and what columns made of them, each made once."""

    def __init__(self, features):
        self._features = dict(features)
        self._made = {}

    def get(self, key, state_manager=None, training=None):
        """A feature by its name or column."""
        if key not in self._made:
            self._made[key] = self._make(key, state_manager)
        return self._made[key]

    def _make(self, key, weights):
        if not isinstance(key, str):
            if hasattr(key, 'transform_feature'):
                return key.transform_feature(self, weights)
            return key._transform_feature(self)
        if key not in self._features:
            raise ValueError(f'Feature {key} is not in features dictionary.')
        value = self._features[key]
        value = v1.convert_to_tensor_or_sparse_tensor(value)
        if isinstance(value, tf.Tensor) and value.shape.rank == 1:
            return tf.expand_dims(value, -1)
        return value


class _Weights:
    """Variables of a column in the scope around it."""

    def __init__(self, collections, trainable):
        self.collections = [
            *(collections or ()), v1.GraphKeys.GLOBAL_VARIABLES
        ]  # fmt: skip
        self.trainable = trainable
        self._made = {}

    def create_variable(
        self,
        feature_column,
        name,
        shape,
        dtype=None,
        trainable=True,
        use_resource=True,
        initializer=None,
    ):
        """Makes a variable, as a column asks for it."""
        made = v1.get_variable(
            name,
            shape,
            dtype,
            initializer,
            trainable=self.trainable and trainable,
            collections=self.collections,
        )
        self._made[feature_column, name] = made
        return made

    def get_variable(self, feature_column, name):
        """A variable that was made."""
        return self._made[feature_column, name]

    def has_resource(self, feature_column, name):
        """Whether a table was kept: none is."""
        return False

    def add_resource(self, feature_column, name, resource):
        """Lets the graph keep a table."""


def _checked(columns):
    if isinstance(columns, dict):
        raise ValueError('Expected feature_columns to be iterable, found dict')
    columns = columns if isinstance(columns, (list, tuple)) else [columns]
    for column in columns:
        if not (
            hasattr(column, 'get_sequence_dense_tensor')
            or hasattr(column, '_get_sequence_dense_tensor')
        ):
            raise ValueError(
                'All feature_columns must be of type _SequenceDenseColumn. '
                'You can wrap a sequence_categorical_column with an '
                'embedding_column or indicator_column. Given (type '
                f'{type(column)}): {column}'
            )
    names = [column.name for column in columns]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(
                f'Duplicate feature column name found for columns: {name}. '
                'This usually means that these columns refer to same base '
                'feature. Either one must be discarded or a duplicated but '
                'renamed item must be inserted in features dict.'
            )
    return sorted(columns, key=lambda column: column.name)


def _dense(column, values, weights):
    """`[batch, time, ...]` and lengths of a column."""
    if not hasattr(column, 'get_sequence_dense_tensor'):
        return column._get_sequence_dense_tensor(
            values, weights.collections, weights.trainable
        )
    if hasattr(column, 'create_state'):
        column.create_state(weights)
    return column.get_sequence_dense_tensor(values, weights)


def _flat(column, found):
    """`[batch, time, size]`."""
    shape = getattr(column, 'variable_shape', None)
    shape = column._variable_shape if shape is None else shape
    sizes = tf.shape(found)
    return tf.reshape(found, [sizes[0], sizes[1], shape.num_elements()])


def _same(lengths):
    """The lengths, which all columns must agree about."""
    first, *others = lengths
    checks = [v1.assert_equal(first, other) for other in others]
    with tf.control_dependencies(checks):
        return tf.identity(first) if checks else first
